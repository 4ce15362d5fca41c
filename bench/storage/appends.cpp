// SPDX-License-Identifier: Apache-2.0
// Durable appends per second through the store, beside SQLite used by hand on the same tables, in one run.
#include <fmt/core.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "storage/access_log.hpp"
#include "storage/accounts.hpp"
#include "storage/entries.hpp"
#include "storage/practices.hpp"
#include "storage/records.hpp"
#include "storage/store.hpp"
#include "vault/seal.hpp"

namespace {

using namespace cairn;
namespace fs = std::filesystem;
using SteadyClock = std::chrono::steady_clock;

constexpr int entries_each = 5;  ///< in every record before the measurement

struct Plan {
  std::size_t records = 1000;
  int seconds = 2;
  int rounds = 3;  ///< the best of so many counts
  std::vector<unsigned> writers = {1, 16, 64, 256};
  fs::path folder = fs::temp_directory_path();
};

/// One database, filled: a practice, one client, and records with some entries.
struct Filled {
  fs::path folder;
  PracticeId practice = make_id<PracticeId>();
  AccountId author = make_id<AccountId>();
  std::vector<RecordId> records{};
  std::string body = std::string(400, 'b');

  StoredEntry entry(std::size_t) const {
    return {.head = {.id = make_id<EntryId>(), .version = 1, .kind = Kind::goal_rating, .about = std::nullopt,
                     .author = author, .written = Instant{1}, .happened = Instant{1}, .seen_by = SeenBy::my_therapist},
            .body = {body}};
  }
};

[[noreturn]] void stop(std::string_view why) {
  fmt::print(stderr, "{}\n", why);
  std::exit(1);
}

std::unique_ptr<Store> open_store(const fs::path& folder) {
  auto store = Store::open({.folder = folder});
  if (!store) stop(store.error().sentence);
  return std::move(*store);
}

Filled fill(const Plan& plan, const std::string& name) {
  Filled filled{.folder = plan.folder / ("cairn-bench-" + name)};
  fs::remove_all(filled.folder);
  const auto store = open_store(filled.folder);
  const auto must = [](const Result<void>& done) { if (!done) stop(done.error().sentence); };
  must(store->write([&](Transaction& t) -> Result<void> {
    practices::add(t, {.id = filled.practice, .profile = {"p"}, .created = Instant{1}});
    return accounts::add(t, filled.practice, {.id = filled.author});
  }));
  while (filled.records.size() < plan.records)
    must(store->write([&](Transaction& t) -> Result<void> {
      for (std::size_t i = 0; i < 1000 && filled.records.size() < plan.records; ++i) {
        const auto record = filled.records.emplace_back(make_id<RecordId>());
        records::add(t, filled.practice, {.record = {.id = record, .owner = filled.author}, .wrapped_key = {std::string(113, 'k')}});
        std::vector<StoredEntry> list;
        for (int e = 0; e < entries_each; ++e) list.push_back(filled.entry(0));
        if (const auto done = entries::append(t, filled.practice, record, list); !done) return std::unexpected(done.error());
      }
      return {};
    }));
  return filled;
}

/// SQLite by hand: one connection, one prepared insert, nothing looked up or checked.
class Bare {
 public:
  explicit Bare(const Filled& filled) : filled_(filled), next_(filled.records.size()) {
    for (auto& next : next_) next = entries_each;
    check(sqlite3_open((filled.folder / "cairn.db").c_str(), &database_));
    check(sqlite3_exec(database_, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;", nullptr, nullptr, nullptr));
    check(sqlite3_prepare_v2(database_,
                             "INSERT INTO entries (practice, record, position, entry, version, kind, author, written, happened, "
                             "seen_by, body) VALUES (?1, ?2, ?3, ?4, 1, 'goal_rating', ?5, 1, 1, 'my_therapist', ?6)",
                             -1, &insert_, nullptr));
  }
  ~Bare() {
    sqlite3_finalize(insert_);
    sqlite3_close(database_);
  }
  Bare(const Bare&) = delete;
  Bare& operator=(const Bare&) = delete;

  void run(const char* sql) { check(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr)); }

  void put(std::size_t record) {
    const auto id = make_id<EntryId>();
    const auto blob = [&](int place, const void* data, std::size_t size) {
      check(sqlite3_bind_blob(insert_, place, data, static_cast<int>(size), SQLITE_STATIC));
    };
    blob(1, filled_.practice.bytes.data(), 16);
    blob(2, filled_.records[record].bytes.data(), 16);
    check(sqlite3_bind_int64(insert_, 3, ++next_[record]));
    blob(4, id.bytes.data(), 16);
    blob(5, filled_.author.bytes.data(), 16);
    blob(6, filled_.body.data(), filled_.body.size());
    if (sqlite3_step(insert_) != SQLITE_DONE) stop(sqlite3_errmsg(database_));
    check(sqlite3_reset(insert_));
  }

 private:
  void check(int code) const {
    if (code != SQLITE_OK) stop(sqlite3_errmsg(database_));
  }
  const Filled& filled_;
  std::vector<std::int64_t> next_;
  sqlite3* database_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
};

/// The least that commits once for all who wait.
class BareGroup {
 public:
  explicit BareGroup(Bare& bare) : bare_(bare), thread_([this] { write(); }) {}
  ~BareGroup() {
    {
      const std::lock_guard lock(mutex_);
      done_ = true;
    }
    has_work_.notify_one();
    thread_.join();
  }
  BareGroup(const BareGroup&) = delete;
  BareGroup& operator=(const BareGroup&) = delete;

