// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>

#include "base/id.hpp"
#include "base/time.hpp"
#include "storage/session.hpp"
#include "vault/practice_key.hpp"

/// When each epoch of the practice's key came into use. The first one has no row: it came with the practice.
namespace cairn::key_epochs {

/// Notes that an epoch came into use; does nothing when that is known already.
void note(Transaction& transaction, const PracticeId& practice, const KeyId& epoch, Instant began);

std::map<KeyId, Instant> all(Session& session, const PracticeId& practice);

}  // namespace cairn::key_epochs
