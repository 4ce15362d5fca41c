// SPDX-License-Identifier: Apache-2.0
#include "http/device_name.hpp"

#include <doctest/doctest.h>

using namespace cairn;

TEST_CASE("browsers are named by their first telling mark") {
  CHECK(device_name("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0") == "Firefox on Linux");
  CHECK(device_name("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 (KHTML, like Gecko) Chrome/128 Safari/537 Edg/128") == "Edge on Windows");
  CHECK(device_name("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537 (KHTML, like Gecko) Chrome/128 Mobile Safari/537") == "Chrome on Android");
  CHECK(device_name("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605 Version/17.0 Safari/604") == "Safari on iPhone");
}

TEST_CASE("what a sender writes never shows") {
  CHECK(device_name("") == "A browser");
  CHECK(device_name("<script>alert(1)</script>") == "A browser");
}
