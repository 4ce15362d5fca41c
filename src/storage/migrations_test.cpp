// SPDX-License-Identifier: Apache-2.0
#include "storage/migrations.hpp"

#include <doctest/doctest.h>

#include <array>
#include <fstream>
#include <iterator>
#include <vector>

#include "storage/sqlite_session.hpp"
#include "storage/test_store.hpp"

using namespace cairn;

namespace {

struct Database {
  TestFolder folder;
  std::unique_ptr<Connection> connection;
  Database() {
    std::filesystem::create_directories(folder.path);
    connection = open_sqlite({.file = folder.path / "cairn.db", .access = Access::read_write});
  }
  std::size_t steps_run() {
    return connection->all("SELECT number FROM migrations", {}, [](const Row& row) { return row.number(0); }).size();
  }
};

const Migration first{1, "0001_first", "CREATE TABLE a (k INTEGER NOT NULL PRIMARY KEY) STRICT; INSERT INTO a VALUES (7);"};
const Migration second{2, "0002_second", "CREATE TABLE b (k INTEGER NOT NULL) STRICT; INSERT INTO b SELECT k FROM a;"};
const Migration fails_late{2, "0002_second", "CREATE TABLE b (k INTEGER NOT NULL) STRICT; DELETE FROM a; INSERT INTO b VALUES (NULL);"};

}  // namespace

TEST_CASE("the schema that the steps make is the one in schema.sql") {
  Database db;
  REQUIRE(migrate(*db.connection, migrations()).has_value());
  std::ifstream in(std::string(CAIRN_SOURCE_DIR) + "/src/storage/schema.sql");
  const std::string expected{std::istreambuf_iterator<char>(in), {}};
  const auto schema = schema_of(*db.connection);
  CHECK_MESSAGE(schema == expected.substr(expected.find("CREATE")), schema);
}

TEST_CASE("the steps are numbered without a gap and named after their number") {
  int number = 0;
  for (const auto& migration : migrations()) {
    CHECK(migration.number == ++number);
    CHECK(std::stoi(std::string(migration.name.substr(0, 4))) == number);
  }
  CHECK(number >= 1);
}

TEST_CASE("each step runs once, and later ones follow on what is there") {
  Database db;
  const std::array list{first, second};
  REQUIRE(migrate(*db.connection, std::span(list).first(1)).has_value());
  REQUIRE(migrate(*db.connection, list).has_value());
  REQUIRE(migrate(*db.connection, list).has_value());
  CHECK(db.steps_run() == 2);
  CHECK(db.connection->all("SELECT k FROM b", {}, [](const Row& row) { return row.number(0); }) == std::vector<std::int64_t>{7});
}

TEST_CASE("a step that fails at its end leaves nothing of itself") {
  Database db;
  const std::array broken{first, fails_late};
  const auto done = migrate(*db.connection, broken);
  REQUIRE_FALSE(done.has_value());
  CHECK(done.error().kind == ErrorKind::unavailable);
  CHECK(done.error().sentence.find("0002_second") != std::string::npos);
  CHECK(db.steps_run() == 1);
  CHECK(db.connection->all("SELECT k FROM a", {}, [](const Row& row) { return row.number(0); }).size() == 1);
  CHECK_THROWS_AS(db.connection->execute("INSERT INTO b VALUES (1)", {}), StorageFailure);
  const std::array repaired{first, second};
  CHECK(migrate(*db.connection, repaired).has_value());
}

TEST_CASE("a step that was changed after it ran stops the start") {
  Database db;
  const std::array list{first, second};
  REQUIRE(migrate(*db.connection, list).has_value());
  const std::string changed_sql = std::string(first.sql) + " ";
  const std::array changed{Migration{1, first.name, changed_sql}, second};
  const auto done = migrate(*db.connection, changed);
  REQUIRE_FALSE(done.has_value());
  CHECK(done.error().kind == ErrorKind::refused);
  CHECK(done.error().sentence.find("0001_first") != std::string::npos);
}

TEST_CASE("data of a newer program is left alone") {
  Database db;
  const std::array list{first, second};
  REQUIRE(migrate(*db.connection, list).has_value());
  const auto done = migrate(*db.connection, std::span(list).first(1));
  REQUIRE_FALSE(done.has_value());
  CHECK(done.error().kind == ErrorKind::refused);
  CHECK(db.steps_run() == 2);
}

TEST_CASE("a store does not open on a database whose steps were tampered with") {
  TestFolder folder;
  opened({.folder = folder.path})->stop();
  {
    const auto connection = open_sqlite({.file = folder.path / "cairn.db", .access = Access::read_write});
    connection->execute("UPDATE migrations SET checksum = $1", {std::string(64, '0')});
  }
  const auto store = Store::open({.folder = folder.path});
  REQUIRE_FALSE(store.has_value());
  CHECK(store.error().kind == ErrorKind::refused);
}
