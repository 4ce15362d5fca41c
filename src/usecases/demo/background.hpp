// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "usecases/demo/story.hpp"

namespace cairn::demo {

/// Stories for the people in the background: plausible, quiet, and the same every time for the same seed. They fill the
/// caseloads of those therapists who have room, in turn.
std::vector<Person> background_people(const Background& background, const Story& story, unsigned seed);

}  // namespace cairn::demo
