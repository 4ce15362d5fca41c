// SPDX-License-Identifier: Apache-2.0
#include "storage/reserve.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "storage/test_store.hpp"

using namespace cairn;
namespace fs = std::filesystem;

namespace {

/// What a file takes on the disk, in bytes.
std::int64_t taken(const fs::path& file) {
  struct stat found {};
  return ::stat(file.c_str(), &found) == 0 ? std::int64_t{found.st_blocks} * 512 : 0;
}

}  // namespace

TEST_CASE("a reserve takes its space for real, once, and gives it back") {
  const TestFolder folder;
  fs::create_directories(folder.path);
  Reserve reserve(folder.path, 1'000'000);
  CHECK_FALSE(reserve.held());
  REQUIRE(reserve.hold());
  CHECK(taken(folder.path / "cairn.reserve") >= 1'000'000);
  CHECK(reserve.hold());
  reserve.give_back();
  CHECK_FALSE(reserve.held());
  CHECK_FALSE(fs::exists(folder.path / "cairn.reserve"));
  CHECK(reserve.hold());
  CHECK(Reserve(folder.path, 1'000'000).hold());  // the next process finds it there
}

TEST_CASE("a reserve that the disk does not have is not held, and leaves nothing") {
  const TestFolder folder;
  Reserve nowhere(folder.path / "not there", 1000);
  CHECK_FALSE(nowhere.hold());
  fs::create_directories(folder.path);
  Reserve more_than_there_is(folder.path, std::int64_t{1} << 60U);
  CHECK_FALSE(more_than_there_is.hold());
  CHECK_FALSE(fs::exists(folder.path / "cairn.reserve"));
  Reserve none(folder.path, 0);
  CHECK(none.hold());
  CHECK_FALSE(fs::exists(folder.path / "cairn.reserve"));
}
