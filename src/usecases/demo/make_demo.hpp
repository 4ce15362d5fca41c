// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>

#include "usecases/open_practice.hpp"

namespace cairn::demo {

/// Makes the demo practice of today in a folder of its own, or leaves the one that was made today as it stands; answers
/// where it lies. `stories` is the folder with harbour-lane.json and background.json. Errors: `refused` when the folder
/// holds something else than a demo practice; those of the stories and of the store.
Result<PracticePlace> make_demo(const std::filesystem::path& folder, const std::filesystem::path& stories, const Clock& clock,
                                const std::function<void(std::size_t done, std::size_t all)>& progress);

}  // namespace cairn::demo
