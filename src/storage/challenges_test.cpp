// SPDX-License-Identifier: Apache-2.0
#include "storage/challenges.hpp"

#include "storage/test_store.hpp"
#include "vault/digest.hpp"

using namespace cairn;

namespace {

/// A hash that begins so.
Digest beginning(std::uint8_t first, int number) {
  Digest digest = digest_of(std::to_string(number));
  digest[0] = first;
  return digest;
}

}  // namespace

TEST_CASE("a challenge is good once, for its own ceremony, until it ends") {
  on_each_database([](TestStore& test) {
    const auto account = test.add_account(Role::client);
    const Challenge challenge{.challenge = digest_of("c"),
                              .ceremony = Ceremony::add_code_app,
                              .account = account,
                              .bound_to = "session",
                              .secret = Sealed{"sealed"},
                              .expires = Instant{100}};
    test.write([&](Transaction& t) {
      challenges::add(t, test.practice, challenge, Instant{1});
      CHECK_FALSE(challenges::find(t, test.practice, digest_of("d"), Instant{1}).has_value());
      CHECK_FALSE(challenges::find(t, test.practice, challenge.challenge, Instant{100}).has_value());
      const auto found = challenges::find(t, test.practice, challenge.challenge, Instant{99});
      REQUIRE(found.has_value());
      CHECK(found->account == account);
      CHECK(found->bound_to == "session");
      CHECK(found->secret == Sealed{"sealed"});
      CHECK_FALSE(challenges::take(t, test.practice, challenge.challenge, Ceremony::add_passkey, Instant{99}).has_value());
      CHECK_FALSE(challenges::take(t, make_id<PracticeId>(), challenge.challenge, Ceremony::add_code_app, Instant{99}).has_value());
      CHECK_FALSE(challenges::take(t, test.practice, challenge.challenge, Ceremony::add_code_app, Instant{100}).has_value());
      CHECK(challenges::take(t, test.practice, challenge.challenge, Ceremony::add_code_app, Instant{99}).has_value());
      CHECK_FALSE(challenges::take(t, test.practice, challenge.challenge, Ceremony::add_code_app, Instant{99}).has_value());
    });
  });
}

TEST_CASE("no more challenges wait than may, and those that have ended go first") {
  on_each_database([](TestStore& test) {
    test.write([&](Transaction& t) {
      for (int i = 0; i < challenges::most_waiting + 10; ++i)
        challenges::add(t, test.practice, {.challenge = beginning(1, i), .bound_to = "b", .expires = Instant{1000 + i}}, Instant{1});
      challenges::add(t, test.practice, {.challenge = beginning(64, 1), .bound_to = "b", .expires = Instant{90'000}}, Instant{1});
      const auto waits = [&](int i) { return challenges::find(t, test.practice, beginning(1, i), Instant{1}).has_value(); };
      CHECK_FALSE(waits(10));
      CHECK(waits(11));
      CHECK(waits(challenges::most_waiting + 9));
      challenges::add(t, test.practice, {.challenge = beginning(64, 2), .bound_to = "b", .expires = Instant{90'001}}, Instant{2'000});
      CHECK_FALSE(waits(1000));
      CHECK(waits(1001));
    });
  });
}
