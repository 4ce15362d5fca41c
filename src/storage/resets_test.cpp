// SPDX-License-Identifier: Apache-2.0
#include "storage/resets.hpp"

#include "storage/test_store.hpp"

using namespace cairn;

TEST_CASE("a reset lives until it is used, called off or too old, and one for nobody never does") {
  on_each_database([](TestStore& test) {
    const auto starter = test.add_account(Role::administrator);
    const auto account = test.add_account(Role::client);
    const auto made = [&](std::optional<AccountId> whose) {
      return Reset{make_id<ResetId>(), hash_of(Token::make()), whose, Lost::both, starter, Instant{1}, Instant{50}, Instant{100}, {}};
    };
    const auto one = made(account);
    const auto two = made(account);
    const auto nobodys = made({});
    test.write([&](Transaction& t) {
      for (const auto* reset : {&one, &two, &nobodys}) resets::add(t, test.practice, *reset);
      const auto lives = [&](const Reset& reset, std::int64_t now) {
        return resets::find(t, test.practice, reset.token)->lives_at(Instant{now});
      };
      CHECK(resets::find(t, test.practice, one.token)->account == account);
      CHECK(resets::find(t, test.practice, one.token)->lost == Lost::both);
      CHECK(resets::find(t, test.practice, one.token)->opens == Instant{50});
      CHECK_FALSE(resets::find(t, test.practice, hash_of(Token::make())).has_value());
      CHECK(lives(one, 99));
      CHECK_FALSE(lives(one, 100));
      CHECK_FALSE(lives(nobodys, 99));
      CHECK(resets::end(t, test.practice, one.id, Instant{60}));
      CHECK_FALSE(resets::end(t, test.practice, one.id, Instant{61}));
      CHECK_FALSE(lives(one, 70));
      CHECK(lives(two, 70));
      CHECK(resets::end_all(t, test.practice, account, Instant{71}) == 1);
      CHECK_FALSE(lives(two, 72));
    });
  });
}
