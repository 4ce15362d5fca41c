// SPDX-License-Identifier: Apache-2.0
#include "usecases/backup/restore_folder.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "base/file.hpp"
#include "base/id.hpp"

using namespace cairn;
namespace fs = std::filesystem;

TEST_CASE("what killed restores left is cleared away, and a restore at work, a link and other folders stay") {
  const Scaffold parent(fs::temp_directory_path() / ("cairn-restore-folder-" + to_text(make_id<EntryId>())));
  fs::create_directories(parent.path() / ".cairn-restore-of-mine");
  fs::create_directories(parent.path() / "data");
  const fs::path left = new_restore_folder(parent.path());
  REQUIRE(make_restore_folder(left).has_value());  // and let go of at once
  std::ofstream(left / "cairn.db") << "half of it";
  const fs::path at_work = new_restore_folder(parent.path());
  const auto held = make_restore_folder(at_work);
  REQUIRE(held.has_value());
  std::ofstream(at_work / "cairn.db") << "half of it";
  const fs::path link = new_restore_folder(parent.path());
  fs::create_directory_symlink(parent.path() / "data", link);

  clear_restore_folders(parent.path());
  CHECK_FALSE(fs::exists(left));
  CHECK(fs::exists(at_work / "cairn.db"));
  CHECK(fs::is_symlink(link));
  CHECK(fs::exists(parent.path() / "data"));
  CHECK(fs::exists(parent.path() / ".cairn-restore-of-mine"));
  clear_restore_folders(parent.path() / "none");
}

TEST_CASE("a restore's folder is its owner's only, and one that cannot be made says so") {
  const Scaffold folder(new_restore_folder(fs::temp_directory_path()));
  REQUIRE(make_restore_folder(folder.path()).has_value());
  CHECK(fs::status(folder.path()).permissions() == fs::perms::owner_all);
  CHECK(make_restore_folder(folder.path()).error().kind == ErrorKind::unavailable);
}
