// SPDX-License-Identifier: Apache-2.0
#include "storage/access_log.hpp"

#include <algorithm>
#include <charconv>

namespace cairn::access_log {
namespace {

const std::string columns = "position, who, role, relationship, deed, kinds, at, session";
const std::string select = "SELECT " + columns + " FROM access_log WHERE practice = $1 AND record = $2";
const std::string select_newest = select + " ORDER BY position DESC LIMIT $3";
const std::string select_before = select + " AND position < $3 ORDER BY position DESC LIMIT $4";
const std::string insert =
    "INSERT INTO access_log (practice, record, " + columns + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

/// How far back a line to share is looked for: more sessions than this do not read one record within minutes.
constexpr std::int64_t newest_lines = 32;

[[noreturn]] void broken_kinds() {
  throw StorageFailure(StorageFailure::Cause::damaged, "a line of the access log does not say which kinds");
}

/// "goal:3,step:2"
std::string text_of(const std::map<Kind, int>& kinds) {
  std::string out;
  for (const auto& [kind, count] : kinds)
    out.append(out.empty() ? "" : ",").append(name_of(kind)).append(":").append(std::to_string(count));
  return out;
}

std::map<Kind, int> kinds_in(std::string_view text) {
  std::map<Kind, int> kinds;
  while (!text.empty()) {
    const auto part = text.substr(0, text.find(','));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    const auto colon = part.find(':');
    const auto kind = value_named<Kind>(part.substr(0, colon));
    if (!kind || colon == std::string_view::npos) broken_kinds();
    int count = 0;
    const auto end = part.data() + part.size();
    if (std::from_chars(part.data() + colon + 1, end, count).ptr != end || count < 1) broken_kinds();
    kinds[*kind] = count;
  }
  return kinds;
}

AccessLine made(const Row& row) {
  return {.position = row.number(0),
          .who = row.id<AccountId>(1),
          .role = row.named<Role>(2),
          .relationship = row.named<Relationship>(3),
          .deed = row.named<AccessDeed>(4),
          .kinds = kinds_in(row.text(5)),
          .at = row.instant(6),
          .session = row.maybe_id<SessionId>(7)};
}

}  // namespace

std::int64_t add(Transaction& transaction, const PracticeId& practice, const RecordId& record, const AccessLine& line) {
  const auto last =
      transaction.first("SELECT position FROM access_log WHERE practice = $1 AND record = $2 ORDER BY position DESC LIMIT 1",
                        {practice, record}, [](const Row& row) { return row.number(0); });
  const std::int64_t position = last.value_or(0) + 1;
  transaction.execute(insert, {practice, record, position, line.who, line.role, line.relationship, line.deed,
                               text_of(line.kinds), line.at, line.session});
  return position;
}

std::optional<AccessLine> open_line(Session& session, const PracticeId& practice, const RecordId& record,
                                    const AccessLine& read, std::int64_t window_ms) {
  if (!read.session) return std::nullopt;
  for (auto& line : page(session, practice, record, 0, newest_lines)) {
    if (line.session != read.session) continue;
    const bool same = line.who == read.who && line.role == read.role && line.relationship == read.relationship;
    const std::int64_t age = read.at.ms - line.at.ms;
    if (same && line.deed == AccessDeed::read && age >= 0 && age <= window_ms) return line;
    return std::nullopt;
  }
  return std::nullopt;
}

std::int64_t note_read(Transaction& transaction, const PracticeId& practice, const RecordId& record,
                       const AccessLine& read, std::int64_t window_ms) {
  auto line = open_line(transaction, practice, record, read, window_ms);
  if (!line) return add(transaction, practice, record, read);
  for (const auto& [kind, count] : read.kinds) line->kinds[kind] += count;
  transaction.execute("UPDATE access_log SET kinds = $4 WHERE practice = $1 AND record = $2 AND position = $3",
                      {practice, record, line->position, text_of(line->kinds)});
  return line->position;
}

std::vector<AccessLine> page(Session& session, const PracticeId& practice, const RecordId& record,
                             std::int64_t position, std::int64_t limit) {
  if (position <= 0) return session.all(select_newest, {practice, record, limit}, made);
  return session.all(select_before, {practice, record, position, limit}, made);
}

}  // namespace cairn::access_log
