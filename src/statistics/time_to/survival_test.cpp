// SPDX-License-Identifier: Apache-2.0
#include "statistics/time_to/survival.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <initializer_list>

using namespace cairn::statistics;

TEST_CASE("without censoring the curve is the share that is left") {
  const std::array people{Watched{1, true}, Watched{2, true}, Watched{2, true}, Watched{4, true}};
  const auto curve = survival_curve(people);
  CHECK(survival_at(curve, 0.5) == 1);
  CHECK(survival_at(curve, 1) == doctest::Approx(0.75));
  CHECK(survival_at(curve, 3) == doctest::Approx(0.25));
  CHECK(survival_at(curve, 4) == 0);
  CHECK_FALSE(se_log(curve.steps.back()).has_value());
  CHECK(restricted_mean(curve, 4)->mean == doctest::Approx((1 + 2 + 2 + 4) / 4.0));
}

TEST_CASE("who is censored at a time is still at risk at it") {
  const auto curve = survival_curve(std::array{Watched{3, false}, Watched{3, true}});
  CHECK(curve.steps[0].at_risk == 2);
  CHECK(curve.steps[0].survival == doctest::Approx(0.5));
}

TEST_CASE("times of 0, missing times and ties in any order") {
  const auto curve = survival_curve(std::array{Watched{5, true}, Watched{0, false}, Watched{missing, true},
                                               Watched{-1, true}, Watched{5, false}});
  CHECK(curve.account.used == 3);
  CHECK(curve.account.left_out == 2);
  CHECK(curve.steps.front().time == 0);
}

TEST_CASE("no event: the curve stays at 1 and says so; nobody: nothing") {
  const auto curve = survival_curve(std::array{Watched{3, false}, Watched{4, false}});
  CHECK(curve.steps.back().survival == 1);
  CHECK(curve.account.findings.front().severity == Severity::warning);
  CHECK_FALSE(survival_quantile(curve, 0.5, SurvivalScale::log).time.has_value());
  CHECK_FALSE(survival_interval(curve.steps[0], SurvivalScale::log_log).has_value());
  CHECK(survival_curve({}).steps.empty());
  CHECK_FALSE(restricted_mean(survival_curve({}), 3).has_value());
}

TEST_CASE("a quantile on a flat stretch is its middle") {
  const std::array people{Watched{1, true}, Watched{2, true}, Watched{4, true}, Watched{6, true}};
  CHECK(*survival_quantile(survival_curve(people), 0.5, SurvivalScale::log).time == 3);
}

TEST_CASE("intervals hold the estimate and stay within 0 and 1") {
  std::vector<Watched> people;
  for (int i = 1; i < 40; ++i) people.push_back({static_cast<double>(i), i % 3 != 0});
  for (const auto& step : survival_curve(people).steps)
    for (const auto scale : {SurvivalScale::log, SurvivalScale::plain, SurvivalScale::log_log}) {
      const auto interval = survival_interval(step, scale);
      if (!interval) continue;
      CHECK(interval->low >= 0);
      CHECK(interval->low <= step.survival);
      CHECK(interval->high >= step.survival);
      CHECK(interval->high <= 1);
    }
}
