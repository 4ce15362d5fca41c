// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <span>
#include <unordered_map>

#include "base/error.hpp"
#include "domain/visible_log.hpp"
#include "storage/session.hpp"
#include "usecases/practice.hpp"
#include "vault/record_key.hpp"

namespace cairn {

/// A record with its key and its whole log opened, as it stood at one length.
struct OpenRecord {
  Record record;
  std::shared_ptr<const RecordKey> key;
  Log log;
  std::size_t bytes = 0;  ///< about how much memory it takes

  std::int64_t length() const { return static_cast<std::int64_t>(log.size()); }
};

/// Opened records, kept for the next request while there is room. What lies here is never older than the database: each
/// look compares lengths first, and opens only what is new.
class RecordShelf {
 public:
  explicit RecordShelf(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// The record as this session sees it. Errors: `not_found` when there is none or its key is gone; `unavailable` when
  /// something in it does not open.
  Result<std::shared_ptr<const OpenRecord>> look_up(const Practice& practice, Session& session, RecordId record);

  /// The record with these versions at the end of its log, where they have just been written: nothing is read or opened again.
  std::shared_ptr<const OpenRecord> grow(const OpenRecord& open, std::span<const EntryVersion> written);

  /// Forgets a record: it was erased.
  void forget(RecordId record);

  std::size_t bytes() const;  ///< taken now

 private:
  struct Place {
    std::shared_ptr<const OpenRecord> record;
    std::list<RecordId>::iterator recency;
  };
  std::shared_ptr<const OpenRecord> find(RecordId record);
  void keep(const std::shared_ptr<const OpenRecord>& record);

  const std::size_t most_bytes_;
  mutable std::mutex mutex_;
  std::unordered_map<RecordId, Place> places_;
  std::list<RecordId> recent_;  // the most recently used first
  std::size_t bytes_ = 0;
};

}  // namespace cairn
