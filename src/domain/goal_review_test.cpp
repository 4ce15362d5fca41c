// SPDX-License-Identifier: Apache-2.0
#include "domain/goal_review.hpp"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

const Writer client{make_id<AccountId>(), Role::client, Relationship::self, {}};
const Writer therapist{make_id<AccountId>(), Role::therapist, Relationship::treating, {}};

LocalDate day(const char* text) { return *date_from(text); }

}  // namespace

TEST_CASE("a review put off names a later day, and no other does") {
  GoalReview review;
  review.on = day("2026-11-10");
  CHECK(may_follow(nullptr, review, client));
  review.outcome = ReviewOutcome::put_off;
  CHECK(!may_follow(nullptr, review, client));
  review.until = day("2026-11-10");
  CHECK(!may_follow(nullptr, review, client));
  review.until = day("2026-11-17");
  CHECK(may_follow(nullptr, review, therapist));
  review.outcome = ReviewOutcome::keep;
  CHECK(!may_follow(nullptr, review, client));
}
