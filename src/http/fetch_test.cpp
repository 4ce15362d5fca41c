// SPDX-License-Identifier: Apache-2.0
#include "http/fetch.hpp"

#include <doctest/doctest.h>

#include <chrono>

using namespace cairn;

TEST_CASE("an address that is none is refused before anything is asked") {
  for (const char* address : {"", "praxis", "ftp://praxis", "https://", "https:///x", "http://a b/", "http://a:/", "https://me@praxis/"})
    CHECK(fetch({.address = address}).error().kind == ErrorKind::invalid);
}

TEST_CASE("nobody there is an error, also a name that does not exist and certificates that are not there") {
  CHECK(fetch({.address = "http://127.0.0.1:1/"}).error().kind == ErrorKind::unavailable);
  CHECK(fetch({.address = "https://[::1]:1/x"}).error().kind == ErrorKind::unavailable);
  CHECK(fetch({.address = "http://nobody.invalid/", .longest = std::chrono::seconds(2)}).error().kind == ErrorKind::unavailable);
}
