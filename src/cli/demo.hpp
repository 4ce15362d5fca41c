// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "cli/command.hpp"
#include "cli/settings.hpp"

namespace cairn {

/// What `cairn demo` was asked for.
struct DemoWish {
  Settings settings;
  bool open_browser = true;
};

/// `cairn demo`: runs the made-up practice, and makes it first when it is not there. Everybody may enter it, so it is
/// refused on any address but this machine's own. `serve` is the server itself, which this floor does not know.
int run_demo(const Arguments& arguments, const std::function<Result<void>(const DemoWish&)>& serve);

}  // namespace cairn
