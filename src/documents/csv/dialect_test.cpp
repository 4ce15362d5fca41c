// SPDX-License-Identifier: Apache-2.0
#include "documents/csv/dialect.hpp"

#include <doctest/doctest.h>

using namespace cairn::documents;

TEST_CASE("delimiter and decimal mark are found") {
  CHECK(detect_dialect("a,b\n1,2.5\n").value() == CsvDialect{',', '.', '\n'});
  CHECK(detect_dialect("a;b\r\n1;2,5\r\n").value() == CsvDialect{';', ',', '\n'});
  CHECK(detect_dialect("a\tb\n1\t2,5\n").value() == CsvDialect{'\t', ',', '\n'});
  CHECK(detect_dialect("a|b|c\n1|2|3\n").value().delimiter == '|');
  CHECK(detect_dialect("\"a\",\"b\"\n\"3,5\",\"1\"\n").value() == CsvDialect{',', ',', '\n'});
  CHECK(detect_dialect("note;score\n\"a, b, c, d\";3\n\"e, f, g, h\";4\n").value().delimiter == ';');
}

TEST_CASE("line ends of old files are found") {
  CHECK(detect_dialect("a,b\r1,2\r").value().line_end == '\r');
}

TEST_CASE("what is told is not guessed, and must make sense") {
  CHECK(detect_dialect("a;b\n1;2\n", {.delimiter = ',', .decimal = {}}).value().delimiter == ',');
  CHECK_FALSE(detect_dialect("a,b\n", {.delimiter = ',', .decimal = ','}).has_value());
}

TEST_CASE("a text with both marks keeps the point") {
  CHECK(detect_dialect("a;b\n1,5;2.5\n").value().decimal == '.');
}

TEST_CASE("bytes that are no text are refused, a byte order mark is dropped") {
  CHECK(csv_text("\xEF\xBB\xBF"
                 "a,b")
            .value() == "a,b");
  CHECK_FALSE(csv_text("\xFF\xFE"
                       "a")
                  .has_value());
  CHECK_FALSE(csv_text(std::string_view("a\0b", 3)).has_value());
}
