// SPDX-License-Identifier: Apache-2.0
#include "http/api/live_roster.hpp"

namespace cairn {
namespace {

void close_all(const std::vector<std::weak_ptr<LiveOutlet>>& outlets) {
  for (const auto& outlet : outlets)
    if (const auto open = outlet.lock()) open->close();
}

}  // namespace

void LiveRoster::add(const Caller& caller, const std::shared_ptr<LiveOutlet>& outlet) {
  const std::lock_guard lock(mutex_);
  for (auto at = by_session_.begin(); at != by_session_.end();) {
    auto& outlets = at->second.outlets;
    std::erase_if(outlets, [](const auto& stream) { return stream.expired(); });
    at = outlets.empty() ? by_session_.erase(at) : std::next(at);
  }
  auto& streams = by_session_[caller.session];
  streams.account = caller.account;
  streams.outlets.push_back(outlet);
  if (streams.outlets.size() <= most_by_session) return;
  close_all({streams.outlets.front()});
  streams.outlets.erase(streams.outlets.begin());
}

void LiveRoster::end(SessionId session) {
  const std::lock_guard lock(mutex_);
  const auto found = by_session_.find(session);
  if (found == by_session_.end()) return;
  close_all(found->second.outlets);
  by_session_.erase(found);
}

void LiveRoster::end_others(AccountId account, SessionId keep) {
  const std::lock_guard lock(mutex_);
  std::erase_if(by_session_, [&](auto& entry) {
    if (entry.second.account != account || entry.first == keep) return false;
    close_all(entry.second.outlets);
    return true;
  });
}

}  // namespace cairn
