// SPDX-License-Identifier: Apache-2.0
#include "statistics/items/adaptive_testing.hpp"

#include <doctest/doctest.h>

using namespace cairn::statistics;

TEST_CASE("the most informative item comes first, the first of equals") {
  const std::vector<GradedItem> items{{1, {0}}, {2, {0}}, {2, {0}}, {2, {3}}};
  std::vector<Answer> answers(4, no_answer);
  CHECK(next_item(items, answers, 0) == 1U);
  CHECK(next_item(items, answers, 3) == 3U);
  answers = {0, 1, 1, 1};
  CHECK_FALSE(next_item(items, answers, 0));
}

TEST_CASE("a test stops when enough is known, at its longest, or when nothing is left") {
  const std::vector<GradedItem> items(20, {2.5, {-1, 0, 1}});
  const auto middle = [](std::size_t) { return Answer{1}; };
  const auto known = run_adaptive(items, {.enough_sd = 0.35, .most_items = 20}, middle);
  CHECK(known.size() < 20);
  CHECK(known.back().sd < 0.35);
  CHECK(known[known.size() - 2].sd >= 0.35);
  CHECK(run_adaptive(items, {.enough_sd = 0.01, .most_items = 5}, middle).size() == 5);
  const std::vector<GradedItem> few(3, {1.0, {0}});
  const auto all =
      run_adaptive(few, {.enough_sd = 0.01, .most_items = 9}, [](std::size_t) { return no_answer; });
  CHECK(all.size() == 3);
  CHECK(all.back().theta == doctest::Approx(0));
}
