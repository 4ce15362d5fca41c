// SPDX-License-Identifier: Apache-2.0
#include "vault/token.hpp"

#include <doctest/doctest.h>

#include <set>

#include "vault/base64url.hpp"

using namespace cairn;

TEST_CASE("tokens are 256 bits, all different, and known again by their text") {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const auto token = Token::make();
    CHECK(from_base64url(token.reveal())->size() == 32);
    seen.insert(token.reveal());
    const auto back = Token::from(token.reveal());
    REQUIRE(back.has_value());
    CHECK(hash_of(*back) == hash_of(token));
  }
  CHECK(seen.size() == 1000);
}

TEST_CASE("the hash of a token does not hold it, and another token has another") {
  const auto token = Token::make();
  const auto hash = hash_of(token);
  const auto bytes = *from_base64url(token.reveal());
  CHECK(std::string(hash.bytes.begin(), hash.bytes.end()) != bytes);
  CHECK_FALSE(hash == hash_of(Token::make()));
}

TEST_CASE("what is no token is not taken for one") {
  const auto good = Token::make().reveal();
  for (const std::string& bad : {std::string(), good + "A", good.substr(1), "=" + good.substr(1), " " + good.substr(1),
                                 std::string(43, '+'), std::string(43, '_')})
    CHECK_MESSAGE(!Token::from(bad).has_value(), bad.size());
}

TEST_CASE("a login is found however it is written, by this practice alone") {
  const auto key = PracticeKey::make();
  const auto hash = hash_of_login(key, "ana.duarte@example.org");
  CHECK(hash == hash_of_login(key, "  Ana.Duarte@Example.ORG\n"));
  CHECK_FALSE(hash == hash_of_login(key, "ana.duarte@example.com"));
  CHECK_FALSE(hash == hash_of_login(PracticeKey::make(), "ana.duarte@example.org"));
  CHECK(hash_of_login(key, "") == hash_of_login(key, "   "));
}
