// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "base/described.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "domain/entry.hpp"
#include "domain/people.hpp"
#include "storage/session.hpp"

namespace cairn {

/// One line of a record's access log: who, in which role and relationship, did what with which entries, when.
struct AccessLine {
  std::int64_t position = 0;  ///< in the record's access log, 1, 2, 3 …; given by `add`
  AccountId who{};
  Role role = Role::client;
  Relationship relationship = Relationship::other;
  AccessDeed deed = AccessDeed::read;
  std::map<Kind, int> kinds{};  ///< how many entries of each kind
  Instant at{};                 ///< when it began
  std::optional<SessionId> session{};
};

namespace access_log {

/// Puts a line at the end; answers its position.
std::int64_t add(Transaction& transaction, const PracticeId& practice, const RecordId& record, const AccessLine& line);

/// The line that one more read by this session may share: the session's newest line in this record, when it is a
/// read by the same person in the same role and relationship that began at most `window_ms` before `read.at`.
std::optional<AccessLine> open_line(Session& session, const PracticeId& practice, const RecordId& record,
                                    const AccessLine& read, std::int64_t window_ms);

/// Notes a read: adds its kinds to the line it may share, or puts a new one at the end. Answers the position.
std::int64_t note_read(Transaction& transaction, const PracticeId& practice, const RecordId& record,
                       const AccessLine& read, std::int64_t window_ms);

/// A page of lines, newest first: those before `position` (0: from the newest), at most `limit`.
std::vector<AccessLine> page(Session& session, const PracticeId& practice, const RecordId& record,
                             std::int64_t position, std::int64_t limit);

}  // namespace access_log
}  // namespace cairn
