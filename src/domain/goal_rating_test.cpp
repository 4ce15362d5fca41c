// SPDX-License-Identifier: Apache-2.0
#include "domain/goal_rating.hpp"

#include <doctest/doctest.h>

using namespace cairn;

TEST_CASE("a rating is the client's; a therapist enters only what was said") {
  const Writer client{make_id<AccountId>(), Role::client, Relationship::self, {}};
  const Writer therapist{make_id<AccountId>(), Role::therapist, Relationship::treating, {}};
  GoalRating own;
  GoalRating spoken;
  spoken.spoken = true;
  CHECK(may_follow(nullptr, own, client));
  CHECK(!may_follow(nullptr, spoken, client));
  CHECK(!may_follow(nullptr, own, therapist));
  CHECK(may_follow(nullptr, spoken, therapist));
  CHECK(!may_follow(&own, spoken, therapist));
  CHECK(may_follow(&spoken, own, client));
}
