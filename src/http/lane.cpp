// SPDX-License-Identifier: Apache-2.0
#include "http/lane.hpp"

namespace cairn {

bool Lane::has_room(const std::string& sender) const {
  if (under_way_ + waiting_ < size_.at_once) return true;
  if (waiting_ >= size_.waiting) return false;
  const auto found = senders_.find(sender);
  return found == senders_.end() || found->second.size() < size_.waiting_by_sender;
}

void Lane::add(const std::string& sender, Job job) {
  if (const auto known = senders_.find(sender); known != senders_.end()) {
    known->second.push_back(std::move(job));
  } else {
    // All or nothing, also where memory is short: a sender without a turn would wait for ever.
    std::deque<Job> jobs;
    jobs.push_back(std::move(job));
    std::list<std::string> turn(1, sender);
    senders_.emplace(sender, std::move(jobs));
    turns_.splice(turns_.end(), turn);
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
