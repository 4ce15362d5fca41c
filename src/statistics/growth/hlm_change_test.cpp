// SPDX-License-Identifier: Apache-2.0
#include "statistics/growth/hlm_change.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace cairn::statistics;

TEST_CASE("the index is the client effect over its deviation, for people with 3 scores") {
  std::mt19937 random(5);
  std::normal_distribution<double> normal;
  std::vector<double> y, t;
  std::vector<std::uint32_t> client;
  for (std::uint32_t i = 0; i < 30; ++i) {
    const double slope = -1 + 1.5 * normal(random);
    const int rows = i < 3 ? 2 : 5;
    for (int k = 0; k < rows; ++k) {
      y.push_back(20 + slope * k + normal(random));
      t.push_back(k);
      client.push_back(i);
    }
  }
  const auto lower = slope_changes(y, t, client);
  REQUIRE(lower);
  CHECK(lower->people.size() == 27);
  CHECK(lower->account.left_out == 3);
  const auto higher = slope_changes(y, t, client, Better::higher);
  double sum = 0;
  for (std::size_t i = 0; i < lower->people.size(); ++i) {
    const auto& person = lower->people[i];
    CHECK(person.index == doctest::Approx(person.slope / person.sd));
    CHECK(person.improved == (person.index < -lower->critical));
    CHECK(person.improved == higher->people[i].deteriorated);
    sum += person.slope;
  }
  CHECK(sum / 27 == doctest::Approx(0).epsilon(1e-6));  // deviations from the average slope
}

TEST_CASE("no people, no differences and wrong shapes are undefined") {
  const std::vector<double> y{1, 2, 3}, t{0, 1, 2};
  const std::vector<std::uint32_t> own{1, 2, 3}, two{1, 2};
  CHECK_FALSE(slope_changes(y, t, own));
  CHECK_FALSE(slope_changes(y, t, two));
  const std::vector<std::uint32_t> one{1, 1, 1};
  CHECK_FALSE(slope_changes(y, t, one));
  CHECK_FALSE(slope_changes(y, t, one, Better::lower, 1.5));
}
