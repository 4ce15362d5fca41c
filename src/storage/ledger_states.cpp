// SPDX-License-Identifier: Apache-2.0
#include "storage/ledger_states.hpp"

#include <algorithm>
#include <span>
#include <string>

namespace cairn::ledger {
namespace {

const std::string accounts = "SELECT account, role, state, login, password, created FROM accounts WHERE practice = $1";
const std::string one_account = accounts + " AND account = $2";
const std::string records = "SELECT record, sort, owner, created FROM records WHERE practice = $1";
const std::string one_record = records + " AND record = $2";
const std::string care = "SELECT client, therapist, begun, ended FROM care WHERE practice = $1";
const std::string one_care = care + " AND client = $2 AND therapist = $3 AND (begun = $4 OR ended = $4)";

Value bytes_at(const Row& row, int column) {
  if (row.is_null(column)) return nullptr;
  const auto bytes = row.bytes(column);
  return std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

State account_state(const PracticeId& practice, const Row& row) {
  return {LeafSort::account, row.array<16>(0),
          link_of("cairn account", std::nullopt,
                  {practice, bytes_at(row, 0), row.text(1), row.text(2), bytes_at(row, 3), row.text(4), row.number(5)})};
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
  note(transaction, practice, one_account, {practice, account}, account_state);
}

void note_record(Transaction& transaction, const PracticeId& practice, const RecordId& record) {
  note(transaction, practice, one_record, {practice, record}, record_state);
}

void note_care(Transaction& transaction, const PracticeId& practice, const AccountId& therapist, const AccountId& client, Instant at) {
  note(transaction, practice, one_care, {practice, client, therapist, at}, care_state);
}

void each_state(Session& session, const PracticeId& practice, const std::function<void(const State&)>& visit) {
  session.each(accounts, {practice}, [&](const Row& row) { visit(account_state(practice, row)); });
  session.each(records, {practice}, [&](const Row& row) { visit(record_state(practice, row)); });
  session.each(care, {practice}, [&](const Row& row) { visit(care_state(practice, row)); });
}

}  // namespace cairn::ledger
