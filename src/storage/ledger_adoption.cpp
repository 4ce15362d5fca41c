// SPDX-License-Identifier: Apache-2.0
#include "storage/ledger_adoption.hpp"

#include <string>
#include <vector>

#include "storage/access_log.hpp"
#include "storage/checkpoints.hpp"
#include "storage/entries.hpp"
#include "storage/ledger_states.hpp"

namespace cairn::ledger {
namespace {

struct Place {
  RecordId record;
  std::int64_t position = 0;
};

using Read = std::optional<ChainRow> (*)(Session&, const PracticeId&, const RecordId&, std::int64_t, const std::optional<Link>&);

/// One of the two tables with chains.
struct Chained {
  LeafSort what;
  Read read;
  std::string unlinked;
  std::string link_before;
  std::string set_link;
};

Chained chained(LeafSort what, const std::string& table, Read read) {
  return {what, read,
          "SELECT record, position FROM " + table + " WHERE practice = $1 AND link IS NULL ORDER BY record, position LIMIT $2",
          "SELECT link FROM " + table + " WHERE practice = $1 AND record = $2 AND position = $3",
          "UPDATE " + table + " SET link = $4 WHERE practice = $1 AND record = $2 AND position = $3"};
}

std::int64_t adopt(Transaction& transaction, const PracticeId& practice, const Chained& table, std::int64_t limit) {
  const auto places = transaction.all(table.unlinked, {practice, limit},
                                      [](const Row& row) { return Place{row.id<RecordId>(0), row.number(1)}; });
  for (const Place& place : places) {
    const auto before = transaction.first(table.link_before, {practice, place.record, place.position - 1}, [](const Row& row) {
      return row.is_null(0) ? std::optional<Link>() : std::optional(row.array<32>(0));
    });
    const auto row = table.read(transaction, practice, place.record, place.position, before.value_or(std::nullopt));
    transaction.execute(table.set_link, {practice, place.record, place.position, row->computed});
    add(transaction, practice, {table.what, place.record.bytes, place.position, row->computed});
  }
  return static_cast<std::int64_t>(places.size());
}

}  // namespace

bool adopt_some(Transaction& transaction, const PracticeId& practice, std::int64_t limit) {
  static const Chained entries_table = chained(LeafSort::entry, "entries", entries::chain_row);
  static const Chained looks_table = chained(LeafSort::look, "access_log", access_log::chain_row);
  // Taking in ends before the first checkpoint. A row without a link that turns up later was put there past the program.
  if (checkpoints::newest(transaction, practice)) return false;
  if (size(transaction, practice) == 0) {
    std::vector<State> states;
    each_state(transaction, practice, [&](const State& state) { states.push_back(state); });
    for (const State& state : states) add(transaction, practice, {state.what, state.subject, 0, state.link});
  }
  std::int64_t done = adopt(transaction, practice, entries_table, limit);
  if (done < limit) done += adopt(transaction, practice, looks_table, limit - done);
  return done == limit;
}

}  // namespace cairn::ledger
