// SPDX-License-Identifier: Apache-2.0
#include "statistics/patterns/alliance_signals.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace cairn::statistics;

TEST_CASE("level, drop, decline and repair") {
  const auto found = alliance_signals(std::array{38.0, missing, 39.0, 34.0, 33.0, 39.5});
  REQUIRE(found.size() == 5);
  CHECK(found[1].index == 2);
  CHECK(found[2].drop_from_last);
  CHECK(found[2].drop_from_best);
  CHECK(found[2].below_cutoff);
  CHECK(found[3].two_declines);
  CHECK_FALSE(found[3].repaired);
  CHECK(found[4].repaired);
}

TEST_CASE("how unusual a value is needs three earlier ones that differ") {
  const auto found = alliance_signals(std::array{30.0, 30.0, 30.0, 31.0, 32.0});
  CHECK_FALSE(found[2].z.has_value());
  CHECK(found[3].z.error().because == "the earlier sessions do not vary");
  CHECK(found[4].z.has_value());
  CHECK(alliance_signals({}).empty());
}
