// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "usecases/demo/story.hpp"

namespace cairn::demo {

/// Everything that happens to one person, as single versions in the order of their time.
std::vector<Event> events_of(const Person& person);

}  // namespace cairn::demo
