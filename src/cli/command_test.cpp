// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"

#include <doctest/doctest.h>

#include <array>

#include "base/id.hpp"
#include "cli/demo.hpp"
#include "cli/serve.hpp"
#include "cli/settings_command.hpp"

using namespace cairn;

TEST_CASE("a command is found by its name and gets what follows") {
  Arguments heard;
  const auto commands = std::to_array<Command>({{"one", "does one", [&](const Arguments& arguments) {
                                                   heard = arguments;
                                                   return 7;
                                                 }}});
  CHECK(run_program(commands, {"one", "a", "--b"}) == 7);
  CHECK(heard == Arguments{"a", "--b"});
  CHECK(run_program(commands, {"two"}) == 2);
  CHECK(run_program(commands, {}) == 2);
  CHECK(run_program(commands, {"--help"}) == 0);
}

TEST_CASE("serve hands its settings on and gives the error's code back") {
  const std::string data = "/nonexistent/" + to_text(make_id<EntryId>());
  int port = 0;
  CHECK(run_serve({"--data", data, "--port", "8123"}, [&](const Settings& settings) -> Result<void> {
          port = settings.port.value;
          return {};
        }) == 0);
  CHECK(port == 8123);
  CHECK(run_serve({"--data", data}, [](const Settings&) -> Result<void> { return fail(ErrorKind::unavailable, "port", "Taken."); }) == 6);
}

TEST_CASE("the demo opens the browser unless told not to, and never listens beyond this machine") {
  const std::string data = "/nonexistent/" + to_text(make_id<EntryId>());
  DemoWish heard;
  const auto serve = [&](const DemoWish& wish) -> Result<void> {
    heard = wish;
    return {};
  };
  CHECK(run_demo({"--data", data, "--port", "0"}, serve) == 0);
  CHECK(heard.open_browser);
  CHECK(run_demo({"--data", data, "--no-open"}, serve) == 0);
  CHECK(!heard.open_browser);
  CHECK(run_demo({"--data", data, "--address", "0.0.0.0", "--tls-certificate", "/c", "--tls-key", "/k", "--host-names", "a.example"},
                 serve) == 5);
}

TEST_CASE("the settings page takes nothing more") { CHECK(run_settings({"--all"}) == 2); }
