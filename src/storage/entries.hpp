// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "base/error.hpp"
#include "base/id.hpp"
#include "domain/entry.hpp"
#include "storage/ledger.hpp"
#include "storage/session.hpp"

namespace cairn {

/// One version of one entry as it is stored: everything but the body in the clear.
struct StoredEntry {
  EntryHead head{};
  std::int64_t position = 0;  ///< in the record's log, 1, 2, 3 …; given by `append`
  Sealed body{};
};

/// A record's log: versions of entries, one after the other, never changed. Each is a leaf of the ledger.
namespace entries {

/// How many there are, and so the position of the last; 0 for an empty or unknown record.
std::int64_t length(Session& session, const PracticeId& practice, const RecordId& record);

/// Those behind `position`, in order; at most `limit`.
std::vector<StoredEntry> after(Session& session, const PracticeId& practice, const RecordId& record,
                               std::int64_t position, std::int64_t limit = INT64_MAX);

/// The newest version of an entry; nothing when the record has no such entry.
std::optional<StoredEntry> newest(Session& session, const PracticeId& practice, const RecordId& record,
                                  const EntryId& entry);

/// One version of an entry; nothing when the record does not have it.
std::optional<StoredEntry> find(Session& session, const PracticeId& practice, const RecordId& record,
                                const EntryId& entry, int version);

/// Puts versions at the end of the log in the order given (their `position` is not looked at) and answers the log's
/// new length. A version has to follow the newest one that is stored or stands earlier in the list; 1 begins an
/// entry. Errors, with the path "/entries/<index>": `conflict` when the version is there already or one is missing in
/// between. `not_found` with no path when there is no such record.
Result<std::int64_t> append(Transaction& transaction, const PracticeId& practice, const RecordId& record,
                            std::span<const StoredEntry> versions);

/// The row at a position, with the link that follows from its columns and from the link of the row before it.
std::optional<ChainRow> chain_row(Session& session, const PracticeId& practice, const RecordId& record, std::int64_t position,
                                  const std::optional<Link>& before);

/// Visits every record that has any, with how many.
void each_length(Session& session, const PracticeId& practice, const std::function<void(const RecordId&, std::int64_t)>& visit);

/// Destroys all sealed bodies of a record: each gives way to its SHA-256, from which its link still follows. Answers how
/// many there were. Call `ledger::note_erased` in the same transaction.
std::int64_t erase_bodies(Transaction& transaction, const PracticeId& practice, const RecordId& record);

}  // namespace entries
}  // namespace cairn
