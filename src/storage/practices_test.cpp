// SPDX-License-Identifier: Apache-2.0
#include "storage/practices.hpp"

#include "storage/test_store.hpp"

using namespace cairn;

TEST_CASE("practices are found by their id and listed in the order they were made") {
  on_each_database([](TestStore& test) {
    const auto later = make_id<PracticeId>();
    test.write([&](Transaction& t) { practices::add(t, {.id = later, .profile = {"other"}, .created = Instant{9}}); });
    test.read([&](Session& session) {
      const auto first = practices::find(session, test.practice);
      REQUIRE(first.has_value());
      CHECK(first->demo);
      CHECK(first->profile == Sealed{"sealed"});
      CHECK(first->created == Instant{1});
      CHECK_FALSE(practices::find(session, make_id<PracticeId>()).has_value());
      const auto all = practices::all(session);
      REQUIRE(all.size() == 2);
      CHECK(all[1].id == later);
      CHECK_FALSE(all[1].demo);
    });
  });
}
