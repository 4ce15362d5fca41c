// SPDX-License-Identifier: Apache-2.0
#include "http/lane.hpp"

namespace cairn {

bool Lane::has_room(const std::string& sender) const {
  if (under_way_ + waiting_ < size_.at_once) return true;
  const auto found = senders_.find(sender);
  if (found == senders_.end()) return true;
  return waiting_ < size_.waiting && found->second.size() < size_.waiting_by_sender;
}

void Lane::add(const std::string& sender, Job job) {
  const auto [at, is_new] = senders_.try_emplace(sender);
  bool has_turn = !is_new;
  try {
    if (is_new) turns_.push_back(sender);
    has_turn = true;
    at->second.push_back(std::move(job));
  } catch (...) {  // no memory: it is as if nobody had come
    if (is_new && has_turn) turns_.pop_back();
    if (is_new) senders_.erase(at);
    throw;
  }
  ++waiting_;
}

std::optional<Lane::Job> Lane::next() {
  if (under_way_ >= size_.at_once || turns_.empty()) return std::nullopt;
  const auto found = senders_.find(turns_.front());
  Job job = std::move(found->second.front());
  found->second.pop_front();
  if (found->second.empty()) {
    senders_.erase(found);
    turns_.pop_front();
  } else {
    turns_.splice(turns_.end(), turns_, turns_.begin());
  }
  --waiting_;
  ++under_way_;
  return job;
}

}  // namespace cairn
