// SPDX-License-Identifier: Apache-2.0
#include "statistics/between/funnel.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "statistics/distributions.hpp"

using namespace cairn::statistics;

namespace {

/// `hits` of `n` clients of a unit.
void add(std::vector<std::uint32_t>& unit, std::vector<double>& outcome, std::uint32_t name, int n,
         int hits) {
  for (int i = 0; i < n; ++i) {
    unit.push_back(name);
    outcome.push_back(i < hits ? 1 : 0);
  }
}

}  // namespace

TEST_CASE("without a case mix the indicator is the proportion against the overall one") {
  std::vector<std::uint32_t> unit;
  std::vector<double> outcome;
  add(unit, outcome, 7, 40, 30);
  add(unit, outcome, 3, 60, 20);
  const auto funnel = funnel_of({unit, outcome, {}});
  REQUIRE(funnel);
  CHECK(funnel->overall == doctest::Approx(0.5));
  const FunnelUnit& first = funnel->units.front();
  CHECK(first.unit == 3);
  CHECK(first.expected == doctest::Approx(30));
  CHECK(*first.z == doctest::Approx((20 - 30) / std::sqrt(60 * 0.25)));
  CHECK(*first.z == doctest::Approx(*first.z_unadjusted));
  CHECK(*first.ratio == doctest::Approx(2.0 / 3));
  CHECK(first.normal_95.high == doctest::Approx(0.5 + 1.959963984540054 * std::sqrt(0.25 / 60)));
}

TEST_CASE("exact limits enclose the wanted probability after interpolation") {
  std::vector<std::uint32_t> unit;
  std::vector<double> outcome;
  add(unit, outcome, 1, 25, 10);
  add(unit, outcome, 2, 25, 15);
  const auto funnel = funnel_of({unit, outcome, {}});
  const Interval limits = funnel->units[0].exact_95;
  const double low = std::ceil(limits.low * 25), high = std::ceil(limits.high * 25);
  CHECK(binomial_cdf(low - 1, 25, 0.5) < 0.025);
  CHECK(binomial_cdf(low, 25, 0.5) >= 0.025);
  CHECK(binomial_cdf(high, 25, 0.5) >= 0.975);
  CHECK(binomial_cdf(high - 1, 25, 0.5) < 0.975);
}

TEST_CASE("equal units show no overdispersion, very different ones do") {
  std::vector<std::uint32_t> unit;
  std::vector<double> outcome;
  for (std::uint32_t u = 0; u < 12; ++u) add(unit, outcome, u, 50, 25);
  const auto equal = funnel_of({unit, outcome, {}});
  CHECK(equal->of_ratio->tau2 == 0);
  CHECK(equal->of_ratio->phi == doctest::Approx(0));
  unit.clear();
  outcome.clear();
  for (std::uint32_t u = 0; u < 12; ++u) add(unit, outcome, u, 50, u % 2 == 0 ? 10 : 40);
  const auto apart = funnel_of({unit, outcome, {}});
  CHECK(apart->of_ratio->phi > 1);
  CHECK(apart->of_ratio->tau2 > 0);
  CHECK(std::abs(*apart->units[0].z_additive) < std::abs(*apart->units[0].z));
  CHECK(std::abs(*apart->units[0].z_multiplicative) < std::abs(*apart->units[0].z));
}

TEST_CASE("small and hopeless units are marked, missing outcomes counted") {
  std::vector<std::uint32_t> unit{1, 1, 1, 1, 1, 1, 2, 2, 3, 3};
  std::vector<double> outcome{1, 0, 1, 0, 1, 0, 1, 0, 0, missing};
  std::vector<double> p{.5, .5, .5, .5, .5, .5, .5, .5, 0, .5};
  const auto funnel = funnel_of({unit, outcome, p});
  REQUIRE(funnel);
  CHECK(funnel->account.left_out == 1);
  CHECK_FALSE(funnel->units[0].small);
  CHECK(funnel->units[1].small);
  CHECK_FALSE(funnel->units[2].ratio);
  CHECK_FALSE(funnel->units[2].z_additive);
  CHECK(std::ranges::any_of(funnel->account.findings,
                            [](const Finding& f) { return f.path == "/overdispersion"; }));
}

TEST_CASE("a funnel of nothing is undefined") {
  const std::vector<std::uint32_t> unit{1, 2};
  const std::vector<double> none{missing, missing}, all{1, 1}, wrong{0, 3}, ok{0, 1}, bad{0.5, 1.5}, one{0.5};
  CHECK_FALSE(funnel_of({unit, none, {}}));
  CHECK_FALSE(funnel_of({unit, all, {}}));
  CHECK_FALSE(funnel_of({unit, wrong, {}}));
  CHECK_FALSE(funnel_of({unit, ok, bad}));
  CHECK_FALSE(funnel_of({unit, ok, one}));
}
