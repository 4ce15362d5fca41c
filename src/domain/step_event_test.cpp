// SPDX-License-Identifier: Apache-2.0
#include "domain/step_event.hpp"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

const Writer client{make_id<AccountId>(), Role::client, Relationship::self, {}};

}  // namespace

TEST_CASE("nothing is in the way of what was done") {
  StepEvent event;
  CHECK(may_follow(nullptr, event, client));
  event.in_the_way = {Obstacle::too_big};
  CHECK(!may_follow(nullptr, event, client));
  event.what = StepHappening::not_today;
  CHECK(may_follow(nullptr, event, client));
}
