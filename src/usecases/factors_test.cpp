// SPDX-License-Identifier: Apache-2.0
#include "usecases/factors.hpp"

#include <algorithm>

#include "storage/code_apps.hpp"
#include "usecases/test_doors.hpp"

using namespace cairn;
using webauthn::SoftAuthenticator;

TEST_CASE("a code app is there once its first code is right; a wrong one may be tried again, a late or foreign one not") {
  TestDoors doors;
  const auto maya = doors.person(Role::client, "maya");
  doors.person(Role::client, "tom");
  const auto token = doors.in("maya").token;
  const auto begun = begin_code_app(doors.practice(), doors.door(Deed::add_factor, token));
  CHECK(begun->secret.size() == 32);
  CHECK(begun->address.find("secret=" + begun->secret) != std::string::npos);
  const auto send = [&](const std::string& who, const std::string& enrolment, const std::string& code) {
    return add_code_app(doors.practice(), doors.door(Deed::add_factor, who), {enrolment, Personal<64>(code)}, TestDoors::visitor());
  };
  const std::string right = code_shown(begun->secret, doors.clock.now());
  CHECK(send(token, begun->enrolment, "000000").error().path == "/code");
  CHECK(send(token, "nothing", right).error().path == "/enrolment");
  CHECK(send(doors.in("tom").token, begun->enrolment, right).error().path == "/enrolment");
  CHECK(doors.try_in("maya", TestDoors::password).has_value());  // nothing is asked for yet
  const auto lifted = send(token, begun->enrolment, right);
  REQUIRE(lifted.has_value());
  CHECK(lifted->recovery_codes.size() == 10);
  CHECK(send(lifted->signed_in.token, begun->enrolment, right).error().path == "/enrolment");  // used
  CHECK(!doors.try_in("maya", TestDoors::password).has_value());
  const auto stored = doors.practice().store.read([&](Session& s) -> Result<std::optional<CodeApp>> {
    return code_apps::find(s, doors.practice().id, maya);
  });
  CHECK((*stored)->secret.bytes.find(begun->secret) == std::string::npos);

  const auto late = begin_code_app(doors.practice(), doors.door(Deed::add_factor, lifted->signed_in.token));
  doors.pass(20 * 60'000);
  CHECK(doors.obstacle(Deed::see_myself, lifted->signed_in.token) == ErrorKind::unavailable);  // in use
  doors.pass(10 * 60'000);
  const auto again = confirm_oneself(doors.practice(), doors.door(Deed::confirm_oneself, lifted->signed_in.token),
                                     {Personal<1024>(TestDoors::password), Personal<64>(code_shown(begun->secret, doors.clock.now()))});
  REQUIRE(again.has_value());
  CHECK(send(again->token, late->enrolment, code_shown(late->secret, doors.clock.now())).error().path == "/enrolment");
}

TEST_CASE("a new code app takes the old one's place, and gives no new recovery codes") {
  TestDoors doors;
  doors.person(Role::client, "maya");
  std::string first;
  std::string second;
  const auto lifted = doors.add_app(doors.in("maya").token, first);
  CHECK(doors.add_app(lifted.signed_in.token, second).recovery_codes.empty());
  doors.pass(60'000);
  CHECK(!doors.try_in("maya", TestDoors::password, code_shown(first, doors.clock.now())).has_value());
  CHECK(doors.try_in("maya", TestDoors::password, code_shown(second, doors.clock.now())).has_value());
}

TEST_CASE("who works here keeps a last factor; a client with a long password may do without, one with a short may not") {
  TestDoors doors;
  doors.person(Role::therapist, "ana");
  doors.person(Role::client, "maya");
  for (const auto* login : {"ana", "maya"}) {
    std::string secret;
    SoftAuthenticator device;
    std::string token = doors.add_app(doors.in(login).token, secret).signed_in.token;
    token = doors.add_key(token, device).signed_in.token;
    auto mine = own_factors(doors.practice(), doors.door(Deed::see_own_factors, token));
    REQUIRE(mine->passkeys.size() == 1);
    CHECK(mine->passkeys[0].name.reveal() == "phone");
    CHECK(mine->code_app.has_value());
    CHECK(mine->required == (login == std::string("ana")));
    CHECK(remove_passkey(doors.practice(), doors.door(Deed::remove_factor, token), make_id<PasskeyId>()).error().kind == ErrorKind::not_found);
    const auto one_less = remove_passkey(doors.practice(), doors.door(Deed::remove_factor, token), mine->passkeys[0].id);
    REQUIRE(one_less.has_value());
    CHECK(!doors.try_key(device).has_value());
    const auto none = remove_code_app(doors.practice(), doors.door(Deed::remove_factor, one_less->token));
    if (login == std::string("ana")) {
      CHECK(none.error().kind == ErrorKind::refused);
      CHECK(!doors.try_in(login, TestDoors::password).has_value());
      continue;
    }
    REQUIRE(none.has_value());
    CHECK(doors.try_in(login, TestDoors::password).has_value());
    CHECK(own_factors(doors.practice(), doors.door(Deed::see_own_factors, none->token))->recovery_codes_left == 0);
    CHECK(make_recovery_codes(doors.practice(), doors.door(Deed::make_recovery_codes, none->token)).error().kind == ErrorKind::refused);
  }

  std::string secret;
  std::string token = doors.add_app(doors.in("maya").token, secret).signed_in.token;
  const auto change = [&](const char* from, const char* to) {
    return change_own_password(doors.practice(), doors.door(Deed::change_own_password, token), {Personal<1024>(from), Personal<1024>(to)});
  };
  REQUIRE(change(TestDoors::password, "heron*reed").has_value());  // ten characters, one of two
  CHECK(!own_factors(doors.practice(), doors.door(Deed::see_own_factors, token))->may_remove_last);
  CHECK(remove_code_app(doors.practice(), doors.door(Deed::remove_factor, token)).error().kind == ErrorKind::refused);
  REQUIRE(change("heron*reed", "seven herons in the reeds").has_value());
  CHECK(remove_code_app(doors.practice(), doors.door(Deed::remove_factor, token)).has_value());
}

TEST_CASE("every change of factors ends the other sessions and leaves a notice") {
  TestDoors doors;
  doors.person(Role::client, "maya");
  const auto other = doors.in("maya");
  std::string secret;
  auto here = doors.add_app(doors.in("maya").token, secret).signed_in;
  CHECK(doors.obstacle(Deed::see_myself, other.token) == ErrorKind::signed_out);
  CHECK(std::ranges::count(doors.told(here.token), NoticeOf::code_app_added) == 1);
  const auto second = doors.in("maya", code_shown(secret, doors.clock.now(), 1));
  const auto without = remove_code_app(doors.practice(), doors.door(Deed::remove_factor, here.token));
  REQUIRE(without.has_value());
  CHECK(doors.obstacle(Deed::see_myself, second.token) == ErrorKind::signed_out);
  CHECK(std::ranges::count(doors.told(without->token), NoticeOf::code_app_removed) == 1);
  CHECK(see_myself(doors.practice(), doors.door(Deed::see_myself, without->token))->unseen_notices > 0);
  REQUIRE(mark_notices_seen(doors.practice(), doors.door(Deed::see_notices, without->token)).has_value());
  CHECK(see_myself(doors.practice(), doors.door(Deed::see_myself, without->token))->unseen_notices == 0);
}

TEST_CASE("a device that is new to an account leaves a notice, one's own is known from then on, and a shared one never is") {
  TestDoors doors;
  doors.person(Role::client, "maya");
  const auto first = doors.in("maya", "", TestDoors::visitor(), /*own_device=*/true);
  REQUIRE(first.known_device.has_value());
  CHECK(doors.told(first.token) == std::vector{NoticeOf::new_device});
  const auto again = doors.in("maya", "", TestDoors::visitor(*first.known_device));
  CHECK(doors.told(again.token).size() == 1);
  const auto shared = doors.in("maya");
  CHECK(!shared.known_device.has_value());
  CHECK(doors.told(shared.token).size() == 2);
  const auto list = own_notices(doors.practice(), doors.door(Deed::see_notices, shared.token));
  CHECK(list->notices[0].device.reveal() == "Firefox on Linux");
  REQUIRE(end_other_sessions(doors.practice(), doors.door(Deed::end_other_sessions, shared.token)).has_value());
  CHECK(doors.obstacle(Deed::see_myself, first.token) == ErrorKind::signed_out);
  CHECK(std::ranges::count(doors.told(shared.token), NoticeOf::sessions_ended) == 1);
}
