// SPDX-License-Identifier: Apache-2.0
#include "statistics/goal_attainment_scaling.hpp"

#include <doctest/doctest.h>

#include <array>
#include <initializer_list>
#include <string>

using namespace cairn::statistics;

namespace {
double t_of(std::vector<double> levels, std::vector<double> weights = {}, AttainmentScale scale = {}) {
  return attainment_t(levels, weights, scale).t.value();
}
std::string because(std::vector<double> levels, std::vector<double> weights = {},
                    AttainmentScale scale = {}) {
  return attainment_t(levels, weights, scale).t.error().because;
}
}  // namespace

TEST_CASE("everything as expected is 50, one goal moves by 10 a level") {
  CHECK(t_of({0, 0, 0}) == 50);
  CHECK(t_of({1}) == doctest::Approx(60).epsilon(1e-15));
  CHECK(t_of({-2}) == doctest::Approx(30).epsilon(1e-15));
}

TEST_CASE("the conversion of an unweighted sum follows the formula for any number of goals") {
  for (int n = 1; n <= 10; ++n) {
    std::vector<double> levels(static_cast<std::size_t>(n), 0.0);
    levels[0] = 1;
    CHECK(t_of(levels) - 50 == doctest::Approx(10 / std::sqrt(n - 0.3 * n + 0.3 * n * n)).epsilon(1e-14));
  }
}

TEST_CASE("weights count by their proportions only, even when tiny or huge") {
  const double t = t_of({1, -1, 2}, {3, 1, 2});
  CHECK(t_of({1, -1, 2}, {3e300, 1e300, 2e300}) == doctest::Approx(t).epsilon(1e-14));
  CHECK(t_of({1, -1, 2}, {3e-300, 1e-300, 2e-300}) == doctest::Approx(t).epsilon(1e-14));
}

TEST_CASE("goals without a rating are dropped with their weight, and counted") {
  const auto out = attainment_t(std::array{1.0, missing, 0.0}, std::array{1.0, 9.0, 1.0});
  CHECK(*out.t == doctest::Approx(t_of({1, 0})).epsilon(1e-15));
  CHECK(out.account.used == 2);
  CHECK(out.account.left_out == 1);
  CHECK(out.account.findings.size() == 1);
}

TEST_CASE("undefined says why") {
  CHECK(because({}) == "no goal was rated");
  CHECK(because({missing}) == "no goal was rated");
  CHECK(because({1, 1}, {0, 0}) == "all weights are 0");
  CHECK(because({1, 1}, {1, -1}) == "a weight is missing, negative or not finite");
  CHECK(because({1, 1}, {1, missing}) == "a weight is missing, negative or not finite");
  CHECK(because({-3}) == "a level lies outside the scale");
  CHECK(because({1}, {}, {.rho = 1.5}) == "the correlation between goals has to lie between 0 and 1");
  CHECK(t_of({-3}, {}, {.low = -3}) == doctest::Approx(20));
}

TEST_CASE("a cohort compares the same goals at both times and reports by client, not by position") {
  const std::array goals{RatedGoal{7, 1, -1, 1}, RatedGoal{2, 1, -2, missing}, RatedGoal{7, 1, -2, missing},
                         RatedGoal{3, 2, missing, 0}};
  const auto out = cohort_attainment(goals);
  REQUIRE(out.clients.size() == 3);
  CHECK(out.clients[0].client == 2);
  CHECK(out.clients[0].change.error().because == "no goal was rated");
  CHECK(*out.clients[1].attained == 50);
  CHECK_FALSE(out.clients[1].change.has_value());
  CHECK(out.clients[2].rated == 1);
  CHECK(*out.clients[2].change == doctest::Approx(20));
  CHECK(out.account.used == 2);
  CHECK(out.account.left_out == 1);
  CHECK(*out.mean_change == doctest::Approx(20));
  CHECK_FALSE(cohort_attainment({}).mean_attained.has_value());
}
