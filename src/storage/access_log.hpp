// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "base/described.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "domain/entry.hpp"
#include "domain/people.hpp"
#include "storage/ledger.hpp"
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

/// Puts a line at the end; answers its position. A line is never changed, and it is a leaf of the ledger.
std::int64_t add(Transaction& transaction, const PracticeId& practice, const RecordId& record, const AccessLine& line);

/// A page of lines, newest first: those before `position` (0: from the newest), at most `limit`.
std::vector<AccessLine> page(Session& session, const PracticeId& practice, const RecordId& record,
                             std::int64_t position, std::int64_t limit);

/// The line at a position, with the link that follows from its columns and from the link of the line before it.
std::optional<ChainRow> chain_row(Session& session, const PracticeId& practice, const RecordId& record, std::int64_t position,
                                  const std::optional<Link>& before);

/// Visits every record that has any, with how many.
void each_length(Session& session, const PracticeId& practice, const std::function<void(const RecordId&, std::int64_t)>& visit);

}  // namespace access_log
}  // namespace cairn
