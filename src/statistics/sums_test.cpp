// SPDX-License-Identifier: Apache-2.0
#include "statistics/sums.hpp"

#include <doctest/doctest.h>

#include <array>
#include <initializer_list>

using namespace cairn::statistics;

TEST_CASE("a compensated sum keeps what plain addition drops") {
  CompensatedSum sum;
  for (const double v : {1.0, 1e100, 1.0, -1e100}) sum.add(v);
  CHECK(sum.value() == 2);
}

TEST_CASE("means and standard deviations survive the ends of the number range") {
  CHECK(*mean_of(std::array{1.5e308, 1.7e308}) == doctest::Approx(1.6e308).epsilon(1e-15));
  CHECK(*sd_of(std::array{1e300, 3e300}) == doctest::Approx(std::sqrt(2.0) * 1e300).epsilon(1e-14));
  CHECK(*sd_of(std::array{1e-300, 3e-300}) == doctest::Approx(std::sqrt(2.0) * 1e-300).epsilon(1e-14));
  CHECK(*correlation_of(std::array{1e-300, 2e-300, 3e-300}, std::array{1e300, 2e300, 3e300}) ==
        doctest::Approx(1).epsilon(1e-14));
}

TEST_CASE("a large offset does not spoil the standard deviation") {
  CHECK(*sd_of(std::array{1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16}) ==
        doctest::Approx(std::sqrt(30.0)).epsilon(1e-14));
}

TEST_CASE("what has no spread or too few values is said, not returned as NaN") {
  CHECK(*sd_of(std::array{0.1, 0.1, 0.1}) == 0);
  CHECK_FALSE(sd_of(std::array{1.0}).has_value());
  CHECK_FALSE(mean_of({}).has_value());
  CHECK(correlation_of(std::array{1.0, 1.0}, std::array{1.0, 2.0}).error().because ==
        "one of the two does not vary");
  CHECK_FALSE(correlation_of(std::array{1.0}, std::array{1.0}).has_value());
  CHECK_FALSE(sd_of(std::array{-1.7e308, 1.7e308}).has_value());
}

TEST_CASE("medians and quantiles") {
  CHECK(*median_of(std::array{3.0, 1.0, 2.0}) == 2);
  CHECK(*median_of(std::array{4.0, 1.0, 2.0, 3.0}) == 2.5);
  CHECK(*quantile_of(std::array{1.0, 2.0, 3.0, 4.0}, 0.1) == doctest::Approx(1.3).epsilon(1e-15));
  CHECK_FALSE(median_of({}).has_value());
  CHECK_FALSE(quantile_of({}, 0.5).has_value());
}

TEST_CASE("missing values are left out in order") {
  CHECK(observed(std::array{missing, 1.0, missing, 2.0}) == std::vector{1.0, 2.0});
  CHECK(count_observed(std::array{missing, 1.0}) == 1);
}
