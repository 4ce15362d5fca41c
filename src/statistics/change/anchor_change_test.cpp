// SPDX-License-Identifier: Apache-2.0
#include "statistics/change/anchor_change.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace cairn::statistics;

TEST_CASE("a difference of exactly the MID is noticed") {
  CHECK(anchor_change(-5, {5, {}, Better::lower}) == Change::improved);
  CHECK(anchor_change(4.9, {5, {}, Better::lower}) == Change::unchanged);
  CHECK(anchor_change(3, {5, 3, Better::lower}) == Change::deteriorated);
  CHECK(anchor_change(5, {5, {}, Better::higher}) == Change::improved);
}

TEST_CASE("verdicts are the same for a scale turned round, and every one can happen") {
  const GroupOptions lower{5, Better::lower, 0.95, Mode::standard};
  const GroupOptions higher{5, Better::higher, 0.95, Mode::standard};
  const auto both = [&](double low, double high) {
    const double middle = (low + high) / 2;
    const auto one = verdict_of(middle, {low, high, 0.95}, higher);
    CHECK(one == verdict_of(-middle, {-high, -low, 0.95}, lower));
    return one;
  };
  CHECK(both(-1, 1) == GroupVerdict::not_significant);
  CHECK(both(-4, -1) == GroupVerdict::wrong_direction);
  CHECK(both(1, 4) == GroupVerdict::not_relevant);
  CHECK(both(2, 6) == GroupVerdict::not_below_threshold);
  CHECK(both(4, 9) == GroupVerdict::probably_significant);
  CHECK(both(6, 9) == GroupVerdict::large);
  CHECK(verdict_of(-2, {-4, 1, 0.95}, {5, Better::higher, 0.95, Mode::compat}) == GroupVerdict::not_relevant);
}

TEST_CASE("one pair or pairs that all changed alike have no interval") {
  CHECK_FALSE(difference_within(std::array{1.0}, std::array{2.0}, {5, Better::lower, 0.95, Mode::standard})
                  .difference.has_value());
  const auto alike = difference_within(std::array{1.0, 2.0, 3.0}, std::array{3.0, 4.0, 5.0},
                                       {5, Better::lower, 0.95, Mode::standard});
  CHECK(*alike.difference == 2);
  CHECK(alike.interval.error().because == "the differences do not vary");
  const auto between = difference_between(std::array{1.0, missing, 2.0, 3.0}, std::array{4.0, 5.0, 9.0},
                                          {5, Better::lower, 0.95, Mode::standard});
  CHECK(*between.difference == doctest::Approx(4));
  CHECK(between.account.left_out == 1);
  CHECK(between.interval->low < 4);
}
