// SPDX-License-Identifier: Apache-2.0
#include "cli/settings_command.hpp"

#include <cstdio>

#include "cli/settings.hpp"

namespace cairn {

int run_settings(const Arguments& arguments) {
  if (!arguments.empty()) return report({ErrorKind::invalid, "", "`cairn settings` takes nothing more.", {}});
  std::fputs(settings_page().c_str(), stdout);
  return 0;
}

}  // namespace cairn
