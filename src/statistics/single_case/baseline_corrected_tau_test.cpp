// SPDX-License-Identifier: Apache-2.0
#include "statistics/single_case/baseline_corrected_tau.hpp"

#include <doctest/doctest.h>

#include <array>
#include <vector>

using namespace cairn::statistics;

TEST_CASE("a trend that goes on unchanged leaves no difference") {
  const Phases p{{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10}, 0};
  const auto found = corrected_tau(p);
  CHECK(found.line->slope == 1);
  CHECK(found.line->intercept == 0);
  CHECK(*found.tau.estimate == 0);
  CHECK(*baseline_trend_p(p) < 0.05);
  CHECK(*corrected_tau_if_trend(p).tau.estimate == 0);
}

TEST_CASE("without a trend the difference stands") {
  const Phases p{{5, 3, 4, 5, 3, 4}, {9, 8, 9}, 0};
  CHECK(*corrected_tau_if_trend(p).tau.estimate == 1);
}

TEST_CASE("too short or flat baselines say so") {
  CHECK_FALSE(corrected_tau({{1}, {2, 3}, 0}).tau.estimate.has_value());
  CHECK_FALSE(baseline_trend_p({{1, 1, 1, 1}, {2}, 0}).has_value());
  CHECK_FALSE(baseline_trend_p({{1, 2}, {2}, 0}).has_value());
  CHECK_FALSE(corrected_tau_kendall({{1}, {2}, 0}).estimate.has_value());
  CHECK_FALSE(corrected_tau_kendall({{1, 2, 3}, {4, 5, 6}, 0}).estimate.has_value());
  CHECK(*corrected_tau_kendall({{1, 2, 3}, {4, 5, 6}, 0}, 0.95, Mode::compat).estimate == 0);
}
