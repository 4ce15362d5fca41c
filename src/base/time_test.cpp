// SPDX-License-Identifier: Apache-2.0
#include "base/time.hpp"

#include <doctest/doctest.h>

using namespace cairn;

TEST_CASE("instants and dates read back as written, whatever the machine's zone") {
  for (const std::int64_t ms : {0LL, 1'795'356'127'123LL, -2'208'988'800'000LL, 951'782'399'999LL}) {
    CHECK(instant_from(to_text(Instant{ms}))->ms == ms);
  }
  CHECK(to_text(Instant{951'782'400'000}) == "2000-02-29T00:00:00.000Z");
  CHECK(to_text(utc_date(Instant{-1})) == "1969-12-31");
  CHECK(days_between(*date_from("2026-02-27"), *date_from("2026-03-01")) == 2);
}

TEST_CASE("other forms are refused") {
  for (const char* text : {"", "2026-11-22", "2026-11-22T14:02:07", "2026-11-22 14:02:07Z", "2026-11-22T14:02:60Z",
                           "2026-13-01T00:00:00Z", "1899-01-01T00:00:00Z", "2026-11-22T14:02:07.12Z", "2026-11-2xT00:00:00Z"}) {
    CAPTURE(text);
    CHECK(!instant_from(text));
  }
  CHECK(!date_from("2026-02-30"));
  CHECK(!date_from("2200-01-01"));
}
