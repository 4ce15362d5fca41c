// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <exception>

#include "base/log.hpp"
#include "base/time.hpp"
#include "cli/demo.hpp"
#include "cli/init.hpp"
#include "cli/outcomes.hpp"
#include "cli/serve.hpp"
#include "cli/settings_command.hpp"
#include "server/serve_practice.hpp"

namespace {

using cairn::Arguments;

const cairn::SystemClock machine_clock;

int demo(const Arguments& arguments) {
  return cairn::run_demo(arguments, [](const cairn::DemoWish& wish) { return cairn::serve_demo(wish, machine_clock); });
}
int init(const Arguments& arguments) { return cairn::run_init(arguments, machine_clock); }
int serve(const Arguments& arguments) {
  return cairn::run_serve(arguments, [](const cairn::Settings& settings) { return cairn::serve_practice(settings, machine_clock); });
}

/// The program's subcommands, a line each.
const auto commands = std::to_array<cairn::Command>({
    {"demo", "run a practice where everybody is made up", demo},
    {"init", "make a new practice", init},
    {"outcomes", "statistics on a CSV file, with no server and no account", cairn::run_outcomes},
    {"serve", "run a practice", serve},
    {"settings", "print the reference page of all settings", cairn::run_settings},
});

}  // namespace

int main(int argc, char** argv) {
  try {
    return cairn::run_program(commands, Arguments(argv + 1, argv + argc));
  } catch (const std::exception& broken) {
    cairn::log::error("The program broke: {}", broken.what());
    return 1;
  }
}
