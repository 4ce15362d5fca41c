// SPDX-License-Identifier: Apache-2.0
#include "usecases/audit/checkpoint_timer.hpp"

#include "base/log.hpp"
#include "usecases/audit/checkpoints.hpp"

namespace cairn {

CheckpointTimer::CheckpointTimer(const Practice& practice, std::chrono::milliseconds every) : practice_(practice), every_(every) {
  thread_ = std::thread([this] { run(); });
}

CheckpointTimer::~CheckpointTimer() { stop(); }

void CheckpointTimer::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void CheckpointTimer::run() {
  for (bool last = false; !last;) {
    sign();
    std::unique_lock lock(mutex_);
    last = stopping_;
    if (!last) wake_.wait_for(lock, every_, [this] { return stopping_; });
  }
}

void CheckpointTimer::sign() {
  const auto made = make_checkpoint(practice_);
  if (!made) return log::error("The ledger could not be signed: {}", made.error().sentence);
  if (!*made) return;
  const TreeHead& tree = (*made)->tree;
  if (tree.size < signed_.size || (tree.size == signed_.size && tree.root != signed_.root))
    return log::error("The ledger is not the one that was signed before: an earlier copy of the database was put in its place.");
  signed_ = tree;
}

}  // namespace cairn
