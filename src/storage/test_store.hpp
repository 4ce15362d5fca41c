// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/id.hpp"
#include "storage/accounts.hpp"
#include "storage/practices.hpp"
#include "storage/records.hpp"
#include "storage/store.hpp"

/// What the tests of this floor begin with: a real database in a folder of its own. Not part of the program.
namespace cairn {

/// A folder that is gone afterwards.
struct TestFolder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("cairn-test-" + to_text(make_id<PracticeId>()));
  TestFolder() = default;
  ~TestFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
};

inline std::unique_ptr<Store> opened(StoreSettings settings) {
  auto store = Store::open(std::move(settings));
  REQUIRE_MESSAGE(store.has_value(), store.error().sentence);
  return std::move(*store);
}

/// A store with one practice in it.
class TestStore {
  template <class Seam, class Fn, class Run>
  auto run(Fn& fn, Run&& run_it) {
    using Answer = std::invoke_result_t<Fn&, Seam&>;
    if constexpr (std::is_void_v<Answer>) {
      const auto done = run_it([&](Seam& seam) -> Result<void> {
        fn(seam);
        return {};
      });
      REQUIRE_MESSAGE(done.has_value(), done.error().sentence);
    } else {
      auto done = run_it([&](Seam& seam) -> Result<Answer> { return fn(seam); });
      REQUIRE_MESSAGE(done.has_value(), done.error().sentence);
      return std::move(*done);
    }
  }

 public:
  TestFolder folder;
  std::unique_ptr<Store> store;
  PracticeId practice = make_id<PracticeId>();

  /// Runs `fn` in a transaction that has to succeed, and answers what it answers.
  template <class Fn>
  auto write(Fn&& fn) {
    return run<Transaction>(fn, [&](auto&& inner) { return store->write(inner); });
  }
  template <class Fn>
  auto read(Fn&& fn) {
    return run<Session>(fn, [&](auto&& inner) { return store->read(inner); });
  }

  explicit TestStore(StoreSettings settings = {}) {
    settings.folder = folder.path;
    store = opened(std::move(settings));
    write([&](Transaction& transaction) {
      practices::add(transaction, {.id = practice, .profile = {"sealed"}, .demo = true, .created = Instant{1}});
    });
  }

  AccountId add_account(Role role) {
    const auto id = make_id<AccountId>();
    write([&](Transaction& transaction) {
      REQUIRE(accounts::add(transaction, practice, {.id = id, .role = role, .created = Instant{2}}).has_value());
    });
    return id;
  }

  RecordId add_record(const AccountId& owner, RecordSort sort = RecordSort::client) {
    const auto id = make_id<RecordId>();
    write([&](Transaction& transaction) {
      records::add(transaction, practice,
                   {.record = {.id = id, .sort = sort, .owner = owner}, .wrapped_key = {"wrapped"}, .created = Instant{3}});
    });
    return id;
  }
};

/// Runs a test against every database that is there. SQLite always is.
template <class Test>
void on_each_database(Test&& test) {
  SUBCASE("SQLite") {
    TestStore store;
    test(store);
  }
}

}  // namespace cairn
