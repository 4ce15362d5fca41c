// SPDX-License-Identifier: Apache-2.0
#include "usecases/who_looked.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "domain/kinds.hpp"
#include "storage/accounts.hpp"
#include "storage/store.hpp"
#include "usecases/profile.hpp"

namespace cairn {
namespace {

constexpr std::int64_t most_lines = 500;

/// Whether a read may join this line of the same session.
bool joins(const AccessLine& line, const AccessLine& read, std::int64_t window_ms) {
  const std::int64_t age = read.at.ms - line.at.ms;
  return line.deed == AccessDeed::read && read.deed == AccessDeed::read && line.who == read.who && line.role == read.role &&
         line.relationship == read.relationship && age >= 0 && age <= window_ms;
}

}  // namespace

std::vector<AccessLine> joined_looks(std::vector<AccessLine> lines, std::int64_t window_ms) {
  std::ranges::reverse(lines);
  std::vector<AccessLine> joined;
  std::unordered_map<SessionId, std::size_t> newest;  // the session's last line in `joined`
  for (AccessLine& line : lines) {
    const auto last = line.session ? newest.find(*line.session) : newest.end();
    if (last != newest.end() && joins(joined[last->second], line, window_ms)) {
      for (const auto& [kind, count] : line.kinds) joined[last->second].kinds[kind] += count;
      continue;
    }
    if (line.session) newest[*line.session] = joined.size();
    joined.push_back(std::move(line));
  }
  std::ranges::reverse(joined);
  return joined;
}

Result<LookList> who_looked(const Practice& practice, const Admission& admission) {
  return practice.store.read([&](Session& session) -> Result<LookList> {
    std::unordered_map<AccountId, Line> names;
    LookList list;
    auto page = access_log::page(session, practice.id, admission.record().id, 0, most_lines);
    for (const AccessLine& line : joined_looks(std::move(page), practice.settings.same_look_minutes * 60'000LL)) {
      if (!names.contains(line.who)) {
        const auto account = accounts::find(session, practice.id, line.who);
        const auto profile = account ? open_profile(practice, line.who, account->profile) : Result<Profile>(Profile{});
        if (!profile) return std::unexpected(profile.error());
        names.emplace(line.who, profile->name);
      }
      LookLine look{line.who, names.at(line.who), line.role, line.relationship, line.deed, {}, line.at};
      for (const auto& [kind, count] : line.kinds) look.kinds.push_back({kind, std::string(facts_of(kind).plural), count});
      list.lines.push_back(std::move(look));
    }
    return list;
  });
}

}  // namespace cairn