  void put(std::size_t record) {
    Waiting one{record, {}};
    auto answered = one.answered.get_future();
    {
      const std::lock_guard lock(mutex_);
      queue_.push_back(&one);
    }
    has_work_.notify_one();
    answered.get();
  }

 private:
  struct Waiting {
    std::size_t record;
    std::promise<void> answered;
  };
  void write() {
    for (;;) {
      std::unique_lock lock(mutex_);
      has_work_.wait(lock, [&] { return done_ || !queue_.empty(); });
      if (queue_.empty()) return;
      const auto batch = std::exchange(queue_, {});
      lock.unlock();
      bare_.run("BEGIN IMMEDIATE");
      for (const auto* one : batch) bare_.put(one->record);
      bare_.run("COMMIT");
      for (auto* one : batch) {
        auto answered = std::move(one->answered);  // the waiting one is gone as soon as it wakes
        answered.set_value();
      }
    }
  }
  Bare& bare_;
  std::mutex mutex_;
  std::condition_variable has_work_;
  std::deque<Waiting*> queue_;
  bool done_ = false;
  std::thread thread_;
};

struct Measured {
  double per_second = 0;
  double p50_ms = 0;
  double p99_ms = 0;
  double cpu_us = 0;  ///< processor time of the whole process, an append
};

double cpu_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6; };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

/// Lets `writers` threads call `put(record)` one after the other for the time given.
Measured measure(const Plan& plan, unsigned writers, const std::function<void(std::size_t)>& put) {
  std::atomic<bool> over = false;
  std::vector<std::vector<double>> waits(writers);
  std::vector<std::thread> threads;
  const auto began = SteadyClock::now();
  const double cpu_before = cpu_seconds();
  for (unsigned w = 0; w < writers; ++w)
    threads.emplace_back([&, w] {
      std::mt19937_64 random(w + 1);
      while (!over) {
        const auto start = SteadyClock::now();
        put(random() % plan.records);
        waits[w].push_back(std::chrono::duration<double, std::milli>(SteadyClock::now() - start).count());
      }
    });
  std::this_thread::sleep_for(std::chrono::seconds(plan.seconds));
  over = true;
  for (auto& thread : threads) thread.join();
  const double cpu = cpu_seconds() - cpu_before;
  const double took = std::chrono::duration<double>(SteadyClock::now() - began).count();
  std::vector<double> all;
  for (const auto& some : waits) all.insert(all.end(), some.begin(), some.end());
  std::sort(all.begin(), all.end());
  const auto at = [&](double share) { return all[static_cast<std::size_t>(share * static_cast<double>(all.size() - 1))]; };
  return {static_cast<double>(all.size()) / took, at(0.5), at(0.99),
          1e6 * cpu / static_cast<double>(all.size())};
}

Measured bare_one_by_one(const Plan& plan, unsigned writers) {
  const auto filled = fill(plan, "bare");
  Bare bare(filled);
  std::mutex turn;
  return measure(plan, writers, [&](std::size_t record) {
    const std::lock_guard lock(turn);
    bare.run("BEGIN IMMEDIATE");
    bare.put(record);
    bare.run("COMMIT");
  });
}

Measured bare_grouped(const Plan& plan, unsigned writers) {
  const auto filled = fill(plan, "group");
  Bare bare(filled);
  BareGroup group(bare);
  return measure(plan, writers, [&](std::size_t record) { group.put(record); });
}

Measured through_store(const Plan& plan, unsigned writers) {
  const auto filled = fill(plan, "store");
  const auto store = open_store(filled.folder);
  return measure(plan, writers, [&](std::size_t record) {
    const std::vector<StoredEntry> list{filled.entry(record)};
    const auto done = store->write([&](Transaction& t) { return entries::append(t, filled.practice, filled.records[record], list); });
    if (!done) stop(done.error().sentence);
  });
}

/// As a deed does it: the body is sealed, and who wrote stands in the access log, in the same commit.
Measured whole_deed(const Plan& plan, unsigned writers) {
  const auto filled = fill(plan, "deed");
  const auto store = open_store(filled.folder);
  const auto key = RecordKey::make();
  return measure(plan, writers, [&](std::size_t record) {
    std::vector<StoredEntry> list{filled.entry(record)};
    const auto& head = list[0].head;
    list[0].body = seal(key, {filled.practice, filled.records[record], head.id, 1, name_of(head.kind)},
                        std::string_view(filled.body).substr(73));
    const AccessLine line{.who = filled.author, .deed = AccessDeed::wrote, .kinds = {{Kind::goal_rating, 1}}, .at = Instant{1}};
    const auto done = store->write([&](Transaction& t) -> Result<void> {
      const auto length = entries::append(t, filled.practice, filled.records[record], list);
      if (!length) return std::unexpected(length.error());
      access_log::add(t, filled.practice, filled.records[record], line);
      return {};
    });
    if (!done) stop(done.error().sentence);
  });
}

const Measured& better(const Measured& one, const Measured& two) { return one.per_second > two.per_second ? one : two; }

std::size_t number(const char* text) {
  const std::string_view view(text);
  std::size_t value = 0;
  if (std::from_chars(view.data(), view.data() + view.size(), value).ec != std::errc{} || value == 0)
    stop("usage: bench_appends [RECORDS [SECONDS [ROUNDS [WRITERS [FOLDER]]]]]");
  return value;
}

}  // namespace

