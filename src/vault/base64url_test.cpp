// SPDX-License-Identifier: Apache-2.0
#include "vault/base64url.hpp"

#include <doctest/doctest.h>

using namespace cairn;

TEST_CASE("bytes of every length come back, in letters an address may hold") {
  std::string bytes;
  for (int length = 0; length < 300; ++length) {
    const auto text = to_base64url(bytes);
    CHECK(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos);
    CHECK(from_base64url(text) == bytes);
    bytes += static_cast<char>(length * 37);
  }
}

TEST_CASE("the examples of RFC 4648, without padding") {
  CHECK(to_base64url("foobar") == "Zm9vYmFy");
  CHECK(to_base64url("foob") == "Zm9vYg");
  CHECK(to_base64url("\xfb\xff") == "-_8");
}

TEST_CASE("what is not of that form is refused") {
  for (const char* bad : {"Zm9vYg==", "Zm9v Yg", "Zm9vY", "Zm9vYh", "Zm+v", "Zm/v", "\n", "\xd9\xd9Y"}) CHECK_FALSE(from_base64url(bad).has_value());
  for (int byte = 128; byte < 256; ++byte) CHECK_FALSE(from_base64url(std::string("Zm9") + static_cast<char>(byte)).has_value());
}
