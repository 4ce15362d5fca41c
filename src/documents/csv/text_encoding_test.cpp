// SPDX-License-Identifier: Apache-2.0
#include "documents/csv/text_encoding.hpp"

#include <doctest/doctest.h>

using namespace cairn::documents;

TEST_CASE("well-formed UTF-8 is told from what only looks like it") {
  CHECK(is_utf8("plain"));
  CHECK(is_utf8("\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80"));
  for (const char* broken :
       {"\xE9", "\xC3", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\xFF"})
    CHECK_FALSE(is_utf8(broken));
}

TEST_CASE("Windows-1252 becomes UTF-8, its holes are refused") {
  CHECK(text_in("\x93q\x94", CsvEncoding::windows_1252).value() == "\xE2\x80\x9Cq\xE2\x80\x9D");
  CHECK_FALSE(text_in("\x81", CsvEncoding::windows_1252).has_value());
  CHECK_FALSE(text_in("\xE9", CsvEncoding::utf8).has_value());
}
