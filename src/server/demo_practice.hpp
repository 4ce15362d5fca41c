// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "base/error.hpp"
#include "base/time.hpp"
#include "usecases/open_practice.hpp"

namespace cairn {

/// Makes the made-up practice when it is not there yet; otherwise does nothing. Errors: those of the files and of the story.
Result<void> make_demo_practice(PracticePlace place, const std::filesystem::path& catalog, const Clock& clock);

}  // namespace cairn
