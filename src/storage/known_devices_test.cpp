// SPDX-License-Identifier: Apache-2.0
#include "storage/known_devices.hpp"

#include "storage/test_store.hpp"

using namespace cairn;

TEST_CASE("one browser may be several people's, and each has so many that the oldest goes") {
  on_each_database([](TestStore& test) {
    const auto one = test.add_account(Role::client);
    const auto two = test.add_account(Role::client);
    const auto shared = hash_of(Token::make());
    test.write([&](Transaction& t) {
      CHECK_FALSE(known_devices::holds(t, test.practice, shared, one));
      known_devices::note(t, test.practice, shared, one, Instant{1});
      CHECK(known_devices::holds(t, test.practice, shared, one));
      CHECK_FALSE(known_devices::holds(t, test.practice, shared, two));
      known_devices::note(t, test.practice, shared, two, Instant{1});
      for (int i = 0; i < known_devices::most_of_one_person; ++i) {
        known_devices::note(t, test.practice, hash_of(Token::make()), one, Instant{10 + i});
        if (i == 5) known_devices::note(t, test.practice, shared, one, Instant{16});  // used again: not the oldest any more
      }
      CHECK(known_devices::count_of(t, test.practice, one) == known_devices::most_of_one_person);
      CHECK(known_devices::holds(t, test.practice, shared, one));
      known_devices::forget_all(t, test.practice, one);
      CHECK(known_devices::count_of(t, test.practice, one) == 0);
      CHECK(known_devices::holds(t, test.practice, shared, two));
    });
  });
}
