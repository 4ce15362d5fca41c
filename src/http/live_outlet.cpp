// SPDX-License-Identifier: Apache-2.0
#include "http/live_outlet.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cairn {

void QueuedOutlet::wake_once() {
  if (woken_ || !wake_) return;
  woken_ = true;
  wake_();
}

void QueuedOutlet::send(const std::string& event) {
  const std::lock_guard lock(mutex_);
  if (closed_ || std::ranges::find(events_, event) != events_.end()) return;
  if (events_.size() >= most_events) closed_ = true;
  else events_.push_back(event);
  wake_once();
}

void QueuedOutlet::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  wake_once();
}

std::string QueuedOutlet::take() {
  const std::lock_guard lock(mutex_);
  woken_ = false;
  std::string all;
  for (const auto& event : events_) all += event;
  events_.clear();
  return all;
}

bool QueuedOutlet::closed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

void QueuedOutlet::detach() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  wake_ = nullptr;
}

std::string chunk_of(std::string_view text) { return fmt::format("{:x}\r\n{}\r\n", text.size(), text); }

}  // namespace cairn
