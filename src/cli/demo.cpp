// SPDX-License-Identifier: Apache-2.0
#include "cli/demo.hpp"

#include "cli/settings_options.hpp"

namespace cairn {

int run_demo(const Arguments& arguments, const std::function<Result<void>(const DemoWish&)>& serve) {
  DemoWish wish;
  wish.settings.data.value = "demo-data";
  wish.settings.requests_by_address.value = 0;  // one machine, one person trying things out
  bool stay_closed = false;
  const auto code = read_command_line("demo", "Runs a practice where everybody is made up.", arguments, wish.settings,
                                      {{.flag = "--no-open", .help = "do not open the browser", .given = &stay_closed}});
  if (code) return *code;
  if (!is_loopback(wish.settings))
    return report({ErrorKind::refused, "address", "Anybody may enter the demo practice, so it runs on this machine only.", {}});
  wish.open_browser = !stay_closed;
  const auto done = serve(wish);
  return done ? 0 : report(done.error());
}

}  // namespace cairn
