// SPDX-License-Identifier: Apache-2.0
#include "storage/ledger_states.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>

namespace cairn::ledger {
namespace {

/// One row for each passkey of an account, and one for an account without.
const std::string account_columns = "SELECT a.account, a.role, a.state, a.login, a.password, a.created";
const std::string from_accounts = " FROM accounts a";
const std::string of_practice = " WHERE a.practice = $1";
const std::string in_order = " ORDER BY a.account, p.passkey";
const std::string with_factors =
    account_columns + ", c.secret, c.created, p.passkey, p.credential, p.public_key, p.backup_eligible, p.created" + from_accounts +
    " LEFT JOIN code_apps c ON c.practice = a.practice AND c.account = a.account"
    " LEFT JOIN passkeys p ON p.practice = a.practice AND p.account = a.account" + of_practice;
const std::string accounts = with_factors + in_order;
const std::string one_account = with_factors + " AND a.account = $2" + in_order;
/// The same in a database from before there were second factors.
const std::string accounts_alone =
    account_columns + ", NULL, NULL, NULL" + from_accounts + of_practice + " ORDER BY a.account";
const std::string records = "SELECT record, sort, owner, created FROM records WHERE practice = $1";
const std::string one_record = records + " AND record = $2";
const std::string care = "SELECT client, therapist, begun, ended FROM care WHERE practice = $1";
const std::string one_care = care + " AND client = $2 AND therapist = $3 AND (begun = $4 OR ended = $4)";

Value bytes_at(const Row& row, int column) {
  if (row.is_null(column)) return nullptr;
  const auto bytes = row.bytes(column);
  return std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

/// The account itself, and behind it its code app. With neither app nor passkeys the link is that of the account alone.
State account_state(const PracticeId& practice, const Row& row) {
  State state{LeafSort::account, row.array<16>(0),
              link_of("cairn account", std::nullopt,
                      {practice, bytes_at(row, 0), row.text(1), row.text(2), bytes_at(row, 3), row.text(4), row.number(5)})};
  if (!row.is_null(6)) state.link = link_of("cairn code app", state.link, {bytes_at(row, 6), row.number(7)});
  return state;
}

void each_account(Session& session, const PracticeId& practice, std::string_view query, Values values,
                  const std::function<void(const State&)>& visit) {
  std::optional<State> state;
  session.each(query, values, [&](const Row& row) {
    if (!state || state->subject != row.array<16>(0)) {
      if (state) visit(*state);
      state = account_state(practice, row);
    }
    if (!row.is_null(8))
      state->link = link_of("cairn passkey", state->link,
                            {bytes_at(row, 8), bytes_at(row, 9), bytes_at(row, 10), row.number(11), row.number(12)});
  });
  if (state) visit(*state);
}

/// Whether the database knows second factors. What a practice's tables are is asked of the database itself: the list of
/// steps that ran could be shortened by whoever wants a passkey overlooked.
bool knows_factors(Session& session) {
  if (session.dialect() != Dialect::sqlite) return true;
  return session.first("SELECT 1 FROM sqlite_schema WHERE name = 'passkeys'", {}, [](const Row&) { return true; }).has_value();
}

State record_state(const PracticeId& practice, const Row& row) {
  return {LeafSort::record, row.array<16>(0),
          link_of("cairn record", std::nullopt, {practice, bytes_at(row, 0), row.text(1), bytes_at(row, 2), row.number(3)})};
}

State care_state(const PracticeId& practice, const Row& row) {
  const Link name = link_of("cairn care of", std::nullopt, {practice, bytes_at(row, 0), bytes_at(row, 1), row.number(2)});
  State state{LeafSort::care, {}, link_of("cairn care", name, {row.is_null(3) ? Value(nullptr) : Value(row.number(3))})};
  std::copy_n(name.begin(), state.subject.size(), state.subject.begin());
  return state;
}

using Make = State (*)(const PracticeId&, const Row&);

/// Adds a leaf for each row that a query finds. The rows are read to the end first: one statement at a time.
void note(Transaction& transaction, const PracticeId& practice, std::string_view query, Values values, Make make) {
  for (const State& state : transaction.all(query, values, [&](const Row& row) { return make(practice, row); }))
    add(transaction, practice, {.what = state.what, .subject = state.subject, .position = 0, .link = state.link});
}

}  // namespace

void note_account(Transaction& transaction, const PracticeId& practice, const AccountId& account) {
  std::optional<State> found;
  each_account(transaction, practice, one_account, {practice, account}, [&](const State& state) { found = state; });
  if (found) add(transaction, practice, {.what = found->what, .subject = found->subject, .position = 0, .link = found->link});
}

void note_record(Transaction& transaction, const PracticeId& practice, const RecordId& record) {
  note(transaction, practice, one_record, {practice, record}, record_state);
}

void note_care(Transaction& transaction, const PracticeId& practice, const AccountId& therapist, const AccountId& client, Instant at) {
  note(transaction, practice, one_care, {practice, client, therapist, at}, care_state);
}

void each_state(Session& session, const PracticeId& practice, const std::function<void(const State&)>& visit) {
  each_account(session, practice, knows_factors(session) ? accounts : accounts_alone, {practice}, visit);
  session.each(records, {practice}, [&](const Row& row) { visit(record_state(practice, row)); });
  session.each(care, {practice}, [&](const Row& row) { visit(care_state(practice, row)); });
}

}  // namespace cairn::ledger
