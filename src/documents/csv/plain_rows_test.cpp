// SPDX-License-Identifier: Apache-2.0
#include "documents/csv/plain_rows.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

using namespace cairn::documents;

TEST_CASE("cell ends are those a plain search finds, up to the first odd row") {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    const std::size_t columns = 1 + random() % 5;
    std::string text;
    std::vector<std::uint32_t> ends;
    std::size_t good = 0;
    std::size_t good_bytes = 0;
    bool odd = false;
    for (int row = 0; row < 30; ++row) {
      const bool longer = random() % 40 == 0;
      odd = odd || longer;
      const std::size_t cells = columns + (longer ? 1 : 0);
      for (std::size_t c = 0; c < cells; ++c) {
        text += std::string(random() % 9, 'x');
        ends.push_back(static_cast<std::uint32_t>(text.size()));
        text += c + 1 == cells ? '\n' : ';';
      }
      if (odd) continue;
      ++good;
      good_bytes = text.size();
    }
    PlainRows rows;
    find_plain_rows(rows, text.data(), text.data() + text.size(), columns, {';', ',', '\n'});
    REQUIRE(rows.rows == good);
    REQUIRE(rows.bytes == good_bytes);
    for (std::size_t i = 0; i < good * columns; ++i) REQUIRE(rows.ends[i] == ends[i]);
  }
}

TEST_CASE("nothing is nothing") {
  PlainRows rows;
  find_plain_rows(rows, "", "", 3, {});
  CHECK(rows.rows == 0);
}
