// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

#include "http/message.hpp"
#include "usecases/practice.hpp"

namespace cairn {

/// Which live streams are open, by session, so that they end at once with the session they belong to.
class LiveRoster {
 public:
  static constexpr std::size_t most_by_session = 6;

  /// Adds a stream; when its session has too many, the oldest of them is closed.
  void add(const Caller& caller, const std::shared_ptr<LiveOutlet>& outlet);

  /// Closes all streams of this session.
  void end(SessionId session);

  /// Closes all streams of this account but those of the session `keep`.
  void end_others(AccountId account, SessionId keep);

 private:
  struct Streams {
    AccountId account;
    std::vector<std::weak_ptr<LiveOutlet>> outlets;
  };
  std::mutex mutex_;
  std::unordered_map<SessionId, Streams> by_session_;
};

}  // namespace cairn
