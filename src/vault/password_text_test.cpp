// SPDX-License-Identifier: Apache-2.0
#include "vault/password_text.hpp"

#include <doctest/doctest.h>

using namespace cairn;

TEST_CASE("a password is the same however its letters were put together") {
  CHECK(password_text("caf\u00e9") == password_text("cafe\u0301"));
  CHECK(password_text("\uFB01ne") == "fine");     // a ligature
  CHECK(password_text("\uFF21\uFF22") == "AB");   // full-width letters
  CHECK(password_text("  two  spaces ") == "  two  spaces ");
  CHECK(password_text("Größe") == "Größe");
  CHECK(password_text("a") != password_text("A"));
  CHECK(password_text("") == "");
  CHECK(password_text("\U0001F511\U0001F511") == "\U0001F511\U0001F511");
}

TEST_CASE("once is enough, and what is no UTF-8 is no password") {
  for (const auto* text : {"caf\u00e9 \uFB01ne", "1\u20442", "\u1E9B\u0323", "ｶﾞ"})
    CHECK(password_text(*password_text(text)) == password_text(text));
  CHECK(!password_text("\xC3\x28").has_value());
  CHECK(!password_text("\xED\xA0\x80").has_value());  // half a surrogate pair
}

TEST_CASE("code points are counted, not bytes") {
  CHECK(code_points("") == 0);
  CHECK(code_points("Größe") == 5);
  CHECK(code_points("\U0001F511x") == 2);
}
