// SPDX-License-Identifier: Apache-2.0
#include "storage/store.hpp"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <latch>
#include <set>
#include <thread>

#include "storage/entries.hpp"
#include "storage/test_store.hpp"

using namespace cairn;

namespace {

/// One more practice, as the smallest thing that can be written.
void add_one(Transaction& transaction, const PracticeId& id = make_id<PracticeId>()) {
  practices::add(transaction, {.id = id, .profile = {"sealed"}, .created = Instant{5}});
}

Result<void> add_one_fine(Transaction& transaction) {
  add_one(transaction);
  return {};
}

std::size_t stored(TestStore& test) {
  return test.read([](Session& session) { return practices::all(session).size(); });
}

/// Holds the store's writer inside a job until it is let go, so that a test can fill the queue behind it.
class HeldWriter {
 public:
  explicit HeldWriter(Store& store) : thread_([this, &store] {
      const auto done = store.write([this](Transaction& transaction) -> Result<void> {
        inside_.count_down();
        go_.wait();
        return add_one_fine(transaction);
      });
      CHECK(done.has_value());
    }) {
    inside_.wait();
  }
  void let_go() {
    go_.count_down();
    thread_.join();
  }

 private:
  std::latch inside_{1};
  std::latch go_{1};
  std::thread thread_;
};

void wait_for_queue(const Store& store, std::size_t length) {
  while (store.counts().waiting != length) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

}  // namespace

TEST_CASE("what is written is read, also after closing and opening again") {
  TestFolder folder;
  const auto id = make_id<PracticeId>();
  {
    const auto store = opened({.folder = folder.path});
    CHECK(store->write([&](Transaction& t) -> Result<int> { add_one(t, id); return 42; }).value() == 42);
  }
  const auto store = opened({.folder = folder.path});
  const auto found = store->read([&](Session& session) -> Result<bool> { return practices::find(session, id).has_value(); });
  CHECK(found.value());
}

TEST_CASE("nobody else may read the data folder") {
  TestStore test;
  struct stat about {};
  REQUIRE(::stat(test.folder.path.c_str(), &about) == 0);
  CHECK((about.st_mode & 0777U) == 0700U);
  for (const char* name : {"cairn.db", "cairn.db-wal", "cairn.db-shm"}) {
    REQUIRE(::stat((test.folder.path / name).c_str(), &about) == 0);
    CHECK((about.st_mode & 0777U) == 0600U);
  }
}

TEST_CASE("an error in a write leaves nothing of it and comes back as it was") {
  TestStore test;
  const auto done = test.store->write([](Transaction& transaction) -> Result<int> {
    add_one(transaction);
    return fail(ErrorKind::refused, "/entries/0", "No.");
  });
  REQUIRE_FALSE(done.has_value());
  CHECK(done.error().kind == ErrorKind::refused);
  CHECK(done.error().path == "/entries/0");
  CHECK(stored(test) == 1);
}

TEST_CASE("writers that wait share one commit, and one that fails takes nobody with it") {
  TestStore test;
  const auto before = test.store->counts();
  HeldWriter held(*test.store);
  constexpr int writers = 24;
  std::atomic<int> stored_fine = 0;
  std::atomic<int> refused = 0;
  std::atomic<int> unavailable = 0;
  const auto twice = make_id<PracticeId>();
  std::vector<std::thread> threads;
  for (int i = 0; i < writers; ++i)
    threads.emplace_back([&, i] {
      const auto done = test.store->write([&, i](Transaction& transaction) -> Result<void> {
        add_one(transaction, i % 4 == 2 ? twice : make_id<PracticeId>());  // a key that breaks for all but the first
        if (i % 4 == 1) return fail(ErrorKind::refused, "", "No.");
        if (i % 4 == 3) throw std::runtime_error("a mistake in the program");
        return {};
      });
      if (done) ++stored_fine;
      else if (done.error().kind == ErrorKind::refused) ++refused;
      else if (done.error().kind == ErrorKind::unavailable) ++unavailable;
    });
  wait_for_queue(*test.store, writers);
  held.let_go();
  for (auto& thread : threads) thread.join();
  CHECK(stored_fine == writers / 4 + 1);
  CHECK(refused == writers / 4);
  CHECK(unavailable == writers / 4 * 2 - 1);
  CHECK(stored(test) == 1 + 1 + writers / 4 + 1);
  const auto after = test.store->counts();
  CHECK(after.commits - before.commits == 2);  // the held one, and one for all the others
  CHECK(after.writes - before.writes == writers / 4 + 2);
  CHECK(after.refused - before.refused == writers - writers / 4 - 1);
}

TEST_CASE("a batch is bounded") {
  TestStore test({.folder = {}, .batch = 5});
  HeldWriter held(*test.store);
  const auto before = test.store->counts();
  std::vector<std::thread> threads;
  for (int i = 0; i < 12; ++i) threads.emplace_back([&] { CHECK(test.store->write(add_one_fine).has_value()); });
  wait_for_queue(*test.store, 12);
  held.let_go();
  for (auto& thread : threads) thread.join();
  CHECK(test.store->counts().commits - before.commits == 1 + 3);
}

TEST_CASE("a read sees one moment, whatever is written meanwhile") {
  TestStore test;
  test.read([&](Session& session) {
    CHECK(practices::all(session).size() == 1);
    std::thread([&] { CHECK(test.store->write(add_one_fine).has_value()); }).join();
    CHECK(practices::all(session).size() == 1);
  });
  CHECK(stored(test) == 2);
}

TEST_CASE("a read cannot change anything, and a fault in it is the caller's") {
  TestStore test;
  const auto tried = test.store->read([](Session& session) -> Result<void> {
    session.each("DELETE FROM practices", {}, [](const Row&) {});
    return {};
  });
  REQUIRE_FALSE(tried.has_value());
  CHECK(tried.error().kind == ErrorKind::unavailable);
  for (int i = 0; i < 10; ++i)
    CHECK_THROWS_AS(test.store->read([](Session&) -> Result<void> { throw std::runtime_error("mistake"); }), std::runtime_error);
  CHECK(stored(test) == 1);  // the readers were given back
}

TEST_CASE("when all readers are out for too long, a read is unavailable") {
  TestStore test({.folder = {}, .readers = 1, .longest_wait = std::chrono::milliseconds(1)});
  test.read([&](Session&) {
    const auto second = test.store->read([](Session&) -> Result<void> { return {}; });
    REQUIRE_FALSE(second.has_value());
    CHECK(second.error().kind == ErrorKind::unavailable);
  });
}

TEST_CASE("a full queue turns writers away instead of growing") {
  TestStore test({.folder = {}, .queue = 2, .longest_wait = std::chrono::milliseconds(1)});
  HeldWriter held(*test.store);
  std::vector<std::thread> threads;
  for (int i = 0; i < 2; ++i) threads.emplace_back([&] { CHECK(test.store->write(add_one_fine).has_value()); });
  wait_for_queue(*test.store, 2);
  const auto third = test.store->write(add_one_fine);
  REQUIRE_FALSE(third.has_value());
  CHECK(third.error().kind == ErrorKind::unavailable);
  held.let_go();
  for (auto& thread : threads) thread.join();
  CHECK(stored(test) == 4);
}

TEST_CASE("stopping finishes what waits and takes nothing more") {
  TestStore test;
  HeldWriter held(*test.store);
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) threads.emplace_back([&] { CHECK(test.store->write(add_one_fine).has_value()); });
  wait_for_queue(*test.store, 8);
  std::thread stopper([&] { test.store->stop(); });
  held.let_go();
  stopper.join();
  for (auto& thread : threads) thread.join();
  CHECK(test.store->write(add_one_fine).error().kind == ErrorKind::unavailable);
  CHECK(test.store->read([](Session&) -> Result<void> { return {}; }).error().kind == ErrorKind::unavailable);
  test.store = opened({.folder = test.folder.path});
  CHECK(stored(test) == 1 + 1 + 8);
}

