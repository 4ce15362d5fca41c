// SPDX-License-Identifier: Apache-2.0
#include "storage/accounts.hpp"

#include "storage/ledger_states.hpp"

namespace cairn::accounts {
namespace {

const std::string columns = "account, role, state, login, password, profile, created, failures, last_failure, long_password";
const std::string select = "SELECT " + columns + " FROM accounts WHERE practice = $1";
const std::string select_one = select + " AND account = $2";
/// Finds a row where nobody has the login, too: the one that comes next, or the first. A stranger who has nothing but a clock is not to
/// tell a row that is read from one that is not there.
const std::string next_login = "SELECT login FROM accounts WHERE practice = $1 AND login IS NOT NULL";
const std::string select_by_login = select + " AND login = COALESCE((" + next_login + " AND login >= $2 ORDER BY login LIMIT 1), (" +
                                    next_login + " ORDER BY login LIMIT 1))";
const std::string select_all = select + " ORDER BY created, account";
const std::string select_role = select + " AND role = $2 ORDER BY created, account";
const std::string insert =
    "INSERT INTO accounts (practice, " + columns + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

Account made(const Row& row) {
  Account account{.id = row.id<AccountId>(0),
                  .role = row.named<Role>(1),
                  .state = row.named<AccountState>(2),
                  .login = std::nullopt,
                  .password = std::string(row.text(4)),
                  .profile = row.sealed(5),
                  .created = row.instant(6),
                  .failures = static_cast<int>(row.number(7)),
                  .last_failure = row.maybe_instant(8),
                  .long_password = row.yes(9)};
  if (!row.is_null(3)) account.login = LoginHash{row.array<32>(3)};
  return account;
}

/// Puts an account that changed into the ledger as it stands now; answers whether there is one.
bool noted(Transaction& transaction, const PracticeId& practice, const AccountId& account, std::int64_t changed) {
  if (changed == 1) ledger::note_account(transaction, practice, account);
  return changed == 1;
}

}  // namespace

Result<void> add(Transaction& transaction, const PracticeId& practice, const Account& account) {
  if (account.login && find_by_login(transaction, practice, *account.login))
    return fail(ErrorKind::conflict, "/login", "Somebody has this login already. Please choose another one.");
  const std::optional<Digest> login = account.login ? std::optional(account.login->bytes) : std::nullopt;
  transaction.execute(insert, {practice, account.id, account.role, account.state, login, account.password,
                               account.profile, account.created, account.failures, account.last_failure, account.long_password});
  ledger::note_account(transaction, practice, account.id);
  return {};
}

std::optional<Account> find(Session& session, const PracticeId& practice, const AccountId& account) {
  return session.first(select_one, {practice, account}, made);
}

std::optional<Account> find_by_login(Session& session, const PracticeId& practice, const LoginHash& login) {
  auto found = session.first(select_by_login, {practice, login.bytes}, made);
  if (found && found->login != login) found.reset();
  return found;
}

std::vector<Account> all(Session& session, const PracticeId& practice, std::optional<Role> role) {
  if (role) return session.all(select_role, {practice, *role}, made);
  return session.all(select_all, {practice}, made);
}

bool set_password(Transaction& transaction, const PracticeId& practice, const AccountId& account,
                  const std::string& password, bool long_password) {
  return noted(transaction, practice, account,
               transaction.execute("UPDATE accounts SET password = $3, long_password = $4 WHERE practice = $1 AND account = $2",
                                   {practice, account, password, long_password}));
}

bool set_profile(Transaction& transaction, const PracticeId& practice, const AccountId& account, const Sealed& profile) {
  return transaction.execute("UPDATE accounts SET profile = $3 WHERE practice = $1 AND account = $2",
                             {practice, account, profile}) == 1;
}

bool set_state(Transaction& transaction, const PracticeId& practice, const AccountId& account, AccountState state) {
  return noted(transaction, practice, account,
               transaction.execute("UPDATE accounts SET state = $3 WHERE practice = $1 AND account = $2", {practice, account, state}));
}

bool note_failure(Transaction& transaction, const PracticeId& practice, const AccountId& account, Instant at) {
  return transaction.execute(
             "UPDATE accounts SET failures = failures + 1, last_failure = $3 WHERE practice = $1 AND account = $2",
             {practice, account, at}) == 1;
}

bool clear_failures(Transaction& transaction, const PracticeId& practice, const AccountId& account) {
  return transaction.execute(
             "UPDATE accounts SET failures = 0, last_failure = NULL WHERE practice = $1 AND account = $2",
             {practice, account}) == 1;
}

}  // namespace cairn::accounts
