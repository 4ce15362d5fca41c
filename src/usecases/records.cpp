// SPDX-License-Identifier: Apache-2.0
#include "usecases/records.hpp"

#include <algorithm>

#include "storage/accounts.hpp"
#include "storage/care.hpp"
#include "storage/records.hpp"
#include "storage/store.hpp"
#include "usecases/profile.hpp"

namespace cairn {
namespace {

Result<void> add_person(const Practice& practice, Session& session, AccountId id, std::vector<RecordPerson>& people) {
  if (std::ranges::find(people, id, &RecordPerson::account) != people.end()) return {};
  const auto account = accounts::find(session, practice.id, id);
  if (!account) return {};
  auto profile = open_profile(practice, id, account->profile);
  if (!profile) return std::unexpected(profile.error());
  people.push_back({id, profile->name, account->role, profile->title});
  return {};
}

Result<RecordView> view_of(const Practice& practice, Session& session, const Record& record, Relationship relationship) {
  const Instant now = practice.clock.now();
  RecordView view{record.id, record.sort, record.owner, relationship, {}, care::therapists_of(session, practice.id, record.owner, now), {}};
  if (relationship == Relationship::self && record.sort == RecordSort::client)
    if (const auto ended = care::over_since(session, practice.id, record.owner, now))
      view.after = after_care(*ended, practice.settings.after_care, now);
  if (auto added = add_person(practice, session, record.owner, view.people); !added) return std::unexpected(added.error());
  for (const Care& care : care::history(session, practice.id, record.owner))
    if (auto added = add_person(practice, session, care.therapist, view.people); !added) return std::unexpected(added.error());
  return view;
}

}  // namespace

Result<RecordList> list_records(const Practice& practice, const Admission& admission) {
  const AccountId me = admission.caller()->account;
  return practice.store.read([&](Session& session) -> Result<RecordList> {
    RecordList list;
    const auto add = [&](const std::vector<StoredRecord>& found, Relationship relationship) -> Result<void> {
      for (const StoredRecord& stored : found) {
        if (!permits(Deed::read_entries, admission.caller()->role, relationship)) continue;
        auto view = view_of(practice, session, stored.record, relationship);
        if (!view) return std::unexpected(view.error());
        list.records.push_back(std::move(*view));
      }
      return {};
    };
    if (auto own = add(records::owned_by(session, practice.id, me), Relationship::self); !own) return std::unexpected(own.error());
    auto treated = add(records::treated_by(session, practice.id, me, practice.clock.now()), Relationship::treating);
    if (!treated) return std::unexpected(treated.error());
    return list;
  });
}

}  // namespace cairn
