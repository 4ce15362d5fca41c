// SPDX-License-Identifier: Apache-2.0
#include "usecases/audit/verify.hpp"

#include "storage/practices.hpp"
#include "storage/sqlite_session.hpp"
#include "usecases/audit/ledger_walk.hpp"
#include "usecases/audit/state_check.hpp"
#include "vault/practice_key.hpp"
#include "vault/seal.hpp"

namespace cairn {

AuditReport audit(Session& session, const PracticeId& practice, const PracticeKey& key, OpenBodies bodies) {
  AuditReport report;
  try {
    LedgerWalk walk(session, practice, key, report);
    auto checked = walk.check();
    if (checked) checked = check_states(session, practice, walk.states());
    if (checked) checked = check_records(session, practice, key, {walk.erased(), bodies, report});
    if (!checked) report.wrong = std::move(checked.error());
  } catch (const StorageFailure& failure) {
    report.wrong = std::string("The database is damaged, behind leaf ") + std::to_string(report.leaves) + ": " + failure.what() + ".";
  }
  return report;
}

Result<AuditReport> verify_ledger(const AuditPlace& place, OpenBodies bodies) {
  const auto key = load_practice_key(place.key_file, place.folder);
  if (!key) return std::unexpected(key.error());
  const auto file = place.folder / "cairn.db";
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return fail(ErrorKind::not_found, "", "There is no practice in this data folder.");
  try {
    const auto connection = open_sqlite({.file = file});
    connection->begin_reading();
    if (!connection->first("SELECT 1 FROM sqlite_schema WHERE name = 'ledger'", {}, [](const Row&) { return true; }))
      return fail(ErrorKind::refused, "", "This data has no ledger yet: start `cairn serve` on it once.");
    const auto found = practices::all(*connection);
    if (found.empty()) return fail(ErrorKind::not_found, "", "There is no practice in this data folder.");
    if (!open_text(*key, "practice name", found.front().id.bytes, found.front().profile))
      return fail(ErrorKind::refused, "", "This key file does not belong to this practice. Use the one made with it.");
    return audit(*connection, found.front().id, *key, bodies);
  } catch (const StorageFailure& failure) {
    return fail(ErrorKind::unavailable, "", std::string("The database could not be read: ") + failure.what() + ".");
  }
}

}  // namespace cairn
