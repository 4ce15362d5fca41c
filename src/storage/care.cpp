// SPDX-License-Identifier: Apache-2.0
#include "storage/care.hpp"

#include <algorithm>

#include "storage/ledger_states.hpp"

namespace cairn::care {
namespace {

const std::string select = "SELECT therapist, client, begun, ended FROM care WHERE practice = $1";
const std::string goes_on = " AND begun <= $3 AND (ended IS NULL OR ended > $3)";
const std::string select_pair = select + " AND client = $2 AND therapist = $3 ORDER BY begun";
const std::string select_client = select + " AND client = $2 ORDER BY begun, therapist";
const std::string select_clients = select + " AND therapist = $2" + goes_on + " ORDER BY begun, client";
const std::string select_therapists = select + " AND client = $2" + goes_on + " ORDER BY begun, therapist";

Care made(const Row& row) {
  return {.therapist = row.id<AccountId>(0),
          .client = row.id<AccountId>(1),
          .from = row.instant(2),
          .until = row.maybe_instant(3)};
}

bool has_account(Session& session, const PracticeId& practice, const AccountId& account) {
  return session
      .first("SELECT 1 FROM accounts WHERE practice = $1 AND account = $2", {practice, account},
             [](const Row&) { return true; })
      .has_value();
}

}  // namespace

Result<void> begin(Transaction& transaction, const PracticeId& practice, const AccountId& therapist,
                   const AccountId& client, Instant from) {
  const auto before = transaction.all(select_pair, {practice, client, therapist}, made);
  // What begins has no end yet: it may meet nothing that lasts beyond its first moment.
  if (std::ranges::any_of(before, [&](const Care& care) { return !care.until || from < *care.until || care.from == from; }))
    return fail(ErrorKind::conflict, "", "This therapist cares for this client already.");
  transaction.execute("INSERT INTO care (practice, client, therapist, begun) VALUES ($1, $2, $3, $4)",
                      {practice, client, therapist, from});
  ledger::note_care(transaction, practice, therapist, client, from);
  return {};
}

bool end(Transaction& transaction, const PracticeId& practice, const AccountId& therapist, const AccountId& client,
         Instant until) {
  const bool ended = transaction.execute(
                         "UPDATE care SET ended = $4 "
                         "WHERE practice = $1 AND client = $2 AND therapist = $3 AND ended IS NULL AND begun <= $4",
                         {practice, client, therapist, until}) == 1;
  if (ended) ledger::note_care(transaction, practice, therapist, client, until);
  return ended;
}

bool set_end(Transaction& transaction, const PracticeId& practice, const AccountId& therapist, const AccountId& client,
             std::optional<Instant> until, Instant now) {
  const auto all = transaction.all(select_pair, {practice, client, therapist}, made);
  const auto open = std::ranges::find_if(all, [now](const Care& care) { return care.covers(now); });
  if (open == all.end()) return false;
  transaction.execute("UPDATE care SET ended = $5 WHERE practice = $1 AND client = $2 AND therapist = $3 AND begun = $4",
                      {practice, client, therapist, open->from, until});
  ledger::note_care(transaction, practice, therapist, client, open->from);
  return true;
}

std::optional<Instant> over_since(Session& session, const PracticeId& practice, const AccountId& client, Instant at) {
  return over_since(history(session, practice, client), at);
}

std::optional<Instant> over_since(std::span<const Care> history, Instant at) {
  std::optional<Instant> last;
  for (const Care& care : history) {
    if (care.from > at) continue;
    if (!care.until || at < *care.until) return std::nullopt;
    last = std::max(last, care.until);
  }
  return last;
}

Relationship relationship(Session& session, const PracticeId& practice, const AccountId& who, const AccountId& owner,
                          Instant at) {
  if (who == owner) return has_account(session, practice, owner) ? Relationship::self : Relationship::other;
  const auto all = session.all(select_pair, {practice, owner, who}, made);
  if (std::ranges::any_of(all, [&](const Care& care) { return care.covers(at); })) return Relationship::treating;
  if (std::ranges::any_of(all, [&](const Care& care) { return care.until && *care.until <= at; })) return Relationship::past;
  if (!has_account(session, practice, owner) || !has_account(session, practice, who)) return Relationship::other;
  return Relationship::same_practice;
}

std::vector<AccountId> clients_of(Session& session, const PracticeId& practice, const AccountId& therapist, Instant at) {
  return session.all(select_clients, {practice, therapist, at}, [](const Row& row) { return row.id<AccountId>(1); });
}

std::vector<AccountId> therapists_of(Session& session, const PracticeId& practice, const AccountId& client, Instant at) {
  return session.all(select_therapists, {practice, client, at}, [](const Row& row) { return row.id<AccountId>(0); });
}

std::vector<Care> history(Session& session, const PracticeId& practice, const AccountId& client) {
  return session.all(select_client, {practice, client}, made);
}

}  // namespace cairn::care
