// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "base/log.hpp"
#include "base/time.hpp"
#include "cli/audit.hpp"
#include "cli/backup.hpp"
#include "cli/catalog/catalog.hpp"
#include "cli/demo.hpp"
#include "cli/init.hpp"
#include "cli/keys.hpp"
#include "cli/outcomes.hpp"
#include "cli/serve.hpp"
#include "cli/settings_command.hpp"
#include "http/api/openapi.hpp"
#include "http/fetch.hpp"
#include "server/serve_practice.hpp"

namespace {

using cairn::Arguments;

const cairn::SystemClock machine_clock;

int audit(const Arguments& arguments) {
  return cairn::run_audit(arguments, [](const std::string& address, const std::string& certificates) {
    return cairn::fetch({.address = address, .trusted_certificates = certificates});
  });
}
int backup(const Arguments& arguments) { return cairn::run_backup(arguments, machine_clock); }
int erase(const Arguments& arguments) { return cairn::run_erase(arguments, machine_clock); }
int keys(const Arguments& arguments) { return cairn::run_keys(arguments, machine_clock); }
int restore(const Arguments& arguments) { return cairn::run_restore(arguments, machine_clock); }
int demo(const Arguments& arguments) {
  return cairn::run_demo(arguments, [](const cairn::DemoWish& wish) { return cairn::serve_demo(wish, machine_clock); });
}
int catalog(const Arguments& arguments) {
  std::vector<const char*> argv{"catalog"};
  for (const std::string& argument : arguments) argv.push_back(argument.c_str());
  return cairn::cli::run_catalog(static_cast<int>(argv.size()), argv.data());
}
int init(const Arguments& arguments) { return cairn::run_init(arguments, machine_clock); }
int openapi(const Arguments&) {
  std::fputs(cairn::openapi(cairn::all_routes()).c_str(), stdout);
  return 0;
}
int serve(const Arguments& arguments) {
  return cairn::run_serve(arguments, [](const cairn::Settings& settings) { return cairn::serve_practice(settings, machine_clock); });
}

/// The program's subcommands, a line each.
const auto commands = std::to_array<cairn::Command>({
    {"audit", "show whether anything stored was changed past the program", audit},
    {"backup", "back a practice up into one sealed file, also while it is served", backup},
    {"catalog", "look at, check, print and add to the content", catalog},
    {"demo", "run a practice where everybody is made up", demo},
    {"erase", "erase a person for good, or say what that would take", erase},
    {"init", "make a new practice", init},
    {"keys", "list, rotate and forget the epochs of the practice's key", keys},
    {"openapi", "print the description of the server's interface", openapi},
    {"outcomes", "statistics on a CSV file, with no server and no account", cairn::run_outcomes},
    {"restore", "open a backup into a new data folder, or check it", restore},
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
