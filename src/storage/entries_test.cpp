// SPDX-License-Identifier: Apache-2.0
#include "storage/entries.hpp"

#include <atomic>
#include <thread>

#include "storage/test_store.hpp"
#include "vault/seal.hpp"

using namespace cairn;

namespace {

struct Setting {
  TestStore& test;
  AccountId author = test.add_account(Role::client);
  RecordId record = test.add_record(author);

  StoredEntry version(const EntryId& id, int number, Kind kind = Kind::goal) const {
    return {.head = {.id = id,
                     .version = number,
                     .kind = kind,
                     .about = std::nullopt,
                     .author = author,
                     .written = Instant{100 + number},
                     .happened = Instant{-5},
                     .seen_by = SeenBy::my_therapist},
            .body = {"sealed " + std::to_string(number)}};
  }
  Result<std::int64_t> append(const std::vector<StoredEntry>& list) const {
    return test.store->write([&](Transaction& t) { return entries::append(t, test.practice, record, list); });
  }
  std::vector<StoredEntry> after(std::int64_t position, std::int64_t limit = 1000) const {
    return test.read([&](Session& s) { return entries::after(s, test.practice, record, position, limit); });
  }
};

}  // namespace

TEST_CASE("versions come back in the order they were written, as they were") {
  on_each_database([](TestStore& test) {
    const Setting here{test};
    const auto goal = make_id<EntryId>();
    const auto step = make_id<EntryId>();
    auto on_goal = here.version(step, 1, Kind::step);
    on_goal.head.about = goal;
    CHECK(here.append({here.version(goal, 1), on_goal, here.version(goal, 2)}).value() == 3);
    CHECK(here.append({here.version(goal, 3)}).value() == 4);
    const auto all = here.after(0);
    REQUIRE(all.size() == 4);
    for (std::size_t i = 0; i < all.size(); ++i) CHECK(all[i].position == static_cast<std::int64_t>(i + 1));
    CHECK(all[0].head == here.version(goal, 1).head);
    CHECK(all[1].head == on_goal.head);
    CHECK(all[1].body == on_goal.body);
    CHECK(here.after(2).size() == 2);
    CHECK(here.after(2, 1).at(0).head.version == 2);
    CHECK(here.after(4).empty());
    test.read([&](Session& s) {
      CHECK(entries::length(s, test.practice, here.record) == 4);
      CHECK(entries::length(s, test.practice, make_id<RecordId>()) == 0);
      CHECK(entries::newest(s, test.practice, here.record, goal)->head.version == 3);
      CHECK(entries::find(s, test.practice, here.record, goal, 2)->body == Sealed{"sealed 2"});
      CHECK_FALSE(entries::find(s, test.practice, here.record, goal, 4).has_value());
      CHECK_FALSE(entries::newest(s, test.practice, here.record, make_id<EntryId>()).has_value());
    });
  });
}

TEST_CASE("a version that is there, or leaves a gap, is a conflict, and nothing of its list is stored") {
  on_each_database([](TestStore& test) {
    const Setting here{test};
    const auto goal = make_id<EntryId>();
    REQUIRE(here.append({here.version(goal, 1)}).has_value());
    for (const int number : {0, 1, 3, 1'000'000, -1}) {
      const auto done = here.append({here.version(make_id<EntryId>(), 1), here.version(goal, number)});
      REQUIRE_FALSE(done.has_value());
      CHECK(done.error().kind == ErrorKind::conflict);
      CHECK(done.error().path == "/entries/1");
    }
    CHECK(here.after(0).size() == 1);
    CHECK(here.append({here.version(goal, 2), here.version(goal, 2)}).error().path == "/entries/1");
    CHECK(here.after(0).size() == 1);
  });
}

