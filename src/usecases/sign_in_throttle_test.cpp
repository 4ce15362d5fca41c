// SPDX-License-Identifier: Apache-2.0
#include "usecases/sign_in_throttle.hpp"

#include <algorithm>

#include "usecases/test_doors.hpp"

using namespace cairn;
namespace throttle = cairn::sign_in_throttle;

namespace {

constexpr const char* wrong = "not this one, not at all";

}  // namespace

TEST_CASE("after a few wrong tries each next one waits, twice as long, known login or not, and a restart forgets nothing") {
  TestDoors doors;
  doors.person(Role::client, "maya");
  for (const auto* login : {"maya", "nobody"}) {
    CAPTURE(login);
    for (int i = 0; i < throttle::free_tries; ++i) CHECK(doors.try_in(login, wrong).error().kind == ErrorKind::refused);
    CHECK(doors.try_in(login, TestDoors::password).error().kind == ErrorKind::too_many);
    doors.reopen();
    CHECK(doors.try_in(login, TestDoors::password).error().kind == ErrorKind::too_many);
    for (const int seconds : {1, 2, 4, 8}) {
      doors.pass(seconds * 1000 - 1);
      CHECK(doors.try_in(login, wrong).error().kind == ErrorKind::too_many);
      doors.pass(1);
      CHECK(doors.try_in(login, wrong).error().kind == ErrorKind::refused);
    }
  }
  doors.pass(16'000);
  CHECK(doors.try_in("maya", TestDoors::password).has_value());
  CHECK(doors.try_in("maya", wrong).error().kind == ErrorKind::refused);  // the right one began the row anew
}

TEST_CASE("many tries at once count as many") {
  TestDoors doors;
  const auto counted = throttle::by_stranger(doors.practice(), hash_of_login(doors.practice().key, "maya"), "10.0.0.1");
  int let_in = 0;
  for (int i = 0; i < 20; ++i)
    if (throttle::begin_try(doors.practice(), counted)) ++let_in;  // none of them has been looked at yet
  CHECK(let_in == throttle::free_tries);
}

TEST_CASE("a try that could not be looked at is taken back") {
  TestDoors doors;
  const auto counted = throttle::by_stranger(doors.practice(), hash_of_login(doors.practice().key, "maya"), "10.0.0.1");
  for (int i = 0; i < 20; ++i) {
    REQUIRE(throttle::begin_try(doors.practice(), counted).has_value());
    throttle::take_back(doors.practice(), counted);
  }
}

TEST_CASE("strangers can shut a login's password way for strangers, and never for its owner") {
  TestDoors doors;
  doors.person(Role::client, "maya");
  const auto known = doors.in("maya", "", TestDoors::visitor(), true).known_device;
  REQUIRE(known.has_value());
  webauthn::SoftAuthenticator key;

  int tries = 0;
  for (int i = 0; i < throttle::most_in_a_row; ++i) {
    doors.pass(throttle::longest_wait_seconds * 1000LL);
    if (doors.try_in("maya", wrong, "", TestDoors::visitor("", "198.51.100.7")).error().kind == ErrorKind::refused) ++tries;
  }
  CHECK(tries == throttle::most_in_a_row);
  doors.pass(365LL * 86'400'000);
  const auto shut = doors.try_in("maya", TestDoors::password, "", TestDoors::visitor("", "203.0.113.9"));
  REQUIRE(!shut.has_value());
  CHECK(shut.error().kind == ErrorKind::too_many);
  CHECK(shut.error().sentence.find("Wait") == std::string::npos);

  const auto owner = doors.try_in("maya", TestDoors::password, "", TestDoors::visitor(*known));
  REQUIRE_MESSAGE(owner.has_value(), owner.error().sentence);
  CHECK(std::ranges::count(doors.told(owner->token), NoticeOf::many_wrong_tries) == 1);
  CHECK(doors.try_in("maya", TestDoors::password).has_value());  // and for strangers the row begins anew
}

TEST_CASE("a passkey comes in through any flood of wrong passwords") {
  TestDoors doors;
  doors.person(Role::client, "maya");
  webauthn::SoftAuthenticator key;
  doors.add_key(doors.in("maya").token, key);
  for (int i = 0; i < 10; ++i) static_cast<void>(doors.try_in("maya", wrong));
  const auto hashes = doors.practice().passwords.worked_out();
  CHECK(doors.try_key(key).has_value());
  CHECK(doors.practice().passwords.worked_out() == hashes);  // it waits for no turn, for it needs none
}

TEST_CASE("a known device has its own count, a stolen one does not guess for ever") {
  TestDoors doors;
  doors.person(Role::client, "maya");
  const auto known = *doors.in("maya", "", TestDoors::visitor(), true).known_device;
  for (int i = 0; i < throttle::free_tries; ++i)
    CHECK(doors.try_in("maya", wrong, "", TestDoors::visitor(known)).error().kind == ErrorKind::refused);
  CHECK(doors.try_in("maya", TestDoors::password, "", TestDoors::visitor(known)).error().kind == ErrorKind::too_many);
  CHECK(doors.try_in("maya", TestDoors::password).has_value());
}

TEST_CASE("a known device is its owner's only, and an invented one is nobody's") {
  TestDoors doors;
  doors.person(Role::client, "maya");
  doors.person(Role::client, "tom");
  const auto known = *doors.in("maya", "", TestDoors::visitor(), true).known_device;
  for (int i = 0; i < throttle::free_tries; ++i) static_cast<void>(doors.try_in("tom", wrong));
  CHECK(doors.try_in("tom", TestDoors::password, "", TestDoors::visitor(known)).error().kind == ErrorKind::too_many);
  CHECK(doors.try_in("tom", TestDoors::password, "", TestDoors::visitor(Token::make().reveal())).error().kind == ErrorKind::too_many);
}

TEST_CASE("one address guesses at many logins only so long, and gets its tries back slowly") {
  TestDoors doors;
  int looked_at = 0;
  for (int i = 0; i < throttle::most_of_address + 20; ++i)
    if (doors.try_in("login" + std::to_string(i), wrong).error().kind == ErrorKind::refused) ++looked_at;
  CHECK(looked_at == throttle::most_of_address);
  CHECK(doors.try_in("another", wrong, "", TestDoors::visitor("", "10.0.0.2")).error().kind == ErrorKind::refused);
  doors.pass(throttle::address_pause_ms);
  CHECK(doors.try_in("one more", wrong).error().kind == ErrorKind::refused);
  CHECK(doors.try_in("two more", wrong).error().kind == ErrorKind::too_many);
}

TEST_CASE("all strangers together guess only so often, and known devices do not feel it") {
  TestDoors doors;
  doors.person(Role::client, "maya");
  const auto known = *doors.in("maya", "", TestDoors::visitor(), true).known_device;
  int counted = 0;
  for (int i = 0; i < throttle::most_of_all + 50; ++i)
    if (throttle::begin_try(doors.practice(), throttle::by_stranger(doors.practice(), hash_of_login(doors.practice().key, std::to_string(i)),
                                                                    std::to_string(i))))
      ++counted;
  CHECK(counted == throttle::most_of_all);
  CHECK(doors.try_in("maya", TestDoors::password, "", TestDoors::visitor("", "192.0.2.1")).error().kind == ErrorKind::too_many);
  CHECK(doors.try_in("maya", TestDoors::password, "", TestDoors::visitor(known)).has_value());
}
