// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/time.hpp"
#include "cli/demo.hpp"
#include "cli/settings.hpp"

namespace cairn {

/// Opens the practice that the settings name and serves it until SIGTERM or SIGINT; prints `ready ADDRESS` once it does.
/// Errors: those of the settings' files, the practice and the port.
Result<void> serve_practice(const Settings& settings, const Clock& clock);

/// Serves the made-up practice in the same way, after making it when the data folder does not hold it yet.
Result<void> serve_demo(const DemoWish& wish, const Clock& clock);

}  // namespace cairn
