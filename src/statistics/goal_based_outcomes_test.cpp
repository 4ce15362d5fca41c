// SPDX-License-Identifier: Apache-2.0
#include "statistics/goal_based_outcomes.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace cairn::statistics;

TEST_CASE("only goals rated at both times count, in whatever order they come") {
  const std::array goals{GoalRating{2, 4, 8}, GoalRating{1, 2, 5}, GoalRating{1, 9, missing},
                         GoalRating{3, missing, 4}, GoalRating{2, 2, 2}};
  const auto found = goal_outcomes(goals, {});
  REQUIRE(found.clients.size() == 2);
  CHECK(found.clients[0].client == 1);
  CHECK(found.clients[0].change == 3);
  CHECK(found.clients[0].improved_fixed);
  CHECK(found.clients[1].goals == 2);
  CHECK(found.account.left_out == 1);
  CHECK(*found.mean_change == doctest::Approx(2.5));
}

TEST_CASE("one client, or start means that are all the same, have no index") {
  CHECK(goal_outcomes(std::array{GoalRating{1, 2, 5}}, {}).clients[0].rci.error().because ==
        "a standard deviation needs at least 2 values");
  const auto same = goal_outcomes(std::array{GoalRating{1, 2, 5}, GoalRating{2, 2, 6}}, {});
  CHECK(same.clients[0].reliable.error().because == "the standard deviation has to be above 0");
  CHECK_FALSE(goal_outcomes({}, {}).mean_change.has_value());
}
