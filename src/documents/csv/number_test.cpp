// SPDX-License-Identifier: Apache-2.0
#include "documents/csv/number.hpp"

#include <doctest/doctest.h>

#include <charconv>
#include <cmath>
#include <initializer_list>
#include <random>
#include <string>

using namespace cairn::documents;

TEST_CASE("numbers are read exactly, whichever way is taken") {
  std::mt19937_64 random(7);
  for (int i = 0; i < 20000; ++i) {
    const double value =
        std::ldexp(static_cast<double>(random() >> 11U), static_cast<int>(random() % 120) - 100);
    for (const auto format : {std::chars_format::fixed, std::chars_format::scientific}) {
      char text[512];
      const auto written = std::to_chars(text, text + sizeof text, value, format);
      const std::string_view cell(text, static_cast<std::size_t>(written.ptr - text));
      REQUIRE(csv_number(cell, '.').value() == value);
    }
  }
}

TEST_CASE("signs, points, exponents and spaces") {
  CHECK(csv_number("-2.50", '.').value() == -2.5);
  CHECK(csv_number("+3", '.').value() == 3);
  CHECK(csv_number(".5", '.').value() == 0.5);
  CHECK(csv_number(" 7 ", '.').value() == 7);
  CHECK(csv_number("1e-300", '.').value() == 1e-300);
  CHECK(csv_number("1E300", '.').value() == 1e300);
  CHECK(csv_number("12,75", ',').value() == 12.75);
  CHECK(csv_number("0.1234567890123456789", '.').value() == 0.1234567890123456789);
}

TEST_CASE("missing is missing, not zero") {
  for (const char* cell : {"", "NA", "NaN", "N/A", "null", "NULL", ".", "  "})
    CHECK(std::isnan(csv_number(cell, '.').value()));
}

TEST_CASE("what is no number is said to be none") {
  for (const char* cell : {"abc", "1.2.3", "1,234.5", "12a", "--3", "inf", "-", "1 2", "0x10"})
    CHECK(csv_number(cell, '.').error() == NotANumber::text);
  CHECK(csv_number("1.5", ',').error() == NotANumber::text);
  CHECK(csv_number("1e400", '.').error() == NotANumber::too_large);
}
