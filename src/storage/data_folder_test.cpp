// SPDX-License-Identifier: Apache-2.0
#include "storage/data_folder.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "storage/test_store.hpp"

using namespace cairn;
namespace fs = std::filesystem;

TEST_CASE("a data folder is made for its owner only, and what is in it stays") {
  const TestFolder folder;
  const auto file = prepared_database_file(folder.path / "inner");
  REQUIRE(file.has_value());
  CHECK(*file == folder.path / "inner" / "cairn.db");
  CHECK(fs::status(folder.path / "inner").permissions() == fs::perms::owner_all);
  CHECK(fs::status(*file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  std::ofstream(*file) << "kept";
  REQUIRE(prepared_database_file(folder.path / "inner").has_value());
  CHECK(fs::file_size(*file) == 4);
  CHECK(fs::exists(file->string() + "-wal") == false);
}

TEST_CASE("a data folder that cannot be used is refused, with its name") {
  const TestFolder folder;
  fs::create_directories(folder.path / "cairn.db-wal");
  const auto log_is_no_file = prepared_database_file(folder.path);
  REQUIRE_FALSE(log_is_no_file.has_value());
  CHECK(log_is_no_file.error().kind == ErrorKind::unavailable);
  CHECK(log_is_no_file.error().sentence.find(folder.path.string()) != std::string::npos);

  std::ofstream(folder.path / "a file") << "x";
  CHECK_FALSE(prepared_database_file(folder.path / "a file").has_value());
  const auto gone = flush_folder(folder.path / "not there");
  REQUIRE_FALSE(gone.has_value());
  CHECK(gone.error().kind == ErrorKind::unavailable);
}
