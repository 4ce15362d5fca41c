// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "storage/ledger.hpp"
#include "vault/checkpoint.hpp"

namespace cairn {

/// A checkpoint with its signature and with the right edge of its tree, from which the next one goes on.
struct StoredCheckpoint {
  Checkpoint checkpoint{};
  CheckpointSignature signature{};
  std::string frontier{};  ///< the bytes of a Frontier of the checkpoint's size
};

namespace checkpoints {

/// Adds one, and the leaf that says so: a checkpoint that goes missing leaves a gap.
void add(Transaction& transaction, const StoredCheckpoint& stored);

std::optional<StoredCheckpoint> newest(Session& session, const PracticeId& practice);
std::optional<StoredCheckpoint> of_size(Session& session, const PracticeId& practice, std::uint64_t size);

/// Visits all, the smallest first.
void each(Session& session, const PracticeId& practice, const std::function<void(const StoredCheckpoint&)>& visit);

/// The link of the leaf for a checkpoint.
Link link_of(const StoredCheckpoint& stored);

}  // namespace checkpoints
}  // namespace cairn