int main(int count, char** words) {
  Plan plan;
  if (count > 1) plan.records = number(words[1]);
  if (count > 2) plan.seconds = static_cast<int>(number(words[2]));
  if (count > 3) plan.rounds = static_cast<int>(number(words[3]));
  if (count > 4) plan.writers = {static_cast<unsigned>(number(words[4]))};
  if (count > 5) plan.folder = words[5];
  fmt::print("{} records with {} entries each, {} s a cell, best of {}: appends/s (p50 ms / p99 ms / CPU us an append)\n\n",
             plan.records, entries_each, plan.seconds, plan.rounds);
  fmt::print("| writers | SQLite, a commit each | SQLite, shared commits | store | whole deed | store : SQLite each | store : SQLite shared |\n");
  fmt::print("|---|---|---|---|---|---|---|\n");
  for (const unsigned writers : plan.writers) {
    Measured each, shared, store, deed;
    for (int round = 0; round < plan.rounds; ++round) {  // in turn, so that a busy moment of the machine hits all alike
      each = better(each, bare_one_by_one(plan, writers));
      shared = better(shared, bare_grouped(plan, writers));
      store = better(store, through_store(plan, writers));
      deed = better(deed, whole_deed(plan, writers));
    }
    const auto cell = [](const Measured& m) {
      return fmt::format("{:.0f} ({:.1f} / {:.1f} / {:.0f})", m.per_second, m.p50_ms, m.p99_ms, m.cpu_us);
    };
    fmt::print("| {} | {} | {} | {} | {} | {:.2f} | {:.2f} |\n", writers, cell(each), cell(shared), cell(store), cell(deed),
               store.per_second / each.per_second, store.per_second / shared.per_second);
    std::fflush(stdout);
  }
  for (const char* name : {"bare", "group", "store", "deed"}) fs::remove_all(plan.folder / (std::string("cairn-bench-") + name));
  return 0;
}
