// SPDX-License-Identifier: Apache-2.0
#include "cli/init.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "base/id.hpp"

using namespace cairn;
namespace fs = std::filesystem;

namespace {

constexpr auto of_others = fs::perms::group_all | fs::perms::others_all;

}  // namespace

TEST_CASE("init makes a data folder and a key apart from it, for their owner only, and never twice") {
  const fs::path folder = fs::temp_directory_path() / ("cairn-init-" + to_text(make_id<EntryId>()));
  fs::create_directories(folder);
  const std::string data = (folder / "data").string();
  const SystemClock clock;
  CHECK(run_init({"--data", data}, clock) == 2);
  CHECK(run_init({"--data", data, "--name", ""}, clock) == 2);
  CHECK(run_init({"--data", data, "--name", "A practice", "--key-file", data + "/key"}, clock) == 5);
  CHECK(!fs::exists(data));
  CHECK(run_init({"--data", data, "--name", "A practice"}, clock) == 0);
  CHECK((fs::status(data).permissions() & of_others) == fs::perms::none);
  CHECK((fs::status(data + ".key").permissions() & of_others) == fs::perms::none);
  CHECK(run_init({"--data", data, "--name", "Another"}, clock) == 5);
  fs::remove_all(folder);
}
