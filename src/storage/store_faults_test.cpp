// SPDX-License-Identifier: Apache-2.0
// What a store does when the disk fails: a thin layer below SQLite that counts its calls and fails when it is told to.
#include <sqlite3.h>
#include <sys/wait.h>

#include <atomic>
#include <cstring>
#include <string>
#include <thread>

#include "storage/entries.hpp"
#include "storage/test_store.hpp"

using namespace cairn;

namespace {

struct Disk {
  std::atomic<int> log_flushes{0};      ///< of the write-ahead log
  std::atomic<bool> fail_flush{false};  ///< of any file
  std::atomic<bool> fail_write{false};
  std::atomic<bool> full{false};        ///< no write finds space
};
Disk disk;

/// A file of the layer below, with our switches in front of it.
struct File {
  sqlite3_file base;
  bool is_log;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
File* ours(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
sqlite3_file* real(sqlite3_file* file) { return ours(file)->real(); }
const sqlite3_io_methods* below(sqlite3_file* file) { return real(file)->pMethods; }

int write_at(sqlite3_file* file, const void* data, int size, sqlite3_int64 at) {
  if (disk.full) return SQLITE_FULL;
  if (disk.fail_write) return SQLITE_IOERR_WRITE;
  return below(file)->xWrite(real(file), data, size, at);
}

int flush(sqlite3_file* file, int flags) {
  if (disk.fail_flush) return SQLITE_IOERR_FSYNC;
  if (ours(file)->is_log) ++disk.log_flushes;
  return below(file)->xSync(real(file), flags);
}

const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = [](sqlite3_file* f) { return below(f)->xClose(real(f)); },
    .xRead = [](sqlite3_file* f, void* to, int n, sqlite3_int64 at) { return below(f)->xRead(real(f), to, n, at); },
    .xWrite = write_at,
    .xTruncate = [](sqlite3_file* f, sqlite3_int64 n) { return below(f)->xTruncate(real(f), n); },
    .xSync = flush,
    .xFileSize = [](sqlite3_file* f, sqlite3_int64* n) { return below(f)->xFileSize(real(f), n); },
    .xLock = [](sqlite3_file* f, int lock) { return below(f)->xLock(real(f), lock); },
    .xUnlock = [](sqlite3_file* f, int lock) { return below(f)->xUnlock(real(f), lock); },
    .xCheckReservedLock = [](sqlite3_file* f, int* out) { return below(f)->xCheckReservedLock(real(f), out); },
    .xFileControl = [](sqlite3_file* f, int op, void* arg) { return below(f)->xFileControl(real(f), op, arg); },
    .xSectorSize = [](sqlite3_file* f) { return below(f)->xSectorSize(real(f)); },
    .xDeviceCharacteristics = [](sqlite3_file* f) { return below(f)->xDeviceCharacteristics(real(f)); },
    .xShmMap = [](sqlite3_file* f, int page, int size, int more, void volatile** out) {
      return below(f)->xShmMap(real(f), page, size, more, out);
    },
    .xShmLock = [](sqlite3_file* f, int at, int n, int flags) { return below(f)->xShmLock(real(f), at, n, flags); },
    .xShmBarrier = [](sqlite3_file* f) { below(f)->xShmBarrier(real(f)); },
    .xShmUnmap = [](sqlite3_file* f, int remove) { return below(f)->xShmUnmap(real(f), remove); },
    .xFetch = nullptr,
    .xUnfetch = nullptr};

sqlite3_vfs* usual() { return sqlite3_vfs_find(nullptr); }

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
  ours(file)->is_log = (flags & SQLITE_OPEN_WAL) != 0;
  const int code = usual()->xOpen(usual(), name, real(file), flags, out);
  file->pMethods = real(file)->pMethods != nullptr ? &methods : nullptr;
  return code;
}

/// The name under which SQLite knows the layer; all switches off.
std::string faulty_disk() {
  static sqlite3_vfs layer = [] {
    sqlite3_vfs made = *usual();
    made.szOsFile = static_cast<int>(sizeof(File)) + usual()->szOsFile;
    made.zName = "faulty";
    made.pNext = nullptr;
    made.xOpen = open_file;
    sqlite3_vfs_register(&layer, 0);
    return made;
  }();
  disk.fail_flush = disk.fail_write = disk.full = false;
  return layer.zName;
}

Result<void> add_one(Transaction& transaction) {
  practices::add(transaction, {.id = make_id<PracticeId>(), .profile = {std::string(500, 's')}, .created = Instant{5}});
  return {};
}

std::size_t stored(TestStore& test) {
  return test.read([](Session& session) { return practices::all(session).size(); });
}

}  // namespace

TEST_CASE("every answered write was flushed, and writes that wait together are flushed together") {
  TestStore test({.folder = {}, .vfs = faulty_disk()});
  const int before = disk.log_flushes;
  for (int i = 0; i < 10; ++i) {
    const int flushes = disk.log_flushes;
    REQUIRE(test.store->write(add_one).has_value());
    CHECK(disk.log_flushes > flushes);
  }
  const int one_by_one = disk.log_flushes - before;
  std::vector<std::thread> threads;
  const auto counts = test.store->counts();
  for (int i = 0; i < 10; ++i)
    threads.emplace_back([&] { for (int n = 0; n < 20; ++n) CHECK(test.store->write(add_one).has_value()); });
  for (auto& thread : threads) thread.join();
  const auto commits = test.store->counts().commits - counts.commits;
  CHECK(commits < 200);
  CHECK(one_by_one >= 10);
  CHECK(stored(test) == 1 + 10 + 200);
}