TEST_CASE("an unknown record and an unknown author take nothing") {
  on_each_database([](TestStore& test) {
    const Setting here{test};
    const auto one = here.version(make_id<EntryId>(), 1);
    const auto done = test.store->write([&](Transaction& t) {
      return entries::append(t, test.practice, make_id<RecordId>(), std::vector{one});
    });
    CHECK(done.error().kind == ErrorKind::not_found);
    auto by_nobody = one;
    by_nobody.head.author = make_id<AccountId>();
    CHECK_FALSE(here.append({by_nobody}).has_value());
    CHECK(here.append({}).value() == 0);
  });
}

TEST_CASE("the database itself keeps two rows from being the same version or place") {
  on_each_database([](TestStore& test) {
    const Setting here{test};
    const auto goal = make_id<EntryId>();
    REQUIRE(here.append({here.version(goal, 1)}).has_value());
    const auto put = [&](int position, const EntryId& entry, int version) {
      return test.store->write([&](Transaction& t) -> Result<void> {
        t.execute("INSERT INTO entries (practice, record, position, entry, version, kind, author, written, happened, seen_by, "
                  "body) VALUES ($1, $2, $3, $4, $5, 'goal', $6, 0, 0, 'only_me', $7)",
                  {test.practice, here.record, position, entry, version, here.author, Sealed{"b"}});
        return {};
      }).has_value();
    };
    CHECK_FALSE(put(1, make_id<EntryId>(), 1));
    CHECK_FALSE(put(2, goal, 1));
    CHECK_FALSE(put(0, make_id<EntryId>(), 1));
    CHECK_FALSE(put(2, make_id<EntryId>(), 0));
    CHECK(put(2, goal, 2));
  });
}

TEST_CASE("two records have logs of their own, also for the same entry id") {
  on_each_database([](TestStore& test) {
    const Setting one{test};
    const Setting two{test};
    const auto goal = make_id<EntryId>();
    CHECK(one.append({one.version(goal, 1)}).value() == 1);
    CHECK(two.append({two.version(goal, 1)}).value() == 1);
    CHECK(one.after(0).size() == 1);
  });
}

TEST_CASE("of many who write the same version at once, one does, and positions have no gap") {
  on_each_database([](TestStore& test) {
    const Setting here{test};
    const auto goal = make_id<EntryId>();
    std::atomic<int> won = 0;
    std::atomic<int> lost = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i)
      threads.emplace_back([&] {
        for (int number = 1; number <= 10; ++number) {
          const auto done = here.append({here.version(goal, number), here.version(make_id<EntryId>(), 1)});
          if (done) ++won;
          else if (done.error().kind == ErrorKind::conflict) ++lost;
        }
      });
    for (auto& thread : threads) thread.join();
    CHECK(won + lost == 80);
    CHECK(won >= 1);
    CHECK(won <= 10);
    const auto all = here.after(0);
    CHECK(all.size() == static_cast<std::size_t>(2 * won));
    for (std::size_t i = 0; i < all.size(); ++i) CHECK(all[i].position == static_cast<std::int64_t>(i + 1));
  });
}

TEST_CASE("of all sealed bodies in the store, none opens in another's row") {
  on_each_database([](TestStore& test) {
    std::vector<std::pair<RecordId, StoredEntry>> rows;
    std::vector<RecordKey> keys;
    for (int r = 0; r < 2; ++r) {
      const Setting here{test};
      keys.push_back(RecordKey::make());
      for (int e = 0; e < 5; ++e) {
        const auto id = make_id<EntryId>();
        for (int number = 1; number <= 2; ++number) {
          auto entry = here.version(id, number);
          entry.body = seal(keys.back(), {test.practice, here.record, id, number, "goal"}, "the same words");
          REQUIRE(here.append({entry}).has_value());
        }
      }
      for (auto& entry : here.after(0)) rows.emplace_back(here.record, entry);
    }
    REQUIRE(rows.size() == 20);
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (std::size_t j = 0; j < rows.size(); ++j) {
        const auto& [record, entry] = rows[i];
        const SealedAt at{test.practice, record, entry.head.id, entry.head.version, name_of(entry.head.kind)};
        CHECK(open(keys[i / 10], at, rows[j].second.body).has_value() == (i == j));
      }
  });
}
