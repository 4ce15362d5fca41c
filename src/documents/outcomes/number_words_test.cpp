// SPDX-License-Identifier: Apache-2.0
#include "documents/outcomes/number_words.hpp"

#include <doctest/doctest.h>

using namespace cairn;
using namespace cairn::documents;

TEST_CASE("numbers for people") {
  CHECK(short_number(2.0) == "2");
  CHECK(short_number(-0.0) == "0");
  CHECK(short_number(1234.5678) == "1235");
  CHECK(percent(0.125) == "12.5 %");
  CHECK(in_words(statistics::undefined("nobody is there")) == "undefined, because nobody is there");
}
