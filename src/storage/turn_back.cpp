// SPDX-License-Identifier: Apache-2.0
#include "storage/turn_back.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "storage/ledger.hpp"

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

/// For each record, the first position of a log that is cut.
using Cut = std::map<Subject, std::int64_t>;

Cut cut(Transaction& transaction, const PracticeId& practice, const Log& log, Instant until, std::int64_t& gone) {
  Cut from;
  for (const auto& [record, position] : first_later(transaction, practice, log, until)) {
    from.emplace(record.bytes, position);
    gone += transaction.execute("DELETE FROM " + log.table + " WHERE practice = $1 AND record = $2 AND position >= $3",
                                {practice, record, position});
  }
  return from;
}

bool is_cut(const Cut& from, const Leaf& leaf) {
  const auto found = from.find(leaf.subject);
  return found != from.end() && leaf.position >= found->second;
}

/// Takes the leaves of rows that are gone out of the ledger, and everything that was signed over them. The leaves
/// before the first such one stay as they are; later ones that still stand for something move up.
void cut_ledger(Transaction& transaction, const PracticeId& practice, const Cut& entries, const Cut& lines) {
  std::optional<std::int64_t> first;
  std::vector<Leaf> kept;
  ledger::each(transaction, practice, 0, [&](const Leaf& leaf) {
    const bool gone = (leaf.what == LeafSort::entry && is_cut(entries, leaf)) || (leaf.what == LeafSort::look && is_cut(lines, leaf));
    if (gone && !first) first = leaf.number;
    const bool void_now = gone || (first && leaf.what == LeafSort::checkpoint && leaf.position > *first);
    if (first && !void_now) kept.push_back(leaf);
  });
  if (!first) return;
  transaction.execute("DELETE FROM ledger WHERE practice = $1 AND leaf >= $2", {practice, *first});
  transaction.execute("DELETE FROM checkpoints WHERE practice = $1 AND size > $2", {practice, *first});
  std::int64_t number = *first;
  for (const Leaf& leaf : kept)
    transaction.execute("INSERT INTO ledger (practice, leaf, what, record, position, hash) VALUES ($1, $2, $3, $4, $5, $6)",
                        {practice, number++, leaf.what, leaf.subject, leaf.position, leaf.hash});
  const auto signed_size =
      transaction.first("SELECT size FROM checkpoints WHERE practice = $1 ORDER BY size DESC LIMIT 1", {practice},
                        [](const Row& row) { return row.number(0); });
  std::vector<std::pair<std::int64_t, std::int64_t>> broken;
  transaction.each("SELECT level, place FROM ledger_nodes WHERE practice = $1", {practice}, [&](const Row& row) {
    if (((row.number(1) + 1) << row.number(0)) > signed_size.value_or(0)) broken.emplace_back(row.number(0), row.number(1));
  });
  for (const auto& [level, place] : broken)
    transaction.execute("DELETE FROM ledger_nodes WHERE practice = $1 AND level = $2 AND place = $3", {practice, level, place});
}

}  // namespace

CutTails turn_back(Transaction& transaction, const PracticeId& practice, Instant until) {
  CutTails tails;
  const Cut entries = cut(transaction, practice, {"entries", "written"}, until, tails.entries);
  const Cut lines = cut(transaction, practice, {"access_log", "at"}, until, tails.lines);
  cut_ledger(transaction, practice, entries, lines);
  return tails;
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
