// SPDX-License-Identifier: Apache-2.0
#include "storage/notices.hpp"

#include "storage/test_store.hpp"

using namespace cairn;

TEST_CASE("notices are one person's, newest first, seen when they say so, and so many at most") {
  on_each_database([](TestStore& test) {
    const auto one = test.add_account(Role::client);
    const auto two = test.add_account(Role::client);
    test.write([&](Transaction& t) {
      const auto tell = [&](const AccountId& whom, NoticeOf what, std::int64_t at) {
        notices::add(t, test.practice, {make_id<NoticeId>(), whom, what, {"device"}, Instant{at}, {}});
      };
      tell(one, NoticeOf::new_device, 1);
      tell(one, NoticeOf::password_changed, 2);
      tell(two, NoticeOf::reset_started, 3);
      REQUIRE(notices::of(t, test.practice, one).size() == 2);
      CHECK(notices::of(t, test.practice, one)[0].what == NoticeOf::password_changed);
      CHECK(notices::of(t, test.practice, one)[0].device == Sealed{"device"});
      CHECK(notices::unseen(t, test.practice, one) == 2);
      notices::mark_seen(t, test.practice, one, Instant{5});
      CHECK(notices::unseen(t, test.practice, one) == 0);
      CHECK(notices::of(t, test.practice, one)[1].seen == Instant{5});
      CHECK(notices::unseen(t, test.practice, two) == 1);
      for (int i = 0; i < notices::most_of_one_person; ++i) tell(one, NoticeOf::new_device, 100 + i);
      CHECK(notices::of(t, test.practice, one).size() == static_cast<std::size_t>(notices::most_of_one_person));
      CHECK(notices::of(t, test.practice, one).back().at == Instant{100});
    });
  });
}
