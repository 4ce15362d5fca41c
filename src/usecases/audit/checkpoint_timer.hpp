// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "usecases/practice.hpp"
#include "vault/merkle.hpp"

namespace cairn {

/// Signs the ledger at the start, then whenever something came to it, looking as often as is said, and once more when it
/// stops. A ledger that has become shorter than what it signed before is said in the log and not signed again.
class CheckpointTimer {
 public:
  explicit CheckpointTimer(const Practice& practice, std::chrono::milliseconds every = std::chrono::seconds(30));
  ~CheckpointTimer();  ///< stops
  CheckpointTimer(const CheckpointTimer&) = delete;
  CheckpointTimer& operator=(const CheckpointTimer&) = delete;

  /// Signs what is there and ends. Call it while the store can still be written to.
  void stop();

 private:
  void run();
  void sign();

  const Practice& practice_;
  const std::chrono::milliseconds every_;
  TreeHead signed_{};  ///< the newest that this one has seen
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace cairn
