// SPDX-License-Identifier: Apache-2.0
#include "usecases/audit/ledger_walk.hpp"

#include <fmt/format.h>

#include "storage/access_log.hpp"
#include "storage/entries.hpp"

namespace cairn {
namespace {

constexpr std::int64_t leaves_at_once = 2000;

template <class... Parts>
std::unexpected<std::string> wrong(fmt::format_string<Parts...> text, Parts&&... parts) {
  return std::unexpected(fmt::format(text, std::forward<Parts>(parts)...));
}

/// "Entry 7 of record 00…" or "Line 7 of the access log of record 00…"
std::string row_named(LeafSort what, const RecordId& record, std::int64_t position) {
  return fmt::format("{} {} of {}record {}", what == LeafSort::entry ? "Entry" : "Line", position,
                     what == LeafSort::entry ? "" : "the access log of ", to_text(record));
}

}  // namespace

LedgerWalk::LedgerWalk(Session& session, const PracticeId& practice, const PracticeKey& key, AuditReport& report)
    : session_(session), practice_(practice), key_(checkpoint_key(key)), report_(report) {}

Checked LedgerWalk::check() {
  checkpoints::each(session_, practice_, [&](const StoredCheckpoint& stored) { checkpoints_.emplace(stored.checkpoint.tree.size, stored); });
  report_.checkpoints = checkpoints_.size();
  if (!checkpoints_.empty()) report_.signed_at = checkpoints_.rbegin()->second.checkpoint.at;
  for (;;) {
    const auto page = ledger::page(session_, practice_, static_cast<std::int64_t>(frontier_.size()), leaves_at_once);
    for (const Leaf& leaf : page) {
      if (auto done = check_leaf(leaf); !done) return done;
      if (auto done = append(leaf); !done) return done;
      ++report_.leaves;
    }
    if (page.empty()) break;
  }
  return check_end();
}

Checked LedgerWalk::check_leaf(const Leaf& leaf) {
  const auto expected = static_cast<std::int64_t>(frontier_.size());
  if (leaf.number != expected) return wrong("Leaf {} of the ledger is missing: leaf {} stands in its place.", expected, leaf.number);
  if (!leaf.what) return wrong("Leaf {} of the ledger was changed: it names something that is not known.", leaf.number);
  switch (*leaf.what) {
    case LeafSort::entry: ++report_.entries; return check_row(leaf, entries_);
    case LeafSort::look: ++report_.looks; return check_row(leaf, looks_);
    case LeafSort::checkpoint: return check_checkpoint_leaf(leaf);
    case LeafSort::record: ++report_.records; return check_state(leaf);
    case LeafSort::account:
    case LeafSort::care:
    case LeafSort::erased: return check_state(leaf);
  }
  return {};
}

Checked LedgerWalk::check_row(const Leaf& leaf, Ends& ends) {
  const RecordId record{leaf.subject};
  End& end = ends[record];
  if (leaf.position != end.position + 1)
    return wrong("Leaf {} of the ledger was changed or moved: it names number {} of record {}, where number {} has to come.", leaf.number,
                 leaf.position, to_text(record), end.position + 1);
  const auto row = *leaf.what == LeafSort::entry ? entries::chain_row(session_, practice_, record, leaf.position, end.link)
                                                 : access_log::chain_row(session_, practice_, record, leaf.position, end.link);
  const std::string name = row_named(*leaf.what, record, leaf.position);
  if (!row) return wrong("{} is missing (leaf {}).", name, leaf.number);
  if (ledger::hash_of(row->computed) != leaf.hash) {
    if (row->stored && ledger::hash_of(*row->stored) != leaf.hash && *row->stored == row->computed)
      return wrong("Leaf {} of the ledger was changed: {} does not give its hash.", leaf.number, name);
    return wrong("{} is not what was written there (leaf {}).", name, leaf.number);
  }
  if (!row->stored || *row->stored != row->computed) return wrong("{} has lost its link to what came before it (leaf {}).", name, leaf.number);
  if (row->erased) without_bodies_.insert(record);
  end = {leaf.position, row->stored};
  return {};
}

Checked LedgerWalk::check_state(const Leaf& leaf) {
  if (leaf.position != 0) return wrong("Leaf {} of the ledger was changed: it has a position.", leaf.number);
  if (*leaf.what != LeafSort::erased) {
    states_[{*leaf.what, leaf.subject}] = leaf.hash;
    return {};
  }
  const RecordId record{leaf.subject};
  if (ledger::hash_of(ledger::erased_link(practice_, record)) != leaf.hash)
    return wrong("Leaf {} of the ledger was changed: it says that record {} was erased.", leaf.number, to_text(record));
  erased_.insert(record);
  return {};
}

Checked LedgerWalk::check_checkpoint_leaf(const Leaf& leaf) {
  const auto size = static_cast<std::uint64_t>(leaf.position);
  const auto stored = checkpoints_.find(size);
  if (stored == checkpoints_.end())
    return wrong("The checkpoint of {} leaves is missing, or leaf {} of the ledger was changed.", leaf.position, leaf.number);
  const bool fits = size <= frontier_.size() && leaf.subject == Subject{} &&
                    ledger::hash_of(checkpoints::link_of(stored->second)) == leaf.hash;
  if (!fits || !checkpoint_leaves_.insert(size).second)
    return wrong("The checkpoint of {} leaves is not the one that leaf {} of the ledger names.", leaf.position, leaf.number);
  return {};
}

Checked LedgerWalk::append(const Leaf& leaf) {
  const std::uint64_t signed_size = checkpoints_.empty() ? 0 : checkpoints_.rbegin()->first;
  Checked done;
  frontier_.append(leaf.hash, [&](unsigned level, std::uint64_t place, const Sha256& hash) {
    if (level == 0 || level % ledger::stored_levels != 0 || ((place + 1) << level) > signed_size) return;
    ++nodes_;
    if (ledger::node(session_, practice_, level, place) != hash)
      done = wrong("The hash that is kept for the {} leaves up to leaf {} of the ledger was changed.", std::uint64_t{1} << level, leaf.number);
  });
  if (!done) return done;
  const auto stored = checkpoints_.find(frontier_.size());
  return stored == checkpoints_.end() ? Checked{} : check_checkpoint(stored->second);
}

Checked LedgerWalk::check_checkpoint(const StoredCheckpoint& stored) {
  const auto size = stored.checkpoint.tree.size;
  if (!is_signed(key_, stored.checkpoint, stored.signature))
    return wrong("The checkpoint of {} leaves was changed: its signature does not hold.", size);
  if (stored.checkpoint.tree.root != frontier_.root())
    return wrong("The leaves of the ledger up to number {} are not those that the checkpoint of {} signed.", size - 1,
                 to_text(stored.checkpoint.at));
  if (stored.frontier != frontier_.bytes()) return wrong("The checkpoint of {} leaves was changed: its right edge is another one.", size);
  return {};
}

Checked LedgerWalk::check_end() {
  const std::uint64_t signed_size = checkpoints_.empty() ? 0 : checkpoints_.rbegin()->first;
  if (signed_size > frontier_.size())
    return wrong("The end of the ledger was taken away: the checkpoint of {} has {} leaves, and there are {}.",
                 to_text(checkpoints_.rbegin()->second.checkpoint.at), signed_size, frontier_.size());
  report_.not_signed = frontier_.size() - signed_size;
  for (const auto& [size, stored] : checkpoints_)
    if (!checkpoint_leaves_.contains(size))
      return wrong("The checkpoint of {} leaves stands in no leaf of the ledger: the end of the ledger was taken away.", size);
  if (ledger::count_nodes(session_, practice_) != nodes_) return wrong("Hashes that are kept for many leaves of the ledger at once are too many.");
  for (const RecordId& record : without_bodies_)
    if (!erased_.contains(record)) return wrong("The bodies of record {} are gone, and no leaf of the ledger says that it was erased.", to_text(record));
  return check_lengths();
}

Checked LedgerWalk::check_lengths() const {
  Checked done;
  const auto check = [&](LeafSort what, const Ends& ends) {
    return [&done, what, &ends](const RecordId& record, std::int64_t length) {
      const auto end = ends.find(record);
      const std::int64_t known = end == ends.end() ? 0 : end->second.position;
      if (done && length != known)
        done = wrong("{} stands in no leaf of the ledger: it did not come from this program.", row_named(what, record, known + 1));
    };
  };
  entries::each_length(session_, practice_, check(LeafSort::entry, entries_));
  access_log::each_length(session_, practice_, check(LeafSort::look, looks_));
  return done;
}

}  // namespace cairn
