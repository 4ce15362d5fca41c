// SPDX-License-Identifier: Apache-2.0
#include "usecases/who_looked.hpp"

#include <unordered_map>

#include "domain/kinds.hpp"
#include "storage/access_log.hpp"
#include "storage/accounts.hpp"
#include "storage/store.hpp"
#include "usecases/profile.hpp"

namespace cairn {
namespace {

constexpr std::int64_t most_lines = 500;

}  // namespace

Result<LookList> who_looked(const Practice& practice, const Admission& admission) {
  return practice.store.read([&](Session& session) -> Result<LookList> {
    std::unordered_map<AccountId, Line> names;
    LookList list;
    for (const AccessLine& line : access_log::page(session, practice.id, admission.record().id, 0, most_lines)) {
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
