// SPDX-License-Identifier: Apache-2.0
#include "domain/attainment_scale.hpp"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

const Writer client{make_id<AccountId>(), Role::client, Relationship::self, {}};
const Writer therapist{make_id<AccountId>(), Role::therapist, Relationship::treating, {}};

AttainmentScale scale() {
  AttainmentScale made;
  for (const char* level : {"stay in", "go with my sister", "go alone, short", "whole shop", "enjoy it"}) made.levels.emplace_back(Line(level));
  return made;
}

}  // namespace

TEST_CASE("all five levels are written beforehand, and stand once both agree") {
  AttainmentScale four = scale();
  four.levels.pop_back();
  CHECK(!may_follow(nullptr, four, client));
  AttainmentScale one = scale();
  one.agreed_by = {{Party::client, client.account}};
  CHECK(may_follow(nullptr, one, client));
  AttainmentScale both = one;
  both.agreed_by.push_back({Party::therapist, therapist.account});
  CHECK(may_follow(&one, both, therapist));
  AttainmentScale changed = both;
  changed.levels[2] = Line("other");
  CHECK(!may_follow(&both, changed, client));
}

TEST_CASE("each gives their own rating") {
  AttainmentRating rating;
  CHECK(may_follow(nullptr, rating, client));
  CHECK(!may_follow(nullptr, rating, therapist));
  rating.by = Party::therapist;
  CHECK(may_follow(nullptr, rating, therapist));
}
