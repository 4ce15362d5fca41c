// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/settings.hpp"
#include "usecases/open_practice.hpp"

namespace cairn {

/// Where these settings say that the practice lies, and how it is opened.
PracticePlace practice_place(const Settings& settings);

}  // namespace cairn
