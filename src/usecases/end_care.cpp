// SPDX-License-Identifier: Apache-2.0
#include "usecases/end_care.hpp"

#include <algorithm>
#include <map>

#include "domain/ending.hpp"
#include "storage/care.hpp"

namespace cairn {
namespace {

/// An ending as far as it has got, and when its newest terms were written.
struct Newest {
  Ending ending;
  Instant agreed_at;
};

Ending ending_in(const EntryVersion& version) {
  return std::get<Ending>(read_body(Kind::ending, parse_json(version.body).value(), "").value());
}

/// Takes the next version; whether it changes when care ends.
bool take(std::map<EntryId, Newest>& all, const EntryVersion& version) {
  Ending ending = ending_in(version);
  const auto [found, added] = all.try_emplace(version.head.id);
  const bool changes = added || found->second.ending.state != ending.state || !same_terms(found->second.ending, ending);
  if (changes) found->second.agreed_at = version.head.written;
  found->second.ending = std::move(ending);
  return changes;
}

std::string path_to(const AppendRequest& request, const EntryHead& head) {
  const auto same = [&](const NewVersion& wanted) { return wanted.id == head.id && wanted.version == head.version; };
  const auto place = std::ranges::find_if(request.entries, same) - request.entries.begin();
  return "/entries/" + std::to_string(place) + "/body/therapist";
}

/// What is over already ended an earlier care, and says nothing of the one that goes on.
std::optional<Instant> earliest(const std::map<EntryId, Newest>& all, AccountId therapist, Instant now) {
  std::optional<Instant> until;
  for (const auto& [id, newest] : all) {
    if (newest.ending.therapist != therapist || !stands(newest.ending)) continue;
    const Instant over = over_at(newest.ending, newest.agreed_at);
    if (over < now) continue;
    until = until ? std::min(*until, over) : over;
  }
  return until;
}

}  // namespace

std::vector<CareEnd> care_ends(const OpenRecord& open, const AppendRequest& request, const CheckedAppend& checked, Instant now) {
  const auto is_ending = [](const EntryVersion& version) { return version.head.kind == Kind::ending; };
  if (std::ranges::none_of(checked.fresh, is_ending)) return {};
  std::map<EntryId, Newest> all;
  for (const auto& version : open.log)
    if (is_ending(*version)) take(all, *version);
  std::vector<CareEnd> ends;
  for (const EntryVersion& version : checked.fresh) {
    if (!is_ending(version) || !take(all, version)) continue;
    const AccountId therapist = all.at(version.head.id).ending.therapist;
    if (std::ranges::find(ends, therapist, &CareEnd::therapist) == ends.end())
      ends.push_back({therapist, {}, path_to(request, version.head)});
  }
  for (CareEnd& end : ends) end.until = earliest(all, end.therapist, now);
  return ends;
}

Result<void> set_care_ends(Transaction& transaction, const PracticeId& practice, AccountId client,
                           const std::vector<CareEnd>& ends, Instant now) {
  for (const CareEnd& end : ends)
    if (!care::set_end(transaction, practice, end.therapist, client, end.until, now))
      return fail(ErrorKind::refused, end.path, "They do not work together here any more. To begin again, ask the practice.");
  return {};
}

}  // namespace cairn
