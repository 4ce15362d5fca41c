// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/described.hpp"
#include "base/error.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "domain/people.hpp"
#include "storage/session.hpp"
#include "vault/token.hpp"

namespace cairn {

/// Whether an account can be used.
enum class AccountState { active, closed };
BOOST_DESCRIBE_ENUM(AccountState, active, closed)

/// Somebody who can sign in, or whose words are in a record. The name is in the sealed profile.
struct Account {
  AccountId id{};
  Role role = Role::client;
  AccountState state = AccountState::active;
  std::optional<LoginHash> login{};  ///< nobody signs in with a password where there is none (the demo's people)
  std::string password{};            ///< the Argon2id text; empty where there is none
  Sealed profile{};
  Instant created{};
  int failures = 0;  ///< wrong passwords since the last right one
  std::optional<Instant> last_failure{};
  bool long_password = true;  ///< long enough to stand alone, without a second factor
};

namespace accounts {

/// Adds an account. Errors: `conflict` at "/login" when somebody in the practice has this login.
Result<void> add(Transaction& transaction, const PracticeId& practice, const Account& account);

std::optional<Account> find(Session& session, const PracticeId& practice, const AccountId& account);
std::optional<Account> find_by_login(Session& session, const PracticeId& practice, const LoginHash& login);

/// Everybody, or everybody in one role, in the order they came.
std::vector<Account> all(Session& session, const PracticeId& practice, std::optional<Role> role = std::nullopt);

/// Each of these is false when there is no such account.
bool set_password(Transaction& transaction, const PracticeId& practice, const AccountId& account,
                  const std::string& password, bool long_password);
bool set_profile(Transaction& transaction, const PracticeId& practice, const AccountId& account, const Sealed& profile);
bool set_state(Transaction& transaction, const PracticeId& practice, const AccountId& account, AccountState state);

/// Counts one more wrong password.
bool note_failure(Transaction& transaction, const PracticeId& practice, const AccountId& account, Instant at);
/// Forgets the wrong passwords: the right one came.
bool clear_failures(Transaction& transaction, const PracticeId& practice, const AccountId& account);

}  // namespace accounts
}  // namespace cairn
