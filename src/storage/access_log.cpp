// SPDX-License-Identifier: Apache-2.0
#include "storage/access_log.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace cairn::access_log {
namespace {

const std::string columns = "position, who, role, relationship, deed, kinds, at, session";
const std::string select = "SELECT " + columns + " FROM access_log WHERE practice = $1 AND record = $2";
const std::string select_newest = select + " ORDER BY position DESC LIMIT $3";
const std::string select_before = select + " AND position < $3 ORDER BY position DESC LIMIT $4";
const std::string insert =
    "INSERT INTO access_log (practice, record, " + columns + ", link) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const std::string select_chain = "SELECT " + columns + ", link FROM access_log WHERE practice = $1 AND record = $2 AND position = $3";
constexpr std::string_view label = "cairn look";

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
  const auto last = transaction.first(
      "SELECT position, link FROM access_log WHERE practice = $1 AND record = $2 ORDER BY position DESC LIMIT 1", {practice, record},
      [](const Row& row) { return std::pair(row.number(0), row.array<32>(1)); });
  const std::int64_t position = last ? last->first + 1 : 1;
  const std::string kinds = text_of(line.kinds);
  const Link link = ledger::link_of(label, last ? std::optional(last->second) : std::nullopt,
                                    {practice, record, position, line.who, line.role, line.relationship, line.deed, kinds,
                                     line.at, line.session});
  transaction.execute(insert, {practice, record, position, line.who, line.role, line.relationship, line.deed, kinds, line.at,
                               line.session, link});
  ledger::add(transaction, practice, {LeafSort::look, record.bytes, position, link});
  return position;
}

std::optional<ChainRow> chain_row(Session& session, const PracticeId& practice, const RecordId& record, std::int64_t position,
                                  const std::optional<Link>& before) {
  return session.first(select_chain, {practice, record, position}, [&](const Row& row) {
    const auto bytes_at = [&](int column) -> Value {
      if (row.is_null(column)) return nullptr;
      const auto bytes = row.bytes(column);
      return std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    };
    ChainRow found;
    if (!row.is_null(8)) found.stored = row.array<32>(8);
    found.computed = ledger::link_of(label, before,
                                     {practice, record, row.number(0), bytes_at(1), row.text(2), row.text(3), row.text(4),
                                      row.text(5), row.number(6), bytes_at(7)});
    return found;
  });
}

std::vector<AccessLine> page(Session& session, const PracticeId& practice, const RecordId& record,
                             std::int64_t position, std::int64_t limit) {
  if (position <= 0) return session.all(select_newest, {practice, record, limit}, made);
  return session.all(select_before, {practice, record, position, limit}, made);
}

void each_length(Session& session, const PracticeId& practice, const std::function<void(const RecordId&, std::int64_t)>& visit) {
  session.each("SELECT record, COUNT(*) FROM access_log WHERE practice = $1 GROUP BY record", {practice},
               [&](const Row& row) { visit(row.id<RecordId>(0), row.number(1)); });
}

}  // namespace cairn::access_log
