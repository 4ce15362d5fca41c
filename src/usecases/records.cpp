// SPDX-License-Identifier: Apache-2.0
#include "usecases/records.hpp"

#include <algorithm>
#include <unordered_map>

#include "storage/accounts.hpp"
#include "storage/care.hpp"
#include "storage/records.hpp"
#include "storage/store.hpp"
#include "usecases/profile.hpp"

namespace cairn {
namespace {

/// The people of some records; each is looked up and opened once, for one therapist stands in all records of a caseload.
class People {
 public:
  People(const Practice& practice, Session& session) : practice_(practice), session_(session) {}

  /// Puts a person at the end of the list unless they stand there already or have no account.
  Result<void> add(AccountId id, std::vector<RecordPerson>& list) {
    if (std::ranges::find(list, id, &RecordPerson::account) != list.end()) return {};
    auto known = known_.find(id);
    if (known == known_.end()) {
      const auto account = accounts::find(session_, practice_.id, id);
      if (!account) return {};
      auto profile = open_profile(practice_, id, account->profile);
      if (!profile) return std::unexpected(profile.error());
      known = known_.emplace(id, RecordPerson{id, profile->name, account->role, profile->title}).first;
    }
    list.push_back(known->second);
    return {};
  }

 private:
  const Practice& practice_;
  Session& session_;
  std::unordered_map<AccountId, RecordPerson> known_;
};

Result<RecordView> view_of(const Practice& practice, Session& session, People& people, const Record& record, Relationship relationship) {
  const Instant now = practice.clock.now();
  const auto history = care::history(session, practice.id, record.owner);
  RecordView view{record.id, record.sort, record.owner, relationship, {}, {}, {}};
  if (relationship == Relationship::self && record.sort == RecordSort::client)
    if (const auto ended = care::over_since(history, now))
      view.after = after_care(*ended, practice.settings.after_care, now);
  if (auto added = people.add(record.owner, view.people); !added) return std::unexpected(added.error());
  for (const Care& care : history) {
    if (care.covers(now)) view.treating.push_back(care.therapist);
    if (auto added = people.add(care.therapist, view.people); !added) return std::unexpected(added.error());
  }
  return view;
}

}  // namespace

Result<RecordList> list_records(const Practice& practice, const Admission& admission) {
  const AccountId me = admission.caller()->account;
  return practice.store.read([&](Session& session) -> Result<RecordList> {
    RecordList list;
    People people(practice, session);
    const auto add = [&](const Record& record, Relationship relationship) -> Result<void> {
      if (!permits(Deed::read_entries, admission.caller()->role, relationship)) return {};
      auto view = view_of(practice, session, people, record, relationship);
      if (!view) return std::unexpected(view.error());
      list.records.push_back(std::move(*view));
      return {};
    };
    for (const StoredRecord& own : records::owned_by(session, practice.id, me))
      if (auto added = add(own.record, Relationship::self); !added) return std::unexpected(added.error());
    for (const Record& treated : records::treated_by(session, practice.id, me, practice.clock.now()))
      if (auto added = add(treated, Relationship::treating); !added) return std::unexpected(added.error());
    return list;
  });
}

}  // namespace cairn
