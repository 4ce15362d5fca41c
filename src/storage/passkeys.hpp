// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"
#include "storage/session.hpp"
#include "vault/webauthn/ceremony.hpp"

namespace cairn {

using PasskeyId = Id<struct PasskeyTag>;

/// A passkey of somebody's.
struct Passkey {
  PasskeyId id{};
  AccountId account{};
  webauthn::Credential credential{};
  Sealed name{};  ///< what its owner calls it
  Instant created{};
  std::optional<Instant> last_used{};
};

/// Adding and removing one notes its account in the ledger, in the same transaction.
namespace passkeys {

/// The one with this credential id, whoever's it is.
std::optional<Passkey> find(Session& session, const PracticeId& practice, std::string_view credential);

/// Those of one person, in the order they were made.
std::vector<Passkey> of(Session& session, const PracticeId& practice, const AccountId& account);

/// The credential id must be nobody's yet.
void add(Transaction& transaction, const PracticeId& practice, const Passkey& passkey);

/// Keeps what an assertion gave, if the counter still stands where that assertion found it. False when another use came
/// in between, or the passkey is gone.
bool note_use(Transaction& transaction, const PracticeId& practice, const Passkey& before, const webauthn::Credential& after,
              Instant now);

/// False when this person has no such passkey.
bool remove(Transaction& transaction, const PracticeId& practice, const AccountId& account, const PasskeyId& passkey);
void remove_all(Transaction& transaction, const PracticeId& practice, const AccountId& account);

}  // namespace passkeys
}  // namespace cairn
