// SPDX-License-Identifier: Apache-2.0
#include "cli/backup.hpp"

#include <doctest/doctest.h>

#include "cli/step_line.hpp"

using namespace cairn;

TEST_CASE("a moment without milliseconds means the whole second") {
  const auto second = end_of_moment("2026-11-22T14:03:20Z");
  REQUIRE(second.has_value());
  CHECK(to_text(*second) == "2026-11-22T14:03:20.999Z");
  CHECK(to_text(*end_of_moment("2026-11-22T14:03:20.123Z")) == "2026-11-22T14:03:20.123Z");
  CHECK_FALSE(end_of_moment("yesterday").has_value());
  CHECK_FALSE(end_of_moment("2026-11-22 14:03:20").has_value());
}

TEST_CASE("sizes and counts are worded for people") {
  CHECK(bytes_text(0) == "0 bytes");
  CHECK(bytes_text(999) == "999 bytes");
  CHECK(bytes_text(1500) == "1.5 kB");
  CHECK(bytes_text(12'300'000'000) == "12.3 GB");
  CHECK(counted(1, "entry", "entries") == "1 entry");
  CHECK(counted(0, "entry", "entries") == "0 entries");
}
