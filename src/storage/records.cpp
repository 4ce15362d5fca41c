// SPDX-License-Identifier: Apache-2.0
#include "storage/records.hpp"

#include "storage/erasures.hpp"
#include "storage/ledger_states.hpp"

namespace cairn::records {
namespace {

const std::string columns = "SELECT records.record, records.sort, records.owner, records.wrapped_key, records.created";
const std::string select = columns + " FROM records";
const std::string not_erased = " AND length(records.wrapped_key) > 0";
const std::string select_one = select + " WHERE practice = $1 AND record = $2" + not_erased;
const std::string select_every = select + " WHERE practice = $1";
const std::string select_after = select + " WHERE practice = $1 AND record > $2 ORDER BY record LIMIT $3";
const std::string select_owned = select + " WHERE practice = $1 AND owner = $2" + not_erased + " ORDER BY created, record";
// CROSS JOIN keeps SQLite from walking through every record of the practice to have them in order. All that is asked of a record
// stands in its index by owner; whether it was erased is looked up among the few that were.
const std::string select_treated = "SELECT records.record, records.sort, records.owner"
                                   " FROM care CROSS JOIN records"
                                   " WHERE records.practice = care.practice AND records.owner = care.client"
                                   " AND care.practice = $1 AND care.therapist = $2 AND care.begun <= $3"
                                   " AND (care.ended IS NULL OR care.ended > $3) AND records.sort = $4"
                                   " AND NOT EXISTS (SELECT 1 FROM erasures WHERE erasures.practice = records.practice"
                                   " AND erasures.what = $5 AND erasures.id = records.record)"
                                   " ORDER BY records.created, records.record";

Record record_in(const Row& row) {
  return {.id = row.id<RecordId>(0), .sort = row.named<RecordSort>(1), .owner = row.id<AccountId>(2)};
}

StoredRecord made(const Row& row) {
  return {.record = record_in(row),
          .wrapped_key = row.sealed(3),
          .created = row.instant(4)};
}

}  // namespace

void add(Transaction& transaction, const PracticeId& practice, const StoredRecord& record) {
  transaction.execute(
      "INSERT INTO records (practice, record, sort, owner, wrapped_key, created) VALUES ($1, $2, $3, $4, $5, $6)",
      {practice, record.record.id, record.record.sort, record.record.owner, record.wrapped_key, record.created});
  ledger::note_record(transaction, practice, record.record.id);
}

std::optional<StoredRecord> find(Session& session, const PracticeId& practice, const RecordId& record) {
  return session.first(select_one, {practice, record}, made);
}

std::vector<StoredRecord> after(Session& session, const PracticeId& practice, const RecordId& record, std::int64_t limit) {
  return session.all(select_after, {practice, record, limit}, made);
}

std::vector<StoredRecord> owned_by(Session& session, const PracticeId& practice, const AccountId& owner) {
  return session.all(select_owned, {practice, owner}, made);
}

std::vector<Record> treated_by(Session& session, const PracticeId& practice, const AccountId& therapist, Instant at) {
  return session.all(select_treated, {practice, therapist, at, RecordSort::client, Erased::record}, record_in);
}

void each(Session& session, const PracticeId& practice, const std::function<void(const StoredRecord&)>& visit) {
  session.each(select_every, {practice}, [&](const Row& row) { visit(made(row)); });
}

}  // namespace cairn::records
