// SPDX-License-Identifier: Apache-2.0
#include "domain/catalogue/help_numbers.hpp"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::catalogue;

namespace {

HelpNumber number(NumberUse use, const char* digits, bool confirmed) {
  return HelpNumber{.use = use,
                    .name = {},
                    .number = digits,
                    .hours = {},
                    .source = "",
                    .checked_on = "",
                    .confirmed = confirmed};
}

}  // namespace

TEST_CASE("only confirmed numbers are shown, emergency first") {
  CountryPack pack;
  pack.expires_on = "2027-01-01";
  pack.numbers = {number(NumberUse::crisis, "1", true), number(NumberUse::youth, "2", false),
                  number(NumberUse::emergency, "3", true), number(NumberUse::other, "", true)};
  const auto show = numbers_to_show(pack, *date_from("2026-11-22"));
  REQUIRE(show.numbers.size() == 2);
  CHECK(show.numbers[0].number == "3");
  CHECK(show.numbers[1].number == "1");
  CHECK_FALSE(show.expired);
}

TEST_CASE("an expired pack says so and keeps its numbers") {
  CountryPack pack;
  pack.expires_on = "2027-01-01";
  pack.numbers = {number(NumberUse::emergency, "112", true)};
  CHECK(numbers_to_show(pack, *date_from("2027-01-01")).expired);
  CHECK(numbers_to_show(pack, *date_from("2027-01-01")).numbers.size() == 1);
  CHECK_FALSE(numbers_to_show(pack, *date_from("2026-12-31")).expired);
  pack.expires_on = "some day";
  CHECK(numbers_to_show(pack, *date_from("2026-01-01")).expired);
}
