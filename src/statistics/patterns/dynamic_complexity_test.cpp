// SPDX-License-Identifier: Apache-2.0
#include "statistics/patterns/dynamic_complexity.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace cairn::statistics;

namespace {

double only_window(const std::vector<double>& ratings, Defined<> ComplexityWindow::*which) {
  const auto found = dynamic_complexity(ratings, {.low = 0, .high = 10, .window = ratings.size()});
  return *(found->windows.front().*which);
}

}  // namespace

TEST_CASE("fluctuation is 1 between the ends of the scale and 0 without movement") {
  CHECK(only_window({0, 10, 0, 10, 0}, &ComplexityWindow::fluctuation) == doctest::Approx(1));
  CHECK(only_window({4, 4, 4, 4, 4}, &ComplexityWindow::fluctuation) == doctest::Approx(0));
  // One rise of 8 in 4 steps: 2 a step, of at most 4 · 10.
  CHECK(only_window({1, 3, 5, 7, 9}, &ComplexityWindow::fluctuation) == doctest::Approx(2.0 / 40));
  // A rise of 4 in 2 steps, a level stretch, a fall of 3 in 1 step.
  CHECK(only_window({0, 2, 4, 4, 1}, &ComplexityWindow::fluctuation) == doctest::Approx((2.0 + 0 + 3) / 40));
}

TEST_CASE("distribution is 1 when the ratings fill the scale and 0 at one end of it") {
  CHECK(only_window({10, 0, 5, 2.5, 7.5}, &ComplexityWindow::distribution) == doctest::Approx(1));
  CHECK(only_window({0, 0, 0, 0, 0}, &ComplexityWindow::distribution) == doctest::Approx(0));
  CHECK(only_window({10, 10, 10, 10, 10}, &ComplexityWindow::distribution) == doctest::Approx(0));
  CHECK(only_window({0, 10, 0, 10, 0}, &ComplexityWindow::complexity) ==
        only_window({0, 10, 0, 10, 0}, &ComplexityWindow::distribution));
}

TEST_CASE("windows slide; holes and ratings off the scale make theirs undefined") {
  const std::vector<double> ratings{1, 5, 2, 8, missing, 3, 9, 1, 12};
  const auto found = dynamic_complexity(ratings, {.low = 0, .high = 10, .window = 3});
  REQUIRE(found);
  CHECK(found->windows.size() == 7);
  CHECK(found->windows[1].first == 1);
  CHECK(found->windows[1].last == 3);
  CHECK(found->account.used == 3);
  CHECK(found->account.left_out == 4);
  CHECK(found->windows[2].complexity.error().because.find("missing") != std::string::npos);
  CHECK(found->windows[6].complexity.error().because.find("off the scale") != std::string::npos);
}

TEST_CASE("a series too short, a window too short and a scale without length are undefined") {
  const std::vector<double> ratings{1, 2, 3, 4};
  CHECK_FALSE(dynamic_complexity(ratings, {.low = 0, .high = 10, .window = 5}));
  CHECK_FALSE(dynamic_complexity(ratings, {.low = 0, .high = 10, .window = 2}));
  CHECK_FALSE(dynamic_complexity(ratings, {.low = 3, .high = 3, .window = 3}));
}
