// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "storage/connection.hpp"

namespace cairn {

/// Connections for reading, lent to one reader each.
class Readers {
 public:
  void add(std::unique_ptr<Connection> connection);

  /// Nothing when none came back in time, or the store has stopped.
  std::unique_ptr<Connection> take(std::chrono::milliseconds longest_wait);

  void give_back(std::unique_ptr<Connection> connection) noexcept;

  /// Lends no more, waits for those that are out and closes all.
  void close();

 private:
  std::mutex mutex_;
  std::condition_variable came_back_;
  std::vector<std::unique_ptr<Connection>> idle_;  ///< with room for all, so that giving back needs no memory
  int lent_ = 0;
  bool closed_ = false;
};

}  // namespace cairn
