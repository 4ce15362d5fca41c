// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "cli/command.hpp"
#include "cli/settings.hpp"

namespace cairn {

/// `cairn serve`: reads the settings and runs the practice until it is told to stop. `serve` is the server itself, which
/// this floor does not know.
int run_serve(const Arguments& arguments, const std::function<Result<void>(const Settings&)>& serve);

}  // namespace cairn
