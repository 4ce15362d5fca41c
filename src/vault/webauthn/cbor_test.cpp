// SPDX-License-Identifier: Apache-2.0
#include "vault/webauthn/cbor.hpp"

#include <doctest/doctest.h>

#include "vault/webauthn/soft_authenticator.hpp"

using namespace cairn::webauthn;
using std::string_literals::operator""s;

TEST_CASE("CBOR: what authenticators write is read") {
  const std::string text = write::map(3) + write::text("fmt") + write::text("none") + write::number(3) + write::number(-257) +
                           write::number(-2) + write::bytes("\x00\xFF"s);
  const auto value = read_whole_cbor(text);
  REQUIRE(value.has_value());
  CHECK(*value->find("fmt")->text() == "none");
  CHECK(*value->find(3)->number() == -257);
  CHECK(*value->find(-2)->bytes() == "\x00\xFF"s);
  CHECK(value->find("none") == nullptr);
  CHECK(value->find(4) == nullptr);
  CHECK(read_whole_cbor("\x82\xF5\xF6"s)->list()->size() == 2);
  CHECK(*read_whole_cbor("\x1B\x00\x00\x00\x01\x00\x00\x00\x00"s)->number() == 4'294'967'296);
  CHECK(read_cbor("\x01\x02"s)->rest == "\x02");
}

TEST_CASE("CBOR: what is broken, open-ended, unknown here or doubled is refused") {
  const std::vector<std::pair<std::string, std::string>> refused = {
      {"nothing", ""},
      {"a list that is cut short", "\x82\x01"s},
      {"bytes that are cut short", "\x42\x01"s},
      {"more behind the end", "\x01\x01"s},
      {"a list without a length", "\x9F\x01\xFF"s},
      {"a map without a length", "\xBF\xFF"s},
      {"bytes without a length", "\x5F\x41\x01\xFF"s},
      {"text without a length", "\x7F\x61\x61\xFF"s},
      {"a tag", "\xC1\x01"s},
      {"a float", "\xF9\x00\x00"s},
      {"a double", "\xFB\x00\x00\x00\x00\x00\x00\x00\x00"s},
      {"undefined", "\xF7"s},
      {"an end without a beginning", "\xFF"s},
      {"a reserved length", "\x1C"s},
      {"a number over 63 bits", "\x1B\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"s},
      {"a number under 63 bits", "\x3B\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"s},
      {"a key twice", "\xA2\x01\x01\x01\x02"s},
      {"a list as key", "\xA1\x80\x01"s},
      {"bytes as key", "\xA1\x41\x61\x01"s},
  };
  for (const auto& [what, text] : refused) CHECK_MESSAGE(!read_whole_cbor(text).has_value(), what);
}

TEST_CASE("CBOR: each limit is looked at before the memory is taken") {
  CHECK(!read_whole_cbor(std::string(8193, '\x01')).has_value());
  CHECK(read_whole_cbor("\x81\x81\x81\x81\x01"s).has_value());
  CHECK(!read_whole_cbor("\x81\x81\x81\x81\x81\x01"s).has_value());
  CHECK(!read_whole_cbor("\x9B\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF"s).has_value());  // a list of 9 quintillion
  CHECK(!read_whole_cbor("\xBB\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF"s).has_value());
  CHECK(!read_whole_cbor("\x5B\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF"s).has_value());
  std::string many = "\x98\x40"s;
  for (int i = 0; i < 64; ++i) many += '\x01';
  CHECK(!read_whole_cbor(many).has_value());  // with the list itself, 65 values
  CHECK(read_whole_cbor("\x98\x3F"s + std::string(63, '\x01')).has_value());
}
