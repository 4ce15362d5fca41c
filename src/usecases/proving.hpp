// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "storage/accounts.hpp"
#include "usecases/practice.hpp"
#include "vault/digest.hpp"

namespace cairn {

/// The second factors of an account, as far as they decide what a password is worth.
struct SecondFactors {
  bool code_app = false;
  std::size_t passkeys = 0;
  bool any() const { return code_app || passkeys > 0; }
};

SecondFactors second_factors_of(const Practice& practice, Session& session, const AccountId& account);

/// What somebody typed to prove who they are.
struct Typed {
  std::string password;
  std::string code;  ///< of a code app, or a recovery code; empty: none
};

/// What it proved, and what has to be used up with it.
struct Proved {
  Proof proof = Proof::password;
  std::optional<std::int64_t> step{};      ///< of the code app
  std::optional<Digest> recovery_code{};
  std::string rehashed{};                  ///< the password's hash with today's parameters, where it was made with others
};

/// Looks at what was typed for this account, or for nobody. Nothing when it is not right; and it is not right without a
/// code where the account has a second factor. Whether or not there is such an account, whether the password is right,
/// whether it has a second factor: one Argon2 hash, one look for a code app and one for a recovery code, three one-time
/// codes worked out. Only what is right costs more. Errors: `unavailable` when no turn came in time.
Result<std::optional<Proved>> look_at(const Practice& practice, const std::optional<Account>& account, const Typed& typed);

/// Uses up the codes of a proof. False when somebody was quicker with the same one, or when password or factors have
/// changed since it was looked at: nothing was proved then.
bool use_up(const Practice& practice, Transaction& transaction, const Account& account, const Proved& proved);

/// The one answer to everything that was not right.
std::unexpected<Error> not_right();

}  // namespace cairn
