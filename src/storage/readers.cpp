// SPDX-License-Identifier: Apache-2.0
#include "storage/readers.hpp"

#include <utility>

namespace cairn {

void Readers::add(std::unique_ptr<Connection> connection) { idle_.push_back(std::move(connection)); }

std::unique_ptr<Connection> Readers::take(std::chrono::milliseconds longest_wait) {
  std::unique_lock lock(mutex_);
  if (!came_back_.wait_for(lock, longest_wait, [&] { return closed_ || !idle_.empty(); }) || closed_) return nullptr;
  auto connection = std::move(idle_.back());
  idle_.pop_back();
  ++lent_;
  return connection;
}

void Readers::give_back(std::unique_ptr<Connection> connection) noexcept {
  {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(connection));
    --lent_;
  }
  came_back_.notify_all();
}

void Readers::close() {
  std::unique_lock lock(mutex_);
  closed_ = true;
  came_back_.notify_all();
  came_back_.wait(lock, [&] { return lent_ == 0; });
  idle_.clear();
}

}  // namespace cairn
