// SPDX-License-Identifier: Apache-2.0
#include "storage/sqlite_session.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>

#include "storage/test_store.hpp"

using namespace cairn;
using Cause = StorageFailure::Cause;

namespace {

struct Open {
  TestFolder folder;
  std::unique_ptr<Connection> connection;
  Open() {
    std::filesystem::create_directories(folder.path);
    connection = open_sqlite({.file = folder.path / "t.db", .access = Access::read_write});
    connection->run_script("CREATE TABLE t (k INTEGER NOT NULL PRIMARY KEY, a TEXT, b BLOB) STRICT;"
                           "CREATE TABLE u (k INTEGER NOT NULL REFERENCES t (k)) STRICT;");
  }
  Connection& operator*() { return *connection; }
  Connection* operator->() { return connection.get(); }
};

template <class Fn>
StorageFailure failure_of(Fn&& fn) {
  try {
    fn();
  } catch (const StorageFailure& failure) {
    return failure;
  }
  FAIL("nothing failed");
  return {Cause::other, ""};
}

}  // namespace

TEST_CASE("values go in and come out the same, in whatever order the statement names them") {
  Open db;
  const std::string with_zero("a\0b", 3);
  db->execute("INSERT INTO t (b, a, k) VALUES ($3, $2, $1)",
              {std::numeric_limits<std::int64_t>::max(), with_zero, Sealed{std::string("\0\xff", 2)}});
  db->execute("INSERT INTO t (k, a, b) VALUES ($1, $2, $3)", {2, nullptr, Sealed{}});
  db->each("SELECT k, a, b FROM t WHERE k > $1 AND k > $1", {2}, [&](const Row& row) {
    CHECK(row.number(0) == std::numeric_limits<std::int64_t>::max());
    CHECK(row.text(1) == with_zero);
    CHECK(row.sealed(2).bytes == std::string("\0\xff", 2));
  });
  const auto second = db->first("SELECT a, b FROM t WHERE k = $1", {2}, [](const Row& row) {
    return std::pair(row.is_null(0), row.bytes(1).size());
  });
  CHECK(second == std::pair(true, std::size_t{0}));
}

TEST_CASE("a column of another type than asked for is an error, not a guess") {
  Open db;
  db->execute("INSERT INTO t (k, a) VALUES ($1, $2)", {1, "12"});
  CHECK(failure_of([&] { db->first("SELECT a FROM t", {}, [](const Row& row) { return row.number(0); }); }).cause() == Cause::damaged);
  CHECK(failure_of([&] { db->first("SELECT k FROM t", {}, [](const Row& row) { return std::string(row.text(0)); }); }).cause() == Cause::damaged);
  CHECK(failure_of([&] { db->first("SELECT b FROM t", {}, [](const Row& row) { return row.sealed(0); }); }).cause() == Cause::damaged);
  CHECK(failure_of([&] { db->first("SELECT a FROM t", {}, [](const Row& row) { return row.named<Role>(0); }); }).cause() == Cause::damaged);
  CHECK(failure_of([&] { db->execute("INSERT INTO t (k) VALUES ($1)", {"text"}); }).cause() == Cause::constraint);
}

TEST_CASE("a statement with too few or too many values, or a second statement behind it, is refused") {
  Open db;
  CHECK_THROWS_AS(db->execute("INSERT INTO t (k, a) VALUES ($1, $2)", {1}), StorageFailure);
  CHECK_THROWS_AS(db->execute("INSERT INTO t (k) VALUES ($1)", {1, 2}), StorageFailure);
  CHECK_THROWS_AS(db->execute("INSERT INTO t (k) VALUES ($2)", {1}), StorageFailure);
  CHECK_THROWS_AS(db->execute("INSERT INTO t (k) VALUES (1); DELETE FROM t", {}), StorageFailure);
  CHECK_THROWS_AS(db->execute("INSERT INTO no_such_table VALUES (1)", {}), StorageFailure);
  CHECK_FALSE(db->first("SELECT k FROM t", {}, [](const Row& row) { return row.number(0); }).has_value());
}

