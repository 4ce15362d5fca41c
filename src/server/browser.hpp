// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace cairn {

/// Asks the desktop to show an address in the person's browser; on a machine without one nothing happens.
void show_in_browser(const std::string& address);

}  // namespace cairn
