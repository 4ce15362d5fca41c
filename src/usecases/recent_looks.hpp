// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <mutex>
#include <set>
#include <unordered_map>

#include "base/id.hpp"
#include "base/time.hpp"
#include "domain/entry.hpp"

namespace cairn {

/// Which reads a line of the access log already stands for: a session that reads the same kinds of the same record again
/// within a few minutes shares the line. Kept in memory; losing it only means one line more.
class RecentLooks {
 public:
  /// Whether a line for all of these kinds is durable already.
  bool covered(SessionId session, RecordId record, const std::set<Kind>& kinds, Instant now, std::int64_t window_ms) const;

  /// Notes that such a line is durable now.
  void note(SessionId session, RecordId record, const std::set<Kind>& kinds, Instant now, std::int64_t window_ms);

 private:
  struct Look {
    Instant began;
    std::set<Kind> kinds;
  };
  struct Key {
    SessionId session;
    RecordId record;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const noexcept {
      return std::hash<SessionId>{}(key.session) ^ std::hash<RecordId>{}(key.record);
    }
  };
  mutable std::mutex mutex_;
  std::unordered_map<Key, Look, Hash> looks_;
};

}  // namespace cairn
