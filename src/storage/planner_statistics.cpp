// SPDX-License-Identifier: Apache-2.0
#include "storage/planner_statistics.hpp"

namespace cairn {
namespace {

// Rows of a table, and how many share each prefix of an index; the form of sqlite_stat1.
constexpr std::string_view statistics =
    "ANALYZE;"
    "DELETE FROM sqlite_stat1;"
    "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES"
    " ('records', 'records', '1000000 1000000 1'),"
    " ('records', 'records_by_owner', '1000000 1000000 1'),"
    " ('sign_in_sessions', 'sign_in_sessions', '1000000 1000000 1'),"
    " ('sign_in_sessions', 'sign_in_sessions_by_account', '1000000 1000000 4'),"
    " ('care', 'care', '1000000 1000000 2 1 1'),"
    " ('care', 'care_by_therapist', '1000000 1000000 15');"
    "ANALYZE sqlite_schema;";

}  // namespace

void teach_planner(Connection& connection) {
  if (connection.dialect() != Dialect::sqlite) return;
  const auto tables = connection.all("SELECT name FROM sqlite_schema WHERE name = 'sqlite_stat1'", {}, [](const Row&) { return true; });
  if (tables.empty()) connection.run_script(statistics);
}

}  // namespace cairn
