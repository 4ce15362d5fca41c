// SPDX-License-Identifier: Apache-2.0
#include "statistics/change/percentage_change.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace cairn::statistics;

TEST_CASE("the threshold itself counts") {
  const auto found =
      percentage_change(std::array{10.0, 10.0, 10.0, 0.0}, std::array{5.0, 15.0, 10.0, 0.0}, {});
  CHECK(found.people[0].improved);
  CHECK(found.people[1].deteriorated);
  CHECK_FALSE(found.people[2].improved);
  CHECK(*found.people[3].share == 0);
}

TEST_CASE("a start score of 0 has no percentage; only the package's mode judges it") {
  const auto standard = percentage_change(std::array{0.0, 10.0}, std::array{5.0, 1.0}, {});
  CHECK(standard.people[0].share.error().because == "the start score is 0");
  CHECK_FALSE(standard.people[0].improved);
  CHECK(standard.account.left_out == 1);
  PercentageOptions options;
  options.mode = Mode::compat;
  const auto compat = percentage_change(std::array{0.0}, std::array{5.0}, options);
  CHECK(compat.people[0].improved);
  CHECK(compat.people[0].deteriorated);
}
