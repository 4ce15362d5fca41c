// SPDX-License-Identifier: Apache-2.0
#include "cli/serve.hpp"

#include "cli/settings_options.hpp"

namespace cairn {

int run_serve(const Arguments& arguments, const std::function<Result<void>(const Settings&)>& serve) {
  Settings settings;
  if (const auto code = read_command_line("serve", "Runs the practice in a data folder.", arguments, settings)) return *code;
  const auto done = serve(settings);
  return done ? 0 : report(done.error());
}

}  // namespace cairn
