// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "usecases/demo/story.hpp"

namespace cairn::demo {

/// When people write if their story does not say.
constexpr const char* client_time = "20:30";
constexpr const char* staff_time = "15:10";

/// Everything that happens to one person, as single versions in the order of their time.
std::vector<Event> events_of(const Person& person);

}  // namespace cairn::demo
