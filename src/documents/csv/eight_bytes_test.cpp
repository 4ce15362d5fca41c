// SPDX-License-Identifier: Apache-2.0
#include "documents/csv/eight_bytes.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace cairn::documents;

TEST_CASE("numbers of one to eight digits are read, whatever stands behind them") {
  std::uint64_t value = 7;
  for (int i = 0; i < 5000; ++i) {
    value = (value * 48271U) % 100'000'000U;
    for (const std::uint64_t number : {value, value % 100, value % 10, value % 10'000}) {
      const std::string digits = std::to_string(number);
      const std::string text = digits + ",\xFF 9;99999";
      const auto bytes = digits_of(text.data(), digits.size());
      REQUIRE(all_digits(bytes));
      REQUIRE(number_of(bytes) == number);
    }
  }
}

TEST_CASE("every byte that is no digit is noticed, wherever it stands") {
  for (unsigned wrong = 0; wrong < 256; ++wrong)
    for (std::size_t place = 0; place < 8; ++place) {
      std::string text = "12345678";
      text[place] = static_cast<char>(wrong);
      const bool digit = wrong >= '0' && wrong <= '9';
      CHECK(all_digits(digits_of(text.data(), 8)) == digit);
    }
}
