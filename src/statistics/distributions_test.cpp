// SPDX-License-Identifier: Apache-2.0
#include "statistics/distributions.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <limits>

using namespace cairn::statistics;

TEST_CASE("quantiles undo probabilities") {
  for (const double p : {1e-12, 0.025, 0.5, 0.9, 0.999}) {
    CHECK(normal_cdf(normal_quantile(p)) == doctest::Approx(p).epsilon(1e-12));
    const double both_tails = p < 0.5 ? 2 * p : 2 * (1 - p);
    CHECK(two_sided_t_p(student_t_quantile(p, 3.7), 3.7) == doctest::Approx(both_tails).epsilon(1e-9));
  }
}

TEST_CASE("closed forms") {
  CHECK(student_t_quantile(0.75, 1) == doctest::Approx(1).epsilon(1e-12));           // Cauchy
  CHECK(chi_squared_upper(3, 2) == doctest::Approx(std::exp(-1.5)).epsilon(1e-12));  // exponential
  CHECK(binomial_cdf(1, 3, 0.5) == doctest::Approx(0.5).epsilon(1e-12));
  CHECK(std::exp(binomial_log_pmf(2, 4, 0.5)) == doctest::Approx(6.0 / 16).epsilon(1e-12));
  CHECK(two_sided_normal_p(two_sided_z(0.95)) == doctest::Approx(0.05).epsilon(1e-12));
}

TEST_CASE("the ends are answered, not thrown") {
  const double inf = std::numeric_limits<double>::infinity();
  CHECK(normal_cdf(inf) == 1);
  CHECK(normal_cdf(-inf) == 0);
  CHECK(two_sided_t_p(inf, 3) == 0);
  CHECK(two_sided_normal_p(-inf) == 0);
  CHECK(chi_squared_upper(0, 2) == 1);
  CHECK(chi_squared_upper(inf, 2) == 0);
  CHECK(binomial_cdf(-1, 3, 0.5) == 0);
  CHECK(binomial_cdf(3, 3, 0.5) == 1);
  CHECK(binomial_log_pmf(4, 3, 0.5) == -inf);
}
