// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "usecases/demo/story.hpp"

namespace cairn::demo {

/// What the short names in a story stand for.
struct StoryNames {
  LocalDate today;
  AccountId client;
  AccountId therapist;
  std::map<std::string, EntryId> entries;
};

/// The instant of a day, counted from today, and a time "14:00" of the machine's own calendar.
Instant local_instant(LocalDate today, int day, const std::string& time);

/// The body of the next version: the one before (null: a new one of this kind) with the members of `event.set` put in.
/// Errors: `invalid` for a name that stands for nothing.
Result<Json> next_body(const Event& event, const Json& before, const StoryNames& names);

}  // namespace cairn::demo
