// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "storage/session.hpp"
#include "vault/token.hpp"

/// The browsers that somebody has signed in with, wholly, and called their own. One browser may be several people's.
namespace cairn::known_devices {

/// At most so many of one person; the one that was not used for longest goes first.
constexpr int most_of_one_person = 20;

bool holds(Session& session, const PracticeId& practice, const TokenHash& device, const AccountId& account);

/// Notes that it was used just now, and takes it in when it is new.
void note(Transaction& transaction, const PracticeId& practice, const TokenHash& device, const AccountId& account, Instant now);

/// How many this person has.
int count_of(Session& session, const PracticeId& practice, const AccountId& account);

void forget_all(Transaction& transaction, const PracticeId& practice, const AccountId& account);

}  // namespace cairn::known_devices
