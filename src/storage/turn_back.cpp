// SPDX-License-Identifier: Apache-2.0
#include "storage/turn_back.hpp"

#include <string>
#include <utility>
#include <vector>

namespace cairn {
namespace {

struct Log {
  std::string table;
  std::string at;  ///< the column with the time of writing
};

/// The records that have something later in this log, with the position of the first such row.
std::vector<std::pair<RecordId, std::int64_t>> first_later(Transaction& transaction, const PracticeId& practice, const Log& log,
                                                          Instant until) {
  return transaction.all("SELECT record, min(position) FROM " + log.table + " WHERE practice = $1 AND " + log.at +
                             " > $2 GROUP BY record",
                         {practice, until}, [](const Row& row) { return std::pair(row.id<RecordId>(0), row.number(1)); });
}

std::int64_t cut(Transaction& transaction, const PracticeId& practice, const Log& log, Instant until) {
  std::int64_t gone = 0;
  for (const auto& [record, position] : first_later(transaction, practice, log, until))
    gone += transaction.execute("DELETE FROM " + log.table + " WHERE practice = $1 AND record = $2 AND position >= $3",
                                {practice, record, position});
  return gone;
}

}  // namespace

CutTails turn_back(Transaction& transaction, const PracticeId& practice, Instant until) {
  return {.entries = cut(transaction, practice, {"entries", "written"}, until),
          .lines = cut(transaction, practice, {"access_log", "at"}, until)};
}

ShutDoors shut_doors(Transaction& transaction, const PracticeId& practice, Instant now) {
  ShutDoors shut;
  shut.sessions = transaction.execute("UPDATE sign_in_sessions SET ended = $2 WHERE practice = $1 AND ended IS NULL", {practice, now});
  const auto administrators =
      transaction.first("SELECT count(*) FROM accounts WHERE practice = $1 AND role = 'administrator' AND state = 'active'",
                        {practice}, [](const Row& row) { return row.number(0); });
  const std::string spared = administrators.value_or(0) > 0 ? "" : "administrator";
  shut.invitations = transaction.execute(
      "UPDATE invitations SET expires = $2 WHERE practice = $1 AND used IS NULL AND expires > $2 AND role <> $3",
      {practice, now, spared});
  return shut;
}

}  // namespace cairn