TEST_CASE("a write inside a write is a mistake that is named, not a deadlock") {
  TestStore test;
  const auto done = test.store->write([&](Transaction&) -> Result<void> { return test.store->write(add_one_fine); });
  CHECK_FALSE(done.has_value());
  CHECK(stored(test) == 1);
}

TEST_CASE("a folder that cannot be used is said so") {
  TestFolder folder;
  FILE* file = std::fopen(folder.path.c_str(), "w");
  std::fclose(file);
  const auto store = Store::open({.folder = folder.path});
  REQUIRE_FALSE(store.has_value());
  CHECK(store.error().sentence.find(folder.path.string()) != std::string::npos);
}

TEST_CASE("a process killed while it writes loses nothing that it answered") {
  for (int round = 0; round < 5; ++round) {
    TestStore test;
    test.store.reset();
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
      auto store = Store::open({.folder = test.folder.path});
      std::vector<std::thread> threads;
      for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
          for (;;) {
            const auto id = make_id<PracticeId>();
            const auto done = (*store)->write([&](Transaction& t) -> Result<void> { add_one(t, id); return {}; });
            if (done && ::write(ends[1], id.bytes.data(), id.bytes.size()) < 0) _exit(1);
          }
        });
      for (auto& thread : threads) thread.join();
    }
    ::close(ends[1]);
    std::set<PracticeId> answered;
    const auto take = [&] {
      PracticeId id;
      if (::read(ends[0], id.bytes.data(), id.bytes.size()) != 16) return false;
      answered.insert(id);
      return true;
    };
    while (answered.size() < 20U * static_cast<unsigned>(round + 1)) REQUIRE(take());
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    while (take()) continue;
    ::close(ends[0]);
    test.store = opened({.folder = test.folder.path});
    std::set<PracticeId> found;
    for (const auto& practice : test.read([](Session& session) { return practices::all(session); })) found.insert(practice.id);
    CHECK(std::ranges::includes(found, answered));
  }
}