TEST_CASE("a flush that fails stops the process: no answer, no further write, and the truth comes from the disk") {
  std::atomic<int> stops = 0;
  TestStore test({.folder = {}, .stop_process = [&](std::string_view) { ++stops; }, .vfs = faulty_disk()});
  REQUIRE(test.store->write(add_one).has_value());
  disk.fail_flush = true;
  const auto done = test.store->write(add_one);
  REQUIRE_FALSE(done.has_value());
  CHECK(done.error().kind == ErrorKind::unavailable);
  CHECK(stops == 1);
  disk.fail_flush = false;  // the disk says it is well again: it is not believed
  CHECK_FALSE(test.store->write(add_one).has_value());
  CHECK(stops == 1);
  test.store = opened({.folder = test.folder.path});
  CHECK(stored(test) >= 2);  // what was answered; what was not may be there or not
  CHECK(stored(test) <= 3);
  CHECK(test.store->write(add_one).has_value());
}

TEST_CASE("without a handler of its own the process really ends") {
  TestStore test;
  test.store.reset();
  const pid_t child = ::fork();
  if (child == 0) {
    auto store = Store::open({.folder = test.folder.path, .vfs = faulty_disk()});
    disk.fail_flush = true;
    static_cast<void>((*store)->write(add_one));
    _exit(0);  // it went on
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 70);
}

TEST_CASE("a write to the disk that fails at the commit stops the process too") {
  std::atomic<int> stops = 0;
  TestStore test({.folder = {}, .stop_process = [&](std::string_view) { ++stops; }, .vfs = faulty_disk()});
  disk.fail_write = true;
  CHECK_FALSE(test.store->write(add_one).has_value());
  disk.fail_write = false;
  CHECK(stops == 1);
  test.store = opened({.folder = test.folder.path});
  CHECK(stored(test) <= 2);
}

TEST_CASE("a flush that fails while the log is carried over is not passed by") {
  std::atomic<int> stops = 0;
  TestStore test({.folder = {}, .stop_process = [&](std::string_view) { ++stops; }, .vfs = faulty_disk()});
  // More pages than the log may keep, in one write; the flush fails after its commit, when the file itself is flushed.
  const int flushes = disk.log_flushes;
  std::thread breaker([&] {
    while (disk.log_flushes == flushes) std::this_thread::yield();
    disk.fail_flush = true;
  });
  const auto done = test.store->write([](Transaction& transaction) -> Result<void> {
    practices::add(transaction, {.id = make_id<PracticeId>(), .profile = {std::string(20'000'000, 's')}, .created = Instant{5}});
    return {};
  });
  breaker.join();
  test.store->stop();
  CHECK(stops == 1);
  disk.fail_flush = false;
  static_cast<void>(done);
}

TEST_CASE("on a full disk writes are refused, reads go on, and it recovers by itself") {
  std::atomic<int> stops = 0;
  TestStore test({.folder = {}, .stop_process = [&](std::string_view) { ++stops; }, .vfs = faulty_disk()});
  disk.full = true;
  for (int i = 0; i < 3; ++i) {
    const auto done = test.store->write(add_one);
    REQUIRE_FALSE(done.has_value());
    CHECK(done.error().kind == ErrorKind::unavailable);
    CHECK(done.error().sentence.find("full") != std::string::npos);
    CHECK(stored(test) == 1);
  }
  disk.full = false;
  CHECK(test.store->write(add_one).has_value());
  CHECK(stored(test) == 2);
  CHECK(stops == 0);
}

TEST_CASE("a database that may not grow refuses what does not fit, whole, and keeps all it answered") {
  TestStore test;
  const auto limit = [&](const std::string& pages) {
    test.write([&](Transaction& t) { t.each("PRAGMA max_page_count=" + pages, {}, [](const Row&) {}); });
  };
  const auto pages = test.read([](Session& s) { return *s.first("PRAGMA page_count", {}, [](const Row& r) { return r.number(0); }); });
  limit(std::to_string(pages + 20));
  std::size_t answered = 1;
  const auto add_two = [](Transaction& transaction) -> Result<void> {
    static_cast<void>(add_one(transaction));
    return add_one(transaction);
  };
  int refused = 0;
  for (int i = 0; i < 400; ++i) {  // some may still fit into a page with room after others did not
    const auto done = test.store->write(add_two);
    if (done) answered += 2;
    else if (done.error().kind == ErrorKind::unavailable) ++refused;
  }
  CHECK(answered > 10);
  CHECK(refused > 100);
  CHECK(answered == 1 + 2 * static_cast<std::size_t>(400 - refused));
  CHECK(stored(test) == answered);
  limit(std::to_string(pages + 1000));
  CHECK(test.store->write(add_two).has_value());
  CHECK(stored(test) == answered + 2);
}
