// SPDX-License-Identifier: Apache-2.0
#include "storage/care.hpp"

#include "storage/test_store.hpp"

using namespace cairn;

TEST_CASE("how two people stand to each other follows the time") {
  on_each_database([](TestStore& test) {
    const auto therapist = test.add_account(Role::therapist);
    const auto client = test.add_account(Role::client);
    const auto stranger = make_id<AccountId>();
    test.write([&](Transaction& t) {
      const auto stands = [&](const AccountId& who, Instant at) {
        return care::relationship(t, test.practice, who, client, at);
      };
      CHECK(stands(client, Instant{5}) == Relationship::self);
      CHECK(stands(therapist, Instant{5}) == Relationship::same_practice);
      CHECK(stands(stranger, Instant{5}) == Relationship::other);
      CHECK(care::relationship(t, test.practice, therapist, stranger, Instant{5}) == Relationship::other);
      CHECK(care::relationship(t, test.practice, stranger, stranger, Instant{5}) == Relationship::other);
      CHECK(care::relationship(t, make_id<PracticeId>(), client, client, Instant{5}) == Relationship::other);
      REQUIRE(care::begin(t, test.practice, therapist, client, Instant{10}).has_value());
      CHECK(stands(therapist, Instant{9}) == Relationship::same_practice);
      CHECK(stands(therapist, Instant{10}) == Relationship::treating);
      REQUIRE(care::end(t, test.practice, therapist, client, Instant{20}));
      CHECK(stands(therapist, Instant{19}) == Relationship::treating);
      CHECK(stands(therapist, Instant{20}) == Relationship::past);
      REQUIRE(care::begin(t, test.practice, therapist, client, Instant{30}).has_value());
      CHECK(stands(therapist, Instant{29}) == Relationship::past);
      CHECK(stands(therapist, Instant{30}) == Relationship::treating);
      // It goes one way only.
      CHECK(care::relationship(t, test.practice, client, therapist, Instant{30}) == Relationship::same_practice);
    });
  });
}

TEST_CASE("care does not begin twice, nor end what has not begun") {
  on_each_database([](TestStore& test) {
    const auto therapist = test.add_account(Role::therapist);
    const auto client = test.add_account(Role::client);
    test.write([&](Transaction& t) {
      CHECK_FALSE(care::end(t, test.practice, therapist, client, Instant{1}));
      REQUIRE(care::begin(t, test.practice, therapist, client, Instant{10}).has_value());
      CHECK(care::begin(t, test.practice, therapist, client, Instant{15}).error().kind == ErrorKind::conflict);
      CHECK(care::begin(t, test.practice, therapist, client, Instant{5}).error().kind == ErrorKind::conflict);
      CHECK_FALSE(care::end(t, test.practice, therapist, client, Instant{9}));
      CHECK(care::end(t, test.practice, therapist, client, Instant{20}));
      CHECK_FALSE(care::end(t, test.practice, therapist, client, Instant{21}));
      CHECK(care::begin(t, test.practice, therapist, client, Instant{19}).error().kind == ErrorKind::conflict);
      CHECK(care::begin(t, test.practice, therapist, client, Instant{20}).has_value());
      const auto history = care::history(t, test.practice, client);
      REQUIRE(history.size() == 2);
      CHECK(history[0].from == Instant{10});
      CHECK(history[0].until == Instant{20});
      CHECK_FALSE(history[1].until.has_value());
    });
  });
}

TEST_CASE("who cares for whom is listed for a moment, in order") {
  on_each_database([](TestStore& test) {
    const auto one = test.add_account(Role::therapist);
    const auto two = test.add_account(Role::supervisor);
    const auto client = test.add_account(Role::client);
    const auto other = test.add_account(Role::client);
    test.write([&](Transaction& t) {
      REQUIRE(care::begin(t, test.practice, one, client, Instant{20}).has_value());
      REQUIRE(care::begin(t, test.practice, one, other, Instant{10}).has_value());
      REQUIRE(care::begin(t, test.practice, two, client, Instant{15}).has_value());
      REQUIRE(care::end(t, test.practice, two, client, Instant{30}));
      CHECK(care::clients_of(t, test.practice, one, Instant{25}) == std::vector{other, client});
      CHECK(care::clients_of(t, test.practice, one, Instant{15}) == std::vector{other});
      CHECK(care::clients_of(t, test.practice, client, Instant{25}).empty());
      CHECK(care::therapists_of(t, test.practice, client, Instant{25}) == std::vector{two, one});
      CHECK(care::therapists_of(t, test.practice, client, Instant{30}) == std::vector{one});
    });
  });
}

TEST_CASE("care that goes on gets an end, another end, and none again, until it is over") {
  on_each_database([](TestStore& test) {
    const auto therapist = test.add_account(Role::therapist);
    const auto client = test.add_account(Role::client);
    test.write([&](Transaction& t) {
      const auto end_at = [&](std::optional<Instant> until, std::int64_t now) {
        return care::set_end(t, test.practice, therapist, client, until, Instant{now});
      };
      CHECK_FALSE(end_at(Instant{50}, 5));  // nothing has begun
      REQUIRE(care::begin(t, test.practice, therapist, client, Instant{10}).has_value());
      REQUIRE(end_at(Instant{50}, 20));
      CHECK(care::relationship(t, test.practice, therapist, client, Instant{49}) == Relationship::treating);
      CHECK(care::relationship(t, test.practice, therapist, client, Instant{50}) == Relationship::past);
      REQUIRE(end_at(Instant{60}, 30));
      CHECK(care::relationship(t, test.practice, therapist, client, Instant{59}) == Relationship::treating);
      REQUIRE(end_at(std::nullopt, 30));
      CHECK(care::relationship(t, test.practice, therapist, client, Instant{1000}) == Relationship::treating);
      REQUIRE(end_at(Instant{70}, 40));
      CHECK_FALSE(end_at(std::nullopt, 70));
      CHECK(care::relationship(t, test.practice, therapist, client, Instant{70}) == Relationship::past);
    });
  });
}

TEST_CASE("care is over since the last of it ended") {
  on_each_database([](TestStore& test) {
    const auto one = test.add_account(Role::therapist);
    const auto two = test.add_account(Role::therapist);
    const auto client = test.add_account(Role::client);
    test.write([&](Transaction& t) {
      const auto since = [&](std::int64_t at) { return care::over_since(t, test.practice, client, Instant{at}); };
      CHECK_FALSE(since(100).has_value());  // nobody ever cared
      REQUIRE(care::begin(t, test.practice, one, client, Instant{10}).has_value());
      REQUIRE(care::begin(t, test.practice, two, client, Instant{15}).has_value());
      REQUIRE(care::end(t, test.practice, one, client, Instant{40}));
      CHECK_FALSE(since(50).has_value());  // the other goes on
      REQUIRE(care::end(t, test.practice, two, client, Instant{30}));
      CHECK_FALSE(since(35).has_value());
      CHECK(since(40) == Instant{40});
      REQUIRE(care::begin(t, test.practice, two, client, Instant{90}).has_value());
      CHECK(since(89) == Instant{40});
      CHECK_FALSE(since(90).has_value());
    });
  });
}
