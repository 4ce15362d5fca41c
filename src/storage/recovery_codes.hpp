// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "base/id.hpp"
#include "base/time.hpp"
#include "storage/session.hpp"
#include "vault/digest.hpp"

/// The hashes of somebody's recovery codes.
namespace cairn::recovery_codes {

/// Puts these in the place of all there were.
void put(Transaction& transaction, const PracticeId& practice, const AccountId& account, std::span<const Digest> codes, Instant now);

/// How many are left.
int left(Session& session, const PracticeId& practice, const AccountId& account);

/// Whether this is one of them.
bool holds(Session& session, const PracticeId& practice, const AccountId& account, const Digest& code);

/// Uses one up. False when it is none of them, or was used before.
bool use(Transaction& transaction, const PracticeId& practice, const AccountId& account, const Digest& code);

}  // namespace cairn::recovery_codes
