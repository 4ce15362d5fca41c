// SPDX-License-Identifier: Apache-2.0
#include "statistics/numeric/exact_sum.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <vector>

using cairn::statistics::ExactSum;

namespace {

double sum_in_order(const std::vector<double>& values) {
  ExactSum sum;
  for (const double value : values) sum.add(value);
  return sum.value();
}

}  // namespace

TEST_CASE("nothing adds up to 0") { CHECK(ExactSum().value() == 0); }

TEST_CASE("what plain addition drops is kept") {
  CHECK(sum_in_order({1e300, 1, -1e300}) == 1);
  CHECK(sum_in_order({1e-300, 1e300, -1e300}) == 1e-300);
  CHECK(sum_in_order({0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}) == 1.0);
}

TEST_CASE("a half-way case is rounded by the part below it") {
  CHECK(sum_in_order({1e16, 1, 1e-16}) == 10000000000000002.0);
  CHECK(sum_in_order({1e16, 1, -1e-16}) == 1e16);
}

TEST_CASE("the order and the way of splitting do not change a bit") {
  std::mt19937_64 random(7);  // NOLINT: the same numbers every time
  std::vector<double> values;
  for (int i = 0; i < 500; ++i) {
    const auto exponent = static_cast<int>(random() % 120) - 60;
    values.push_back(std::ldexp(static_cast<double>(random() % 2'000'001) - 1e6, exponent));
  }
  const double whole = sum_in_order(values);
  for (int round = 0; round < 20; ++round) {
    std::ranges::shuffle(values, random);
    CHECK(sum_in_order(values) == whole);
    ExactSum left;
    ExactSum right;
    for (std::size_t i = 0; i < values.size(); ++i) (i % 3 == 0 ? left : right).add(values[i]);
    right.add(left);
    CHECK(right.value() == whole);
    CHECK(ExactSum(right.parts()).value() == whole);
  }
}

TEST_CASE("a sum can be added to itself") {
  ExactSum sum;
  sum.add(0.1);
  sum.add(1e20);
  sum.add(sum);
  CHECK(sum.value() == 2e20);
}
