// SPDX-License-Identifier: Apache-2.0
#include "statistics/time_to/time_to_improvement.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace cairn::statistics;

namespace {
const ImprovementRule six_points{6, Better::lower, 0, 10};
}

TEST_CASE("first and lasting improvement, in whatever order the sessions come") {
  const std::array sessions{3.0, 0.0, 1.0, 2.0, 4.0};
  const std::array scores{15.0, 20.0, 13.0, missing, 14.0};
  const auto found = time_to_improvement(sessions, scores, six_points).value();
  CHECK(found.first.time == 1);
  CHECK(found.first.event);
  CHECK(found.sustained.time == 4);
  CHECK(found.sustained.event);
  CHECK(found.drop_out->event);
  CHECK(found.drop_out->time == 4);
}

TEST_CASE("without an event the last score is where watching ends; a repeated row changes nothing") {
  const auto found =
      time_to_improvement(std::array{0.0, 1.0, 1.0, 5.0}, std::array{20.0, 19.0, 19.0, 18.0}, six_points)
          .value();
  CHECK_FALSE(found.first.event);
  CHECK(found.first.time == 5);
  const auto alone = time_to_improvement(std::array{0.0}, std::array{20.0}, six_points).value();
  CHECK(alone.first.time == 0);
}

TEST_CASE("no baseline, or two, is undefined") {
  CHECK_FALSE(time_to_improvement(std::array{1.0}, std::array{20.0}, six_points).has_value());
  CHECK_FALSE(time_to_improvement(std::array{0.0}, std::array{missing}, six_points).has_value());
  CHECK(time_to_improvement(std::array{0.0, 0.0}, std::array{20.0, 12.0}, six_points).error().because ==
        "there are two different scores at the baseline session");
}

TEST_CASE("higher may be better") {
  const auto found =
      time_to_improvement(std::array{0.0, 1.0}, std::array{10.0, 16.0}, {6, Better::higher, 0, {}}).value();
  CHECK(found.first.event);
  CHECK_FALSE(found.drop_out.has_value());
}
