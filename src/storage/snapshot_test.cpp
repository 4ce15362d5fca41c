// SPDX-License-Identifier: Apache-2.0
#include "storage/snapshot.hpp"

#include <atomic>
#include <fstream>
#include <thread>

#include "base/file.hpp"
#include "storage/entries.hpp"
#include "storage/keeper_lock.hpp"
#include "storage/migrations.hpp"
#include "storage/sqlite_session.hpp"
#include "storage/test_store.hpp"

using namespace cairn;
namespace fs = std::filesystem;

namespace {

std::int64_t count(Session& session, const std::string& table) {
  return session.first("SELECT count(*) FROM " + table, {}, [](const Row& row) { return row.number(0); }).value();
}

}  // namespace

TEST_CASE("a copy made while others write is whole, stands alone and holds what stood at its beginning") {
  TestStore store;
  const auto owner = store.add_account(Role::client);
  for (int i = 0; i < 300; ++i) store.add_record(owner);
  std::atomic<bool> stop{false};
  std::thread busy([&] {
    while (!stop) store.add_record(owner);
  });
  const fs::path copy = store.folder.path.string() + "-copy.db";
  std::uint64_t last = 0;
  const auto done = copy_database(store.folder.path, copy, [&](std::uint64_t now, std::uint64_t all) {
    CHECK(now <= all);
    last = all - now;
  });
  stop = true;
  busy.join();
  const Scaffold gone(copy);
  REQUIRE_MESSAGE(done.has_value(), done.error().sentence);
  CHECK(last == 0);
  CHECK_FALSE(fs::exists(copy.string() + "-wal"));
  const auto opened = open_sqlite({.file = copy});
  CHECK(check_database(*opened).has_value());
  CHECK(count(*opened, "records") >= 300);
  CHECK((fs::status(copy).permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
  CHECK_FALSE(fs::exists(copy.string() + "-shm"));
}

TEST_CASE("what cannot be copied leaves nothing") {
  TestFolder folder;
  fs::create_directories(folder.path);
  CHECK(copy_database(folder.path, folder.path / "copy").error().kind == ErrorKind::not_found);
  std::ofstream(folder.path / "cairn.db") << std::string(10'000, 'x');
  CHECK(copy_database(folder.path, folder.path / "copy").error().kind == ErrorKind::unavailable);
  CHECK_FALSE(fs::exists(folder.path / "copy"));
  TestStore store;
  CHECK(copy_database(store.folder.path, folder.path / "no" / "where").error().kind == ErrorKind::not_found);
  CHECK(copy_database(store.folder.path, folder.path / "cairn.db").error().kind == ErrorKind::refused);
}

TEST_CASE("a row that points to nothing is found") {
  TestStore store;
  const auto owner = store.add_account(Role::client);
  store.add_record(owner);
  CHECK(store.store->read([](Session& session) { return check_database(session); }).has_value());
  store.store->stop();
  {
    const auto connection = open_sqlite({.file = store.folder.path / "cairn.db", .access = Access::read_write});
    connection->run_script("PRAGMA foreign_keys=OFF");
    connection->execute("DELETE FROM accounts WHERE account = $1", {owner});
  }
  const auto connection = open_sqlite({.file = store.folder.path / "cairn.db"});
  const auto checked = check_database(*connection);
  REQUIRE_FALSE(checked.has_value());
  CHECK(checked.error().sentence.find("accounts") != std::string::npos);
}

TEST_CASE("the log is emptied beside an open store, and not before a reader is done") {
  TestStore store;
  store.add_account(Role::client);
  const fs::path log = store.folder.path / "cairn.db-wal";
  CHECK(fs::file_size(log) > 0);
  store.read([&](Session& session) {
    CHECK(count(session, "accounts") == 1);
    store.add_account(Role::client);
    CHECK_FALSE(empty_log(store.folder.path, 0).has_value());
  });
  CHECK(empty_log(store.folder.path).has_value());
  CHECK(fs::file_size(log) == 0);
}

TEST_CASE("a copy that was for a while goes with all that SQLite keeps beside it, unless it is kept") {
  TestFolder folder;
  fs::create_directories(folder.path);
  const auto leave = [&] {
    for (const char* name : {"copy", "copy-wal", "copy-shm", "copy-journal", "copy-of-another"}) std::ofstream(folder.path / name) << "x";
  };
  const auto left = [&] { return std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()); };
  leave();
  {
    CopyScaffold kept(folder.path / "copy");
    kept.keep();
  }
  CHECK(left() == 5);
  {
    const CopyScaffold copy(folder.path / "copy");
    CHECK(left() == 5);
    copy.clear();
    CHECK(left() == 1);
    leave();
  }
  CHECK(left() == 1);
  CHECK(fs::exists(folder.path / "copy-of-another"));
}

TEST_CASE("one keeps house at a time") {
  TestFolder folder;
  CHECK(KeeperLock::take(folder.path).error().kind == ErrorKind::not_found);
  fs::create_directory_symlink(folder.path, folder.path);  // leads round in a circle: the system's own trouble
  CHECK(KeeperLock::take(folder.path).error().kind == ErrorKind::unavailable);
  fs::remove(folder.path);
  fs::create_directories(folder.path);
  {
    const auto lock = KeeperLock::take(folder.path);
    CHECK(lock.has_value());
    CHECK(KeeperLock::take(folder.path).error().kind == ErrorKind::refused);
  }
  CHECK(KeeperLock::take(folder.path).has_value());
}
