// SPDX-License-Identifier: Apache-2.0
#include "storage/code_apps.hpp"

#include "storage/test_store.hpp"

using namespace cairn;

TEST_CASE("one code app for an account, and a new one takes its place") {
  on_each_database([](TestStore& test) {
    const auto account = test.add_account(Role::client);
    test.write([&](Transaction& t) {
      CHECK_FALSE(code_apps::find(t, test.practice, account).has_value());
      code_apps::put(t, test.practice, {.account = account, .secret = {"one"}, .last_step = 5, .created = Instant{1}});
      code_apps::put(t, test.practice, {.account = account, .secret = {"two"}, .last_step = 3, .created = Instant{2}});
      const auto found = code_apps::find(t, test.practice, account);
      REQUIRE(found.has_value());
      CHECK(found->secret == Sealed{"two"});
      CHECK(found->last_step == 3);
      CHECK(found->created == Instant{2});
      CHECK_FALSE(found->last_used.has_value());
      CHECK(code_apps::remove(t, test.practice, account));
      CHECK_FALSE(code_apps::remove(t, test.practice, account));
    });
  });
}

TEST_CASE("whoever has no code app is given nobody else's, wherever the others' ids lie") {
  on_each_database([](TestStore& test) {
    std::vector<AccountId> accounts;
    for (int i = 0; i < 12; ++i) accounts.push_back(test.add_account(Role::client));
    test.write([&](Transaction& t) {
      for (std::size_t i = 0; i < accounts.size(); i += 2)
        code_apps::put(t, test.practice, {.account = accounts[i], .secret = {"s"}, .last_step = static_cast<std::int64_t>(i), .created = Instant{1}});
      for (std::size_t i = 0; i < accounts.size(); ++i) {
        const auto found = code_apps::find(t, test.practice, accounts[i]);
        CHECK(found.has_value() == (i % 2 == 0));
        if (found) CHECK(found->last_step == static_cast<std::int64_t>(i));
      }
      AccountId last;
      last.bytes.fill(255);
      CHECK_FALSE(code_apps::find(t, test.practice, AccountId{}).has_value());
      CHECK_FALSE(code_apps::find(t, test.practice, last).has_value());
    });
  });
}

TEST_CASE("a step is taken once, and none before it any more") {
  on_each_database([](TestStore& test) {
    const auto account = test.add_account(Role::client);
    test.write([&](Transaction& t) {
      CHECK_FALSE(code_apps::take_step(t, test.practice, account, 10, Instant{9}));
      code_apps::put(t, test.practice, {.account = account, .secret = {"s"}, .last_step = 9, .created = Instant{1}});
      CHECK(code_apps::take_step(t, test.practice, account, 10, Instant{9}));
      CHECK_FALSE(code_apps::take_step(t, test.practice, account, 10, Instant{9}));
      CHECK_FALSE(code_apps::take_step(t, test.practice, account, 9, Instant{9}));
      CHECK(code_apps::take_step(t, test.practice, account, 11, Instant{10}));
      CHECK(code_apps::find(t, test.practice, account)->last_used == Instant{10});
    });
  });
}
