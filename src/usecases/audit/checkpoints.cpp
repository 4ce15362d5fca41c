// SPDX-License-Identifier: Apache-2.0
#include "usecases/audit/checkpoints.hpp"

#include <charconv>

#include "storage/checkpoints.hpp"
#include "storage/ledger_adoption.hpp"
#include "storage/store.hpp"

namespace cairn {
namespace {

constexpr std::int64_t adopted_at_once = 10'000;

struct Node {
  unsigned level = 0;
  std::uint64_t place = 0;
  Sha256 hash{};
};

/// The ledger behind its newest checkpoint.
struct Growth {
  std::optional<StoredCheckpoint> newest{};
  bool grown = false;
  Frontier frontier{};
  std::vector<Node> nodes{};
};

std::unexpected<Error> not_ours() {
  return fail(ErrorKind::refused, "",
              "The newest checkpoint is not one that this practice signed. Nothing is signed on top of it. Run `cairn audit verify`.");
}

/// Whether anything but the note of the newest checkpoint came since.
bool has_news(Session& session, const PracticeId& practice, const std::optional<StoredCheckpoint>& newest) {
  const auto size = ledger::size(session, practice);
  if (!newest) return size > 0;
  const auto known = static_cast<std::int64_t>(newest->checkpoint.tree.size);
  if (size != known + 1) return size != known;
  const auto last = ledger::newest(session, practice);
  return !last || last->what != LeafSort::checkpoint;
}

Result<Growth> growth_of(const Practice& practice, Session& session) {
  Growth growth;
  growth.newest = checkpoints::newest(session, practice.id);
  growth.grown = has_news(session, practice.id, growth.newest);
  if (!growth.grown) return growth;
  if (growth.newest) {
    const Checkpoint& known = growth.newest->checkpoint;
    auto frontier = Frontier::from(known.tree.size, growth.newest->frontier);
    if (!frontier || frontier->root() != known.tree.root || !is_signed(checkpoint_key(practice.key), known, growth.newest->signature))
      return not_ours();
    growth.frontier = std::move(*frontier);
  }
  bool whole = true;
  ledger::each(session, practice.id, static_cast<std::int64_t>(growth.frontier.size()), [&](const Leaf& leaf) {
    whole = whole && leaf.number == static_cast<std::int64_t>(growth.frontier.size());
    growth.frontier.append(leaf.hash, [&](unsigned level, std::uint64_t place, const Sha256& hash) {
      if (level > 0 && level % ledger::stored_levels == 0) growth.nodes.push_back({level, place, hash});
    });
  });
  if (!whole || (growth.newest && growth.frontier.size() <= growth.newest->checkpoint.tree.size))
    return fail(ErrorKind::refused, "", "Leaves of the ledger are missing. Nothing is signed on top of it. Run `cairn audit verify`.");
  return growth;
}

}  // namespace

Result<void> fill_ledger(Store& store, const PracticeId& practice) {
  for (bool more = true; more;) {
    const auto done = store.write(
        [&](Transaction& transaction) -> Result<bool> { return ledger::adopt_some(transaction, practice, adopted_at_once); });
    if (!done) return std::unexpected(done.error());
    more = *done;
  }
  return {};
}

Result<std::optional<Checkpoint>> make_checkpoint(const Practice& practice) {
  // Hashing goes on beside the writer; what comes meanwhile is the next checkpoint's.
  const auto growth = practice.store.read([&](Session& session) { return growth_of(practice, session); });
  if (!growth) return std::unexpected(growth.error());
  if (!growth->grown) return growth->newest ? std::optional(growth->newest->checkpoint) : std::nullopt;
  StoredCheckpoint made;
  made.checkpoint = {practice.id, {growth->frontier.size(), growth->frontier.root()}, practice.clock.now()};
  made.signature = sign(practice.key, made.checkpoint);
  made.frontier = growth->frontier.bytes();
  return practice.store.write([&](Transaction& transaction) -> Result<std::optional<Checkpoint>> {
    const auto newest = checkpoints::newest(transaction, practice.id);
    if (newest && newest->checkpoint.tree.size >= made.checkpoint.tree.size) return newest->checkpoint;  // somebody was quicker
    for (const Node& node : growth->nodes) ledger::add_node(transaction, practice.id, node.level, node.place, node.hash);
    checkpoints::add(transaction, made);
    return made.checkpoint;
  });
}

LedgerSight sight_of(Session& session, const PracticeId& practice, const CheckpointKey& key, std::uint64_t from) {
  LedgerSight sight{text_of(key, practice), {}, {}};
  const auto newest = checkpoints::newest(session, practice);
  if (!newest) return sight;
  sight.checkpoint = note_of(key, newest->checkpoint, newest->signature);
  for (const Sha256& hash : consistency_proof(from, newest->checkpoint.tree.size, ledger::nodes(session, practice)))
    sight.proof.push_back(to_hex(hash.data(), hash.size()));
  return sight;
}

Result<LedgerSight> see_ledger(const Practice& practice, const Admission&, const std::string& from) {
  std::uint64_t size = 0;
  const auto read = std::from_chars(from.data(), from.data() + from.size(), size);
  if (!from.empty() && (read.ec != std::errc{} || read.ptr != from.data() + from.size()))
    return fail(ErrorKind::invalid, "/from", "This has to be a number of leaves.");
  return practice.store.read(
      [&](Session& session) -> Result<LedgerSight> { return sight_of(session, practice.id, checkpoint_key(practice.key), size); });
}

}  // namespace cairn
