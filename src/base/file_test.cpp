// SPDX-License-Identifier: Apache-2.0
#include "base/file.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <array>
#include <string>

#include "base/id.hpp"

using namespace cairn;
namespace fs = std::filesystem;

TEST_CASE("a file is made for its owner only, extended, read and measured") {
  const Scaffold folder(fs::temp_directory_path() / ("cairn-file-" + to_text(make_id<EntryId>())));
  fs::create_directories(folder.path());
  const fs::path path = folder.path() / "one";
  REQUIRE(File::to_make(path)->write("abc").has_value());
  CHECK(File::to_make(path).error().kind == ErrorKind::refused);
  REQUIRE(File::to_extend(path)->write("def").has_value());
  struct stat about {};
  REQUIRE(::stat(path.c_str(), &about) == 0);
  CHECK((about.st_mode & 0777U) == 0600U);
  const auto file = File::to_read(path);
  REQUIRE(file.has_value());
  CHECK(file->size().value() == 6);
  std::array<char, 4> some{};
  CHECK(file->read(some).value() == 4);
  CHECK(std::string(some.data(), 4) == "abcd");
  CHECK(file->read(some).value() == 2);
  CHECK(file->read(some).value() == 0);
  CHECK(file->sync().has_value());
  CHECK(sync_folder(folder.path()).has_value());
}

TEST_CASE("what cannot be opened, made or flushed says so") {
  const Scaffold folder(fs::temp_directory_path() / ("cairn-file-" + to_text(make_id<EntryId>())));
  fs::create_directories(folder.path());
  CHECK(File::to_read(folder.path() / "none").error().kind == ErrorKind::not_found);
  CHECK(File::to_read(folder.path()).error().kind == ErrorKind::refused);
  CHECK_FALSE(File::to_make(folder.path() / "no" / "where").has_value());
  CHECK_FALSE(sync_folder(folder.path() / "none").has_value());
  CHECK_FALSE(File::to_read("/dev/full").has_value());
}

TEST_CASE("a scaffold is taken down unless it is kept") {
  const fs::path path = fs::temp_directory_path() / ("cairn-file-" + to_text(make_id<EntryId>()));
  {
    Scaffold kept(path);
    fs::create_directories(path / "deep");
    kept.keep();
  }
  CHECK(fs::exists(path / "deep"));
  { const Scaffold gone(path); }
  CHECK_FALSE(fs::exists(path));
}
