// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"
#include "domain/entry.hpp"
#include "storage/session.hpp"

namespace cairn {

/// A record with the key that opens it, wrapped.
struct StoredRecord {
  Record record{};
  Sealed wrapped_key{};  ///< empty: the record was erased
  Instant created{};
};

namespace records {

void add(Transaction& transaction, const PracticeId& practice, const StoredRecord& record);

/// The record; nothing when there is none, or it was erased.
std::optional<StoredRecord> find(Session& session, const PracticeId& practice, const RecordId& record);

/// Every record behind this id, erased ones too, in the order of their ids; at most `limit`.
std::vector<StoredRecord> after(Session& session, const PracticeId& practice, const RecordId& record, std::int64_t limit);

/// The records that belong to this person: their own, and a therapist's vault. In the order they were made, without
/// those that were erased.
std::vector<StoredRecord> owned_by(Session& session, const PracticeId& practice, const AccountId& owner);

/// The client records of those whom this person cares for at that moment, in the order they were made, without those
/// that were erased.
std::vector<Record> treated_by(Session& session, const PracticeId& practice, const AccountId& therapist, Instant at);

/// Visits all of them.
void each(Session& session, const PracticeId& practice, const std::function<void(const StoredRecord&)>& visit);

}  // namespace records
}  // namespace cairn
