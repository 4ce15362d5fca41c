// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json_described.hpp"
#include "domain/entry.hpp"
#include "usecases/admission.hpp"

namespace cairn {

/// One version of one entry, as its reader gets it.
struct EntryView {
  static constexpr std::string_view schema_name = "EntryView";
  EntryId id;
  int version = 1;
  Kind kind = Kind::goal;
  std::optional<EntryId> about;
  AccountId author;
  Instant written;
  Instant happened;
  SeenBy seen_by = SeenBy::only_me;
  RawJson body;
};
BOOST_DESCRIBE_STRUCT(EntryView, (), (id, version, kind, about, author, written, happened, seen_by, body))

/// What is new to this reader since a cursor.
struct EntriesPage {
  static constexpr std::string_view schema_name = "EntriesPage";
  RecordId record;
  std::string cursor;               ///< opaque: it tells nothing of what this reader may not see
  std::vector<EntryView> entries;   ///< every version they may see, in the order of writing
  std::vector<EntryId> withdrawn;   ///< seen before, and not theirs to see any more
};
BOOST_DESCRIBE_STRUCT(EntriesPage, (), (record, cursor, entries, withdrawn))

/// What is new in the record to this reader since `cursor` (empty: everything). The line in the access log is durable
/// before this returns. Errors: `invalid` for a cursor that is not one of ours for this record.
Result<EntriesPage> read_entries(const Practice& practice, const Admission& admission, const std::string& cursor);

/// One version that somebody wants to write.
struct NewVersion {
  static constexpr std::string_view schema_name = "NewVersion";
  EntryId id;
  int version = 1;
  Kind kind = Kind::goal;
  std::optional<EntryId> about;
  Instant happened;
  SeenBy seen_by = SeenBy::only_me;
  RawJson body;
};
BOOST_DESCRIBE_STRUCT(NewVersion, (), (id, version, kind, about, happened, seen_by, body))

struct AppendRequest {
  static constexpr std::string_view schema_name = "AppendRequest";
  UpTo<NewVersion, 100> entries;
};
BOOST_DESCRIBE_STRUCT(AppendRequest, (), (entries))

struct WrittenVersion {
  EntryId id;
  int version = 1;
  Instant written;
};
BOOST_DESCRIBE_STRUCT(WrittenVersion, (), (id, version, written))

struct AppendAnswer {
  static constexpr std::string_view schema_name = "AppendAnswer";
  std::vector<WrittenVersion> entries;
};
BOOST_DESCRIBE_STRUCT(AppendAnswer, (), (entries))

/// Writes all of these versions, or none. Sent twice, it is written once and answered alike. Errors: `invalid` with the
/// path into the request; `refused` by a kind's rule; `conflict` when somebody wrote a version in between, with that
/// version as the error's detail; `not_found` for an entry that this writer cannot see, alike with one that does not exist.
Result<AppendAnswer> append(const Practice& practice, const Admission& admission, const AppendRequest& request);

}  // namespace cairn
