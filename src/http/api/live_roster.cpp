// SPDX-License-Identifier: Apache-2.0
#include "http/api/live_roster.hpp"

#include <algorithm>

namespace cairn {

void LiveRoster::forget_the_ended() {
  std::erase_if(by_account_, [](const auto& entry) {
    return std::ranges::all_of(entry.second, [](const Stream& stream) { return stream.outlet.expired(); });
  });
  look_at_ = std::max<std::size_t>(64, 2 * by_account_.size());
}

void LiveRoster::add(const Caller& caller, const std::shared_ptr<LiveOutlet>& outlet) {
  const std::lock_guard lock(mutex_);
  if (by_account_.size() >= look_at_) forget_the_ended();
  auto& streams = by_account_[caller.account];
  std::erase_if(streams, [](const Stream& stream) { return stream.outlet.expired(); });
  const auto of_session = [&](const Stream& stream) { return stream.session == caller.session; };
  auto oldest = streams.end();
  if (static_cast<std::size_t>(std::ranges::count_if(streams, of_session)) >= most_by_session)
    oldest = std::ranges::find_if(streams, of_session);
  else if (streams.size() >= most_by_account) oldest = streams.begin();
  if (oldest != streams.end()) {
    if (const auto open = oldest->outlet.lock()) open->close();
    streams.erase(oldest);
  }
  streams.push_back({caller.session, outlet});
}

void LiveRoster::end(SessionId session) {
  const std::lock_guard lock(mutex_);
  for (auto& [account, streams] : by_account_)
    std::erase_if(streams, [&](const Stream& stream) {
      if (stream.session != session) return false;
      if (const auto open = stream.outlet.lock()) open->close();
      return true;
    });
}

void LiveRoster::end_others(AccountId account, SessionId keep) {
  const std::lock_guard lock(mutex_);
  const auto found = by_account_.find(account);
  if (found == by_account_.end()) return;
  std::erase_if(found->second, [&](const Stream& stream) {
    if (stream.session == keep) return false;
    if (const auto open = stream.outlet.lock()) open->close();
    return true;
  });
}

}  // namespace cairn
