// SPDX-License-Identifier: Apache-2.0
#include "domain/therapy_session.hpp"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

const Writer therapist{make_id<AccountId>(), Role::therapist, Relationship::treating, {}};

}  // namespace

TEST_CASE("a session that was held stays held") {
  TherapySession booked;
  TherapySession held = booked;
  held.state = SessionState::held;
  CHECK(may_follow(&booked, held, therapist));
  CHECK(!may_follow(&held, booked, therapist));
}
