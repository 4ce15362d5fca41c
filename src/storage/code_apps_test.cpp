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
