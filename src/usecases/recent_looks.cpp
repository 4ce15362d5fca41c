// SPDX-License-Identifier: Apache-2.0
#include "usecases/recent_looks.hpp"

#include <algorithm>

namespace cairn {

constexpr std::size_t most_looks = 20'000;

bool RecentLooks::covered(SessionId session, RecordId record, const std::set<Kind>& kinds, Instant now, std::int64_t window_ms) const {
  const std::lock_guard lock(mutex_);
  const auto found = looks_.find({session, record});
  return found != looks_.end() && now.ms >= found->second.began.ms && now.ms - found->second.began.ms < window_ms &&
         std::ranges::includes(found->second.kinds, kinds);
}

void RecentLooks::note(SessionId session, RecordId record, const std::set<Kind>& kinds, Instant now, std::int64_t window_ms) {
  const std::lock_guard lock(mutex_);
  if (looks_.size() >= most_looks)
    std::erase_if(looks_, [&](const auto& look) { return now.ms - look.second.began.ms >= window_ms; });
  if (looks_.size() >= most_looks) looks_.clear();
  Look& look = looks_[{session, record}];
  if (now.ms - look.began.ms >= window_ms) look = {now, {}};
  look.kinds.insert(kinds.begin(), kinds.end());
}

}  // namespace cairn
