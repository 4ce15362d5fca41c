// SPDX-License-Identifier: Apache-2.0
#include "storage/erasures.hpp"

#include <algorithm>
#include <string>

#include "storage/entries.hpp"
#include "storage/ledger.hpp"
#include "storage/ledger_states.hpp"

namespace cairn::erasures {
namespace {

const Sealed nothing{};

RecordId record_of(const Erasure& erasure) { return RecordId{erasure.id}; }
AccountId account_of(const Erasure& erasure) { return AccountId{erasure.id}; }

Taken erase_record(Transaction& transaction, const PracticeId& practice, const Erasure& erasure) {
  Taken taken;
  taken.keys = transaction.execute(
      "UPDATE records SET wrapped_key = $3 WHERE practice = $1 AND record = $2 AND length(wrapped_key) > 0",
      {practice, erasure.id, nothing});
  taken.bodies = entries::erase_bodies(transaction, practice, record_of(erasure));
  if (taken.keys > 0) ledger::note_erased(transaction, practice, record_of(erasure));
  return taken;
}

Taken erase_account(Transaction& transaction, const PracticeId& practice, const Erasure& erasure) {
  Taken taken;
  const auto accounts = transaction.execute(
      "UPDATE accounts SET profile = $3, login = NULL, password = '', state = 'closed', failures = 0, last_failure = NULL "
      "WHERE practice = $1 AND account = $2 AND length(profile) > 0",
      {practice, erasure.id, nothing});
  taken.names = accounts + transaction.execute(
                               "UPDATE invitations SET profile = $3 WHERE practice = $1 AND used_by = $2 AND length(profile) > 0",
                               {practice, erasure.id, nothing});
  taken.sessions =
      transaction.execute("DELETE FROM sign_in_sessions WHERE practice = $1 AND account = $2", {practice, erasure.id});
  std::int64_t doors = 0;
  for (const auto* table : {"passkeys", "code_apps", "recovery_codes", "known_devices", "notices", "challenges", "resets"})
    doors += transaction.execute("DELETE FROM " + std::string(table) + " WHERE practice = $1 AND account = $2", {practice, erasure.id});
  if (accounts + doors > 0) ledger::note_account(transaction, practice, account_of(erasure));
  return taken;
}

}  // namespace

Taken carry_out(Transaction& transaction, const PracticeId& practice, const Erasure& erasure) {
  const Taken taken = erasure.what == Erased::record ? erase_record(transaction, practice, erasure)
                                                     : erase_account(transaction, practice, erasure);
  transaction.execute(
      "INSERT INTO erasures (practice, what, id, erased) VALUES ($1, $2, $3, $4) ON CONFLICT (practice, what, id) DO NOTHING",
      {practice, erasure.what, erasure.id, erasure.at});
  return taken;
}

std::vector<Erasure> all(Session& session, const PracticeId& practice) {
  return session.all("SELECT what, id, erased FROM erasures WHERE practice = $1 ORDER BY what, id", {practice}, [](const Row& row) {
    return Erasure{row.named<Erased>(0), row.array<16>(1), row.instant(2)};
  });
}

std::vector<Sealed> sealed_of(Session& session, const PracticeId& practice, const Erasure& erasure) {
  std::vector<Sealed> found;
  const auto add = [&](std::string_view sql) {
    session.each(sql, {practice, erasure.id}, [&](const Row& row) { found.push_back(row.sealed(0)); });
  };
  if (erasure.what == Erased::record) {
    add("SELECT wrapped_key FROM records WHERE practice = $1 AND record = $2 AND length(wrapped_key) > 0");
    add("SELECT body FROM entries WHERE practice = $1 AND record = $2 AND length(body) > 32 ORDER BY position");
  } else {
    add("SELECT profile FROM accounts WHERE practice = $1 AND account = $2 AND length(profile) > 0");
    add("SELECT profile FROM invitations WHERE practice = $1 AND used_by = $2 AND length(profile) > 0");
    add("SELECT device FROM sign_in_sessions WHERE practice = $1 AND account = $2");
    add("SELECT name FROM passkeys WHERE practice = $1 AND account = $2");
    add("SELECT secret FROM code_apps WHERE practice = $1 AND account = $2");
    add("SELECT device FROM notices WHERE practice = $1 AND account = $2");
  }
  return found;
}

std::string line_of(const Erasure& erasure) {
  return std::string(name_of(erasure.what)) + " " + to_hex(erasure.id.data(), erasure.id.size()) + " " + to_text(erasure.at) + "\n";
}

std::optional<Erasure> erasure_in(std::string_view line) {
  const auto space = line.find(' ');
  if (space == std::string_view::npos || line.size() < space + 34 || line[space + 33] != ' ') return std::nullopt;
  Erasure erasure;
  const auto what = value_named<Erased>(line.substr(0, space));
  const auto at = instant_from(line.substr(space + 34));
  if (!what || !at || !from_hex(line.substr(space + 1, 32), erasure.id.data(), erasure.id.size())) return std::nullopt;
  erasure.what = *what;
  erasure.at = *at;
  return erasure;
}

}  // namespace cairn::erasures
