// SPDX-License-Identifier: Apache-2.0
#include "statistics/within/trigger_differences.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace cairn::statistics;

TEST_CASE("the permutation p is near the exact one") {
  // All C(8,4) = 70 ways to choose 4 of these 8 ratings; the given split is the most extreme on either side:
  // p = 2/70.
  const std::vector<double> ratings{1, 2, 3, 4, 10, 20, 30, 40};
  const std::vector<double> present{0, 0, 0, 0, 1, 1, 1, 1};
  const std::vector<Trigger> triggers{{"x", present}};
  const auto found = trigger_differences(ratings, triggers, {.permutations = 40000});
  REQUIRE(found);
  const auto& x = found->triggers.front();
  CHECK(*x.difference == doctest::Approx(22.5));
  CHECK(std::abs(*x.p - 2.0 / 70) < 0.004);
  CHECK(*x.q == *x.p);
  CHECK(x.stands);
  CHECK(*trigger_differences(ratings, triggers, {.permutations = 40000})->triggers.front().p == *x.p);
}

TEST_CASE("adjusted p values are those of Benjamini and Hochberg") {
  const std::vector<double> p{0.01, 0.04, 0.03, 0.005};
  const auto q = adjusted_for_discovery(p);
  CHECK(q[0] == doctest::Approx(0.02));
  CHECK(q[1] == doctest::Approx(0.04));
  CHECK(q[2] == doctest::Approx(0.04));
  CHECK(q[3] == doctest::Approx(0.02));
  CHECK(adjusted_for_discovery({}).empty());
}

TEST_CASE("under no difference few triggers stand") {
  std::vector<double> ratings;
  std::vector<std::vector<double>> present(20);
  unsigned state = 1;
  const auto next = [&] { return (state = state * 1664525U + 1013904223U) >> 8U; };
  for (int i = 0; i < 60; ++i) {
    ratings.push_back(next() % 11);
    for (auto& one : present) one.push_back(next() % 2);
  }
  std::vector<Trigger> triggers;
  for (const auto& one : present) triggers.push_back({"t", one});
  const auto found = trigger_differences(ratings, triggers, {.permutations = 999});
  int standing = 0;
  for (const auto& trigger : found->triggers) standing += trigger.stands ? 1 : 0;
  CHECK(standing <= 1);
  CHECK(found->account.used == 20);
}

TEST_CASE("too few moments, equal ratings and holes have their reasons") {
  const std::vector<double> ratings{5, 5, 5, 5, 5, 5, missing};
  const std::vector<double> half{1, 1, 1, 0, 0, 0, 1}, rare{1, 0, 0, 0, 0, 0, 0},
      holes{1, 1, missing, 0, 0, 0, 1};
  const std::vector<Trigger> triggers{{"half", half}, {"rare", rare}, {"holes", holes}};
  const auto found = trigger_differences(ratings, triggers);
  REQUIRE(found);
  CHECK(*found->triggers[0].difference == 0);
  CHECK(found->triggers[0].p.error().because.find("equal") != std::string::npos);
  CHECK(found->triggers[1].p.error().because.find("few") != std::string::npos);
  CHECK(found->triggers[2].with == 2);
  CHECK(found->account.left_out == 3);
  CHECK_FALSE(trigger_differences({}, triggers));
  const std::vector<double> short_ratings{1, 2};
  CHECK_FALSE(trigger_differences(short_ratings, triggers));
}
