// SPDX-License-Identifier: Apache-2.0
#include "statistics/patterns/control_chart.hpp"

#include <doctest/doctest.h>

#include <array>
#include <vector>

using namespace cairn::statistics;

namespace {
const std::vector<double> steady{10, 11, 10, 9, 10, 11, 10, 9};
std::vector<double> then(std::vector<double> more) {
  std::vector<double> out(steady);
  out.insert(out.end(), more.begin(), more.end());
  return out;
}
ChartOptions first_eight() {
  ChartOptions out;
  out.baseline = 8;
  return out;
}
}  // namespace

TEST_CASE("a steady course gives no signal") {
  const auto found = control_chart(steady);
  for (const auto& point : found.chart->points) {
    CHECK_FALSE(point.beyond_three);
    CHECK_FALSE(point.run_of_eight);
    CHECK_FALSE(point.trend_of_six);
    CHECK_FALSE(point.cusum_signal);
  }
}

TEST_CASE("each rule fires on what it is for") {
  CHECK(control_chart(then({20}), first_eight()).chart->points.back().beyond_three);
  CHECK(control_chart(then({12.2, 12.3}), first_eight()).chart->points.back().two_of_three);
  CHECK(control_chart(then({11.2, 11.3, 11.2, 11.4}), first_eight()).chart->points.back().four_of_five);
  CHECK(control_chart(then(std::vector<double>(8, 10.2)), first_eight()).chart->points.back().run_of_eight);
  CHECK(control_chart(then({9.1, 9.2, 9.3, 9.4, 9.5, 9.6}), first_eight()).chart->points.back().trend_of_six);
  CHECK(control_chart(then(std::vector<double>(6, 11.5)), first_eight()).chart->points.back().cusum_signal);
}

TEST_CASE("missing values are dropped and places kept") {
  std::vector<double> gap(steady);
  gap.insert(gap.begin() + 2, missing);
  const auto found = control_chart(gap);
  CHECK(found.account.left_out == 1);
  CHECK(found.chart->points[2].index == 3);
  CHECK(found.chart->centre == doctest::Approx(control_chart(steady).chart->centre));
}

TEST_CASE("one value, none, or all the same are degenerate") {
  CHECK(control_chart(std::array{5.0}).chart.error().because == "fewer than 2 values");
  CHECK(control_chart(std::array{5.0, 5.0, 5.0}).chart.error().because == "the values do not vary");
  CHECK_FALSE(control_chart({}).centre.has_value());
  CHECK(*control_chart(std::array{5.0}).centre == 5);
}
