// SPDX-License-Identifier: Apache-2.0
#include "storage/code_apps.hpp"

#include "storage/ledger_states.hpp"

namespace cairn::code_apps {
namespace {

constexpr std::string_view delete_one = "DELETE FROM code_apps WHERE practice = $1 AND account = $2";

CodeApp made(const Row& row) {
  return {.account = row.id<AccountId>(0),
          .secret = row.sealed(1),
          .last_step = row.number(2),
          .created = row.instant(3),
          .last_used = row.maybe_instant(4)};
}

}  // namespace

std::optional<CodeApp> find(Session& session, const PracticeId& practice, const AccountId& account) {
  // Whoever has none is read the next one's, or the first: a clock alone is not to tell who has an app.
  auto found = session.first(
      "SELECT account, secret, last_step, created, last_used FROM code_apps WHERE practice = $1 AND account = COALESCE("
      "(SELECT account FROM code_apps WHERE practice = $1 AND account >= $2 ORDER BY account LIMIT 1), "
      "(SELECT account FROM code_apps WHERE practice = $1 ORDER BY account LIMIT 1))",
      {practice, account}, made);
  if (found && found->account != account) found.reset();
  return found;
}

void put(Transaction& transaction, const PracticeId& practice, const CodeApp& app) {
  transaction.execute(delete_one, {practice, app.account});
  transaction.execute(
      "INSERT INTO code_apps (practice, account, secret, last_step, created, last_used) VALUES ($1, $2, $3, $4, $5, $6)",
      {practice, app.account, app.secret, app.last_step, app.created, app.last_used});
  ledger::note_account(transaction, practice, app.account);
}

bool take_step(Transaction& transaction, const PracticeId& practice, const AccountId& account, std::int64_t step, Instant now) {
  return transaction.execute(
             "UPDATE code_apps SET last_step = $3, last_used = $4 WHERE practice = $1 AND account = $2 AND last_step < $3",
             {practice, account, step, now}) == 1;
}

bool remove(Transaction& transaction, const PracticeId& practice, const AccountId& account) {
  const bool gone = transaction.execute(delete_one, {practice, account}) == 1;
  if (gone) ledger::note_account(transaction, practice, account);
  return gone;
}

}  // namespace cairn::code_apps
