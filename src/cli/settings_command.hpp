// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

namespace cairn {

/// `cairn settings`: prints the reference page of all settings (docs/settings.md).
int run_settings(const Arguments& arguments);

}  // namespace cairn
