// SPDX-License-Identifier: Apache-2.0
#include "http/cookie.hpp"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

std::string token_in(std::vector<std::string> cookies, bool tls = false) {
  Request request;
  request.tls = tls;
  for (auto& cookie : cookies) request.headers.push_back({"Cookie", std::move(cookie)});
  return session_token(request);
}

}  // namespace

TEST_CASE("the session's token is found among other cookies") {
  CHECK(token_in({"cairn=abc-_1"}) == "abc-_1");
  CHECK(token_in({"theme=dark; cairn=abc; x=y"}) == "abc");
  CHECK(token_in({"__Host-cairn=abc"}, true) == "abc");
}

TEST_CASE("a cookie that is not ours, stands there twice or holds anything odd is nobody's") {
  CHECK(token_in({}).empty());
  CHECK(token_in({"cairn=abc"}, true).empty());
  CHECK(token_in({"__Host-cairn=abc"}).empty());
  CHECK(token_in({"xcairn=abc"}).empty());
  CHECK(token_in({"cairn=abc; cairn=def"}).empty());
  CHECK(token_in({"cairn=abc", "cairn=abc"}).empty());
  CHECK(token_in({"cairn=a b"}).empty());
  CHECK(token_in({"cairn=\"abc\""}).empty());
  CHECK(token_in({"cairn=" + std::string(129, 'a')}).empty());
  CHECK(token_in({"cairn"}).empty());
}

TEST_CASE("the cookie is for this host alone, out of reach of scripts and of other sites") {
  CHECK(set_session(true, "abc", 60).value == "__Host-cairn=abc; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=60");
  CHECK(set_session(false, "abc", std::nullopt).value == "cairn=abc; Path=/; HttpOnly; SameSite=Strict");
  CHECK(set_session(false, "abc", -5).value.ends_with("; Max-Age=0"));
  CHECK(clear_session(true).value == "__Host-cairn=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0");
}

TEST_CASE("each cookie is read by its own whole name, and has its own") {
  const auto request = [](const char* cookies) {
    Request made;
    made.headers = {{"Cookie", cookies}};
    return made;
  };
  const auto both = request("cairn=session; cairn-device=device; cairn-door=door");
  CHECK(session_token(both) == "session");
  CHECK(door_token(both, DoorCookie::known_device) == "device");
  CHECK(door_token(both, DoorCookie::door) == "door");
  CHECK(door_token(request("cairn=session"), DoorCookie::known_device).empty());
  CHECK(door_token(request("cairn-device=a; cairn-device=b"), DoorCookie::known_device).empty());
  CHECK(door_token(request("__Host-cairn-device=a"), DoorCookie::known_device).empty());
  CHECK(set_door_token(false, DoorCookie::known_device, "abc", 9).value ==
        "cairn-device=abc; Path=/; HttpOnly; SameSite=Strict; Max-Age=9");
  CHECK(set_door_token(true, DoorCookie::door, "abc", 9).value ==
        "__Host-cairn-door=abc; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=9");
}
