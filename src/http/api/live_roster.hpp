// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "http/message.hpp"
#include "usecases/practice.hpp"

namespace cairn {

/// Which live streams are open, by account and session, so that they end at once with the session they belong to.
class LiveRoster {
 public:
  static constexpr std::size_t most_by_session = 6;
  static constexpr std::size_t most_by_account = 24;

  /// Adds a stream; when its session or its account has too many, the oldest of them is closed.
  void add(const Caller& caller, const std::shared_ptr<LiveOutlet>& outlet);

  /// Closes all streams of this session.
  void end(SessionId session);

  /// Closes all streams of this account but those of the session `keep`.
  void end_others(AccountId account, SessionId keep);

 private:
  struct Stream {
    SessionId session;
    std::weak_ptr<LiveOutlet> outlet;
  };
  void forget_the_ended();

  std::mutex mutex_;
  std::unordered_map<AccountId, std::vector<Stream>> by_account_;  ///< each in the order of their beginnings
  std::size_t look_at_ = 64;  ///< accounts at which it is time to look for those whose streams have all ended
};

}  // namespace cairn
