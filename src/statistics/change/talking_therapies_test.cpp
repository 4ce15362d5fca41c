// SPDX-License-Identifier: Apache-2.0
#include "statistics/change/talking_therapies.hpp"

#include <doctest/doctest.h>

using namespace cairn::statistics;

TEST_CASE("recovery needs both measures, improvement one without the other getting worse") {
  const auto well = two_measure_recovery({18, 8, 15, 5}).value();
  CHECK(well.recovery);
  CHECK(well.reliable_recovery);
  const auto mixed = two_measure_recovery({18, 10, 5, 9}).value();
  CHECK_FALSE(mixed.reliable_improvement);
  CHECK_FALSE(mixed.reliable_deterioration);
  CHECK(mixed.no_reliable_change);
  CHECK(mixed.case_end);
  const auto barely = two_measure_recovery({10, 9, 7, 7}).value();
  CHECK(barely.recovery);
  CHECK_FALSE(barely.reliable_recovery);
  CHECK(two_measure_recovery({10, missing, 7, 7}).error().because == "one of the four scores is missing");
}
