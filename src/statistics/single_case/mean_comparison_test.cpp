// SPDX-License-Identifier: Apache-2.0
#include "statistics/single_case/mean_comparison.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

using namespace cairn::statistics;

namespace {
const std::array low{2.0, 3.0, 4.0, 3.0};
const std::array high{6.0, 7.0, 5.0, 6.0};
}  // namespace

TEST_CASE("above 0 is better, whichever way the scale points") {
  CHECK(*standardised_mean_difference(low, high, Better::higher).effect.estimate > 0);
  CHECK(*standardised_mean_difference(high, low, Better::lower).effect.estimate > 0);
  CHECK(*log_response_ratio_increasing(low, high, {}).estimate > 0);
  CHECK(*log_response_ratio_decreasing(low, high, {}).estimate < 0);
  CHECK(*log_ratio_of_medians(high, low, Better::lower).estimate == doctest::Approx(std::log(2.0)));
}

TEST_CASE("percentages are measured from the end that matters") {
  ResponseRatioOptions options;
  options.scale = OutcomeScale::percentage;
  options.better = Better::higher;
  const std::array some{80.0, 82.0, 78.0}, more{90.0, 91.0, 89.0};
  CHECK(*log_response_ratio_decreasing(some, more, options).estimate ==
        doctest::Approx(std::log(10.0 / 20)).epsilon(0.05));
}

TEST_CASE("a phase of zeros can be compared where counting allows a floor") {
  const std::array zeros{0.0, 0.0, 0.0}, some{3.0, 4.0, 5.0};
  CHECK(log_response_ratio_increasing(zeros, some, {}).estimate.error().because == "a mean is not above 0");
  ResponseRatioOptions counted;
  counted.scale = OutcomeScale::count;
  CHECK(log_response_ratio_increasing(zeros, some, counted).estimate.has_value());
  CHECK(log_ratio_of_medians(zeros, some, Better::higher).estimate.error().because ==
        "a median is not above 0");
}

TEST_CASE("no variation, one value, nothing") {
  CHECK(standardised_mean_difference(std::array{3.0, 3.0}, high, Better::higher)
            .effect.estimate.error()
            .because == "the values do not vary");
  CHECK_FALSE(
      standardised_mean_difference(std::array{3.0}, high, Better::higher).effect.estimate.has_value());
  CHECK_FALSE(log_response_ratio_increasing({}, high, {}).estimate.has_value());
  CHECK_FALSE(percent_of_goal(low, high, 3).estimate.has_value());
  CHECK(*percent_of_goal(low, high, 9).estimate == doctest::Approx(50));
}
