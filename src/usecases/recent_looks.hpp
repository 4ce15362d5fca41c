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

/// Which reads the lines of the access log already stand for: a session that reads the same kinds of the same record again
/// within a few minutes needs no line more. Kept in memory; losing it only means one line more. Lines are never changed:
/// a read of further kinds is a further line, and `who_looked` shows both as one.
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
