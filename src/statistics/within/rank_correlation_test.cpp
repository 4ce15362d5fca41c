// SPDX-License-Identifier: Apache-2.0
#include "statistics/within/rank_correlation.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>

using namespace cairn::statistics;

TEST_CASE("counting in n log n gives what counting every pair gives, with ties") {
  std::mt19937 random(11);
  for (int round = 0; round < 100; ++round) {
    const std::size_t n = 1 + random() % 40;
    std::vector<double> x, y;
    for (std::size_t i = 0; i < n; ++i) {
      x.push_back(static_cast<double>(random() % 8));
      y.push_back(static_cast<double>(random() % 6));
    }
    double same = 0, opposite = 0, tied_x = 0, tied_y = 0;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = i + 1; j < n; ++j) {
        const double product = (x[j] - x[i]) * (y[j] - y[i]);
        same += product > 0;
        opposite += product < 0;
        tied_x += x[i] == x[j];
        tied_y += y[i] == y[j];
      }
    const auto found = kendall(x, y);
    CHECK(found.concordant == same);
    CHECK(found.discordant == opposite);
    CHECK(found.tied_x == tied_x);
    CHECK(found.tied_y == tied_y);
  }
}

TEST_CASE("mid-ranks, perfect order and no variation") {
  CHECK(mid_ranks(std::array{3.0, 1.0, 3.0}) == std::vector{2.5, 1.0, 2.5});
  CHECK(*spearman(std::array{1.0, 2.0, 9.0}, std::array{2.0, 3.0, 1e300}) == doctest::Approx(1));
  CHECK(*tau_b(kendall(std::array{1.0, 2.0, 3.0}, std::array{3.0, 2.0, 1.0})) == -1);
  CHECK_FALSE(tau_b(kendall(std::array{1.0, 1.0}, std::array{1.0, 2.0})).has_value());
  CHECK_FALSE(tau_b(kendall({}, {})).has_value());
}
