// SPDX-License-Identifier: Apache-2.0
#include "storage/checkpoints.hpp"

#include <string>

namespace cairn::checkpoints {
namespace {

const std::string select = "SELECT practice, size, root, at, signature, frontier FROM checkpoints WHERE practice = $1";
const std::string select_all = select + " ORDER BY size";
const std::string select_newest = select + " ORDER BY size DESC LIMIT 1";
const std::string select_one = select + " AND size = $2";

std::int64_t size_of(const StoredCheckpoint& stored) { return static_cast<std::int64_t>(stored.checkpoint.tree.size); }

StoredCheckpoint made(const Row& row) {
  return {.checkpoint = {row.id<PracticeId>(0), {static_cast<std::uint64_t>(row.number(1)), row.array<32>(2)}, row.instant(3)},
          .signature = row.array<64>(4),
          .frontier = std::string(row.bytes(5))};
}

}  // namespace

Link link_of(const StoredCheckpoint& stored) {
  const Checkpoint& it = stored.checkpoint;
  return ledger::link_of("cairn checkpoint", std::nullopt, {it.practice, size_of(stored), it.tree.root, it.at, stored.signature});
}

void add(Transaction& transaction, const StoredCheckpoint& stored) {
  const Checkpoint& it = stored.checkpoint;
  transaction.execute("INSERT INTO checkpoints (practice, size, root, at, signature, frontier) VALUES ($1, $2, $3, $4, $5, $6)",
                      {it.practice, size_of(stored), it.tree.root, it.at, stored.signature, Sealed{stored.frontier}});
  ledger::add(transaction, it.practice, {LeafSort::checkpoint, {}, size_of(stored), link_of(stored)});
}

std::optional<StoredCheckpoint> newest(Session& session, const PracticeId& practice) {
  return session.first(select_newest, {practice}, made);
}

std::optional<StoredCheckpoint> of_size(Session& session, const PracticeId& practice, std::uint64_t size) {
  return session.first(select_one, {practice, static_cast<std::int64_t>(size)}, made);
}

void each(Session& session, const PracticeId& practice, const std::function<void(const StoredCheckpoint&)>& visit) {
  session.each(select_all, {practice}, [&](const Row& row) { visit(made(row)); });
}

}  // namespace cairn::checkpoints
