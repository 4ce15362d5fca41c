// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <expected>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "storage/checkpoints.hpp"
#include "storage/ledger.hpp"
#include "usecases/audit/audit_report.hpp"
#include "vault/checkpoint.hpp"
#include "vault/practice_key.hpp"

namespace cairn {

/// Nothing, or the sentence that says what is wrong.
using Checked = std::expected<void, std::string>;

/// The hash of the newest leaf of each account, record and stretch of care.
using NewestStates = std::map<std::pair<LeafSort, Subject>, Sha256>;

/// Walks through a ledger from its first leaf to its last and holds every row it names against it, then looks for rows
/// that it does not name. What it counts goes into the report.
class LedgerWalk {
 public:
  LedgerWalk(Session& session, const PracticeId& practice, const PracticeKey& key, AuditReport& report);

  /// Stops at the first thing that is wrong. Throws `StorageFailure`.
  Checked check();

  const NewestStates& states() const { return states_; }
  const std::set<RecordId>& erased() const { return erased_; }

 private:
  /// How far a record's chain in one table has come.
  struct End {
    std::int64_t position = 0;
    std::optional<Link> link{};
  };
  using Ends = std::unordered_map<RecordId, End>;

  Checked check_leaf(const Leaf& leaf);
  Checked check_row(const Leaf& leaf, Ends& ends);
  Checked check_state(const Leaf& leaf);
  Checked check_checkpoint_leaf(const Leaf& leaf);
  Checked check_checkpoint(const StoredCheckpoint& stored);
  Checked append(const Leaf& leaf);
  Checked check_end();
  Checked check_lengths() const;

  Session& session_;
  const PracticeId practice_;
  const CheckpointKey key_;
  AuditReport& report_;
  Frontier frontier_;
  Ends entries_;
  Ends looks_;
  NewestStates states_;
  std::set<RecordId> erased_;
  std::set<RecordId> without_bodies_;
  std::map<std::uint64_t, StoredCheckpoint> checkpoints_;
  std::set<std::uint64_t> checkpoint_leaves_;
  std::int64_t nodes_ = 0;
};

}  // namespace cairn