TEST_CASE("no error text holds a bound value") {
  Open db;
  const std::string canary = "canary-7f3a";
  db->execute("INSERT INTO t (k, a) VALUES ($1, $2)", {1, canary});
  const auto twice = failure_of([&] { db->execute("INSERT INTO t (k, a) VALUES ($1, $2)", {1, canary}); });
  const auto type = failure_of([&] { db->execute("INSERT INTO t (k) VALUES ($1)", {canary}); });
  const auto foreign = failure_of([&] { db->execute("INSERT INTO u (k) VALUES ($1)", {424242}); });
  CHECK(twice.cause() == Cause::constraint);
  CHECK(foreign.cause() == Cause::constraint);
  for (const auto* failure : {&twice, &type, &foreign}) {
    CHECK(std::string(failure->what()).find("canary") == std::string::npos);
    CHECK(std::string(failure->what()).find("424242") == std::string::npos);
    CHECK(std::string(failure->what()).find("INSERT INTO") != std::string::npos);
  }
}

TEST_CASE("a query may run inside the same query") {
  Open db;
  for (int k = 1; k <= 3; ++k) db->execute("INSERT INTO t (k) VALUES ($1)", {k});
  int pairs = 0;
  const std::string all = "SELECT k FROM t ORDER BY k";
  for (int round = 0; round < 2; ++round)
    db->each(all, {}, [&](const Row&) { db->each(all, {}, [&](const Row&) { ++pairs; }); });
  CHECK(pairs == 18);
}

TEST_CASE("an error in the middle of a query leaves the statement usable") {
  Open db;
  for (int k = 1; k <= 3; ++k) db->execute("INSERT INTO t (k) VALUES ($1)", {k});
  CHECK_THROWS_AS(db->each("SELECT k FROM t", {}, [](const Row&) { throw std::runtime_error("stop"); }), std::runtime_error);
  CHECK(db->all("SELECT k FROM t", {}, [](const Row& row) { return row.number(0); }).size() == 3);
}

TEST_CASE("commits are durable, and a lowered setting is noticed") {
  Open db;
  CHECK_NOTHROW(db->check_durable());
  db->run_script("PRAGMA synchronous=NORMAL");
  CHECK_THROWS_AS(db->check_durable(), StorageFailure);
  db->run_script("PRAGMA synchronous=FULL");
  CHECK_NOTHROW(db->check_durable());
  db->run_script("PRAGMA journal_mode=DELETE");
  CHECK_THROWS_AS(db->check_durable(), StorageFailure);
}

TEST_CASE("the safety switches are on, for writing and for reading") {
  Open db;
  const auto reader = open_sqlite({.file = db.folder.path / "t.db"});
  for (Connection* connection : {db.connection.get(), reader.get()}) {
    const auto setting = [&](const std::string& name) {
      return connection->first("PRAGMA " + name, {}, [](const Row& row) { return row.number(0); }).value();
    };
    CHECK(setting("foreign_keys") == 1);
    CHECK(setting("trusted_schema") == 0);
    CHECK(setting("cell_size_check") == 1);
    CHECK(setting("temp_store") == 2);
    // Defensive: the schema cannot be edited past SQLite's own statements.
    connection->each("PRAGMA writable_schema=ON", {}, [](const Row&) {});
    CHECK_THROWS_AS(connection->execute("UPDATE sqlite_schema SET sql = sql", {}), StorageFailure);
  }
  CHECK(failure_of([&] { reader->execute("INSERT INTO t (k) VALUES (1)", {}); }).cause() == Cause::read_only);
}

TEST_CASE("what is no database is said to be damaged") {
  const TestFolder folder;
  std::filesystem::create_directories(folder.path);
  FILE* file = std::fopen((folder.path / "t.db").c_str(), "w");
  for (int i = 0; i < 1000; ++i) std::fputs("this is no database ", file);
  std::fclose(file);
  CHECK(failure_of([&] { open_sqlite({.file = folder.path / "t.db", .access = Access::read_write}); }).cause() == Cause::damaged);
}

TEST_CASE("the write-ahead log is carried over when it has grown, and gone after closing") {
  Open db;
  db.connection.reset();
  db.connection = open_sqlite({.file = db.folder.path / "t.db", .access = Access::read_write, .checkpoint_pages = 8});
  const auto log = db.folder.path / "t.db-wal";
  std::uintmax_t largest = 0;
  for (int k = 1; k <= 300; ++k) {
    db->execute("INSERT INTO t (k, a) VALUES ($1, $2)", {k, std::string(2000, 'x')});
    db->tidy();
    largest = std::max(largest, std::filesystem::file_size(log));
  }
  CHECK(largest < 100 * 4096);
  db->close_tidily();
  CHECK(std::filesystem::file_size(log) == 0);
}
