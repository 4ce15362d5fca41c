// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "usecases/demo/story.hpp"
#include "usecases/practice.hpp"

namespace cairn::demo {

/// Lets everybody in the story sign in on their days and write what they wrote, through the same doors and rules as real
/// people; those who care for them read along, so that the access log has something to tell. Dates are counted from the
/// practice's clock. `progress` hears of each person that is done. Errors: the first refusal, with the person and the entry.
Result<void> tell(const Practice& practice, const Story& story, const std::function<void(std::size_t done, std::size_t all)>& progress);

/// Reads a story file. Errors: `invalid` with the path.
Result<Story> read_story(const std::string& text);
Result<Background> read_background(const std::string& text);

}  // namespace cairn::demo
