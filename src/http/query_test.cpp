// SPDX-License-Identifier: Apache-2.0
#include "http/query.hpp"

#include <doctest/doctest.h>

using namespace cairn;

TEST_CASE("escapes are decoded, broken ones are not guessed") {
  CHECK(*percent_decoded("a%2Bb%2fc") == "a+b/c");
  CHECK(*percent_decoded("%41") == "A");
  for (const auto* bad : {"%", "%4", "%zz", "a%0Ab", "%00", "%7f"}) CHECK_MESSAGE(!percent_decoded(bad), bad);
}

TEST_CASE("a query may hold the one parameter that is known, once") {
  CHECK(*query_value("", "since") == "");
  CHECK(*query_value("since=abc%3D", "since") == "abc=");
  CHECK(*query_value("since=", "since") == "");
  CHECK(query_value("until=abc", "since").error().kind == ErrorKind::invalid);
  CHECK(query_value("since=a&since=b", "since").error().path == "/since");
  CHECK(query_value("since=a", "").error().kind == ErrorKind::invalid);
  CHECK(query_value("&", "since").error().kind == ErrorKind::invalid);
}
