// SPDX-License-Identifier: Apache-2.0
#include "vault/recovery_code.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace cairn;

TEST_CASE("a recovery code has 24 letters of 32: 120 bits, and none comes twice") {
  std::set<std::string> seen;
  std::set<char> letters;
  for (int i = 0; i < 1000; ++i) {
    const std::string code = recovery_code::make();
    CHECK(code.size() == 29);
    CHECK(std::ranges::count(code, '-') == 5);
    CHECK(seen.insert(code).second);
    letters.insert(code.begin(), code.end());
  }
  CHECK(letters.size() == 33);  // all of them, and the dash
}

TEST_CASE("a code is known again as people write it, for its own account and practice only") {
  const auto key = PracticeKey::make();
  const auto account = make_id<AccountId>();
  const auto hash = recovery_code::hash_of(key, account, "0123-4567-89AB-CDEF-GHJK-1111");
  REQUIRE(hash.has_value());
  for (const auto* text : {"0123456789abcdefghjk1111", " o123 4567 89ab cdef ghjk Il1i ", "0123-4567-89ab-cdef-ghjk-llll"})
    CHECK_MESSAGE(recovery_code::hash_of(key, account, text) == hash, text);
  CHECK(recovery_code::hash_of(key, account, "0123-4567-89AB-CDEF-GHJK-1112") != hash);
  CHECK(recovery_code::hash_of(key, make_id<AccountId>(), "0123-4567-89AB-CDEF-GHJK-1111") != hash);
  CHECK(recovery_code::hash_of(PracticeKey::make(), account, "0123-4567-89AB-CDEF-GHJK-1111") != hash);
  for (const auto* text : {"", "123456", "0123-4567-89AB-CDEF-GHJK-111", "0123-4567-89AB-CDEF-GHJK-11111",
                           "0123-4567-89AB-CDEF-GHJK-111U", "0123-4567-89AB-CDEF-GHJK-111!"})
    CHECK_MESSAGE(!recovery_code::hash_of(key, account, text).has_value(), text);
}
