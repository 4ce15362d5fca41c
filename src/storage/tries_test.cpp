// SPDX-License-Identifier: Apache-2.0
#include "storage/tries.hpp"

#include "storage/test_store.hpp"
#include "vault/digest.hpp"

using namespace cairn;

TEST_CASE("tries are remembered by what was tried, and outlive a restart") {
  TestStore test;
  const auto login = digest_of("login");
  test.write([&](Transaction& t) {
    CHECK_FALSE(tries::find(t, test.practice, login).has_value());
    tries::put(t, test.practice, login, {3, Instant{9}});
    tries::put(t, test.practice, login, {4, Instant{10}});
    tries::put(t, test.practice, digest_of("another"), {1, Instant{1}});
    tries::forget(t, test.practice, digest_of("another"));
  });
  test.store->stop();
  test.store = opened({.folder = test.folder.path});
  test.read([&](Session& s) {
    const auto found = tries::find(s, test.practice, login);
    REQUIRE(found.has_value());
    CHECK(found->failures == 4);
    CHECK(found->last == Instant{10});
    CHECK(tries::remembered(s, test.practice) == 1);
  });
}

TEST_CASE("when too much is remembered, the short series go and the long ones stay") {
  on_each_database([](TestStore& test) {
    const auto long_series = digest_of("long");
    test.write([&](Transaction& t) {
      tries::put(t, test.practice, long_series, {90, Instant{1}});
      for (int i = 0; i < tries::most_remembered; ++i) {
        Digest what = digest_of(std::to_string(i));
        what[0] = 1;
        tries::put(t, test.practice, what, {1, Instant{100 + i}});
      }
      Digest last = digest_of("last");
      last[0] = 64;
      tries::put(t, test.practice, last, {1, Instant{1'000'000}});
      CHECK(tries::remembered(t, test.practice) <= tries::most_remembered);
      CHECK(tries::find(t, test.practice, long_series)->failures == 90);
      CHECK(tries::find(t, test.practice, last).has_value());
    });
  });
}
