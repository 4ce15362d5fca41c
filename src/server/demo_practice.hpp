// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "base/error.hpp"
#include "base/time.hpp"
#include "usecases/open_practice.hpp"

namespace cairn {

/// Makes the made-up practice of today in its folder when it is not there yet, showing how far it is, and answers where
/// it lies. Errors: those of the files and of the story.
Result<PracticePlace> make_demo_practice(const std::filesystem::path& folder, const std::filesystem::path& catalog, const Clock& clock);

}  // namespace cairn
