// SPDX-License-Identifier: Apache-2.0
#include "usecases/admission.hpp"

#include "usecases/test_doors.hpp"

using namespace cairn;

TEST_CASE("who works here can do nothing but set up a second factor, until there is one") {
  TestDoors doors;
  for (const Role role : {Role::therapist, Role::supervisor, Role::administrator}) {
    const std::string login(name_of(role));
    doors.person(role, login);
    const auto in = doors.in(login);
    CAPTURE(login);
    CHECK(in.me.session.enrol);
    CHECK(in.me.session.proof == Proof::password);
    for_each_value<Deed>([&](std::string_view name, Deed deed) {
      CAPTURE(name);
      if (permits_anybody(deed)) return;
      const bool sets_up = deed == Deed::sign_out || deed == Deed::see_myself || deed == Deed::confirm_oneself ||
                           deed == Deed::see_own_factors || deed == Deed::add_factor;
      CHECK((doors.obstacle(deed, in.token) == ErrorKind::second_factor) == !sets_up);
    });
    std::string secret;
    const auto lifted = doors.add_app(in.token, secret);
    CHECK(!lifted.signed_in.me.session.enrol);
    CHECK(lifted.signed_in.me.session.proof == Proof::two_factors);
    CHECK(doors.obstacle(Deed::see_myself, in.token) == ErrorKind::signed_out);  // the token was changed
    CHECK(doors.obstacle(Deed::list_records, lifted.signed_in.token) == ErrorKind::unavailable);
  }
}

TEST_CASE("a session begun before the factor was added has ended with it") {
  TestDoors doors;
  doors.person(Role::therapist, "ana");
  const auto before = doors.in("ana");
  std::string secret;
  doors.add_app(doors.in("ana").token, secret);
  CHECK(doors.obstacle(Deed::see_myself, before.token) == ErrorKind::signed_out);
}

TEST_CASE("dangerous deeds ask for a proof of the last five minutes, to the millisecond, and each proof gives five more") {
  TestDoors doors;
  doors.person(Role::administrator, "petra");
  std::string secret;
  std::string token = doors.add_app(doors.in("petra").token, secret).signed_in.token;
  const std::vector<Deed> dangerous = {Deed::change_own_password, Deed::add_factor, Deed::remove_factor, Deed::make_recovery_codes,
                                       Deed::end_other_sessions, Deed::invite_staff, Deed::start_reset};
  const auto all_are = [&](ErrorKind kind) {
    for (const Deed deed : dangerous) CHECK_MESSAGE(doors.obstacle(deed, token) == kind, name_of(deed));
    CHECK(doors.obstacle(Deed::see_myself, token) == ErrorKind::unavailable);
    CHECK(doors.obstacle(Deed::see_people, token) == ErrorKind::unavailable);
  };
  const auto proved = doors.clock.now();
  doors.clock.set(Instant{proved.ms + fresh_ms});
  all_are(ErrorKind::unavailable);
  doors.clock.set(Instant{proved.ms + fresh_ms + 1});
  all_are(ErrorKind::confirm);
  const auto confirm = [&](const std::string& password, const std::string& code) {
    return confirm_oneself(doors.practice(), doors.door(Deed::confirm_oneself, token),
                           {Personal<1024>(password), code.empty() ? std::nullopt : std::optional(Personal<64>(code))});
  };
  CHECK(confirm(TestDoors::password, "").error().kind == ErrorKind::refused);
  CHECK(confirm("not this one, not at all", code_shown(secret, doors.clock.now())).error().kind == ErrorKind::refused);
  all_are(ErrorKind::confirm);
  const auto again = confirm(TestDoors::password, code_shown(secret, doors.clock.now()));
  REQUIRE_MESSAGE(again.has_value(), again.error().sentence);
  CHECK(doors.obstacle(Deed::see_myself, token) == ErrorKind::signed_out);
  CHECK(again->me.session.id == see_myself(doors.practice(), doors.door(Deed::see_myself, again->token))->session.id);
  CHECK(again->me.session.confirmed_until == Instant{doors.clock.now().ms + fresh_ms});
  token = again->token;
  all_are(ErrorKind::unavailable);
}

TEST_CASE("a clock that was set back makes no proof fresh") {
  TestDoors doors;
  doors.person(Role::client, "maya");
  const auto in = doors.in("maya");
  doors.pass(-1);
  CHECK(doors.obstacle(Deed::change_own_password, in.token) == ErrorKind::confirm);
}

TEST_CASE("guessing within a session is slowed down as well") {
  TestDoors doors;
  doors.person(Role::client, "maya");
  const auto in = doors.in("maya");
  const auto confirm = [&](const char* password) {
    return confirm_oneself(doors.practice(), doors.door(Deed::confirm_oneself, in.token), {Personal<1024>(password), {}});
  };
  for (int i = 0; i < 5; ++i) CHECK(confirm("not this one, not at all").error().kind == ErrorKind::refused);
  CHECK(confirm(TestDoors::password).error().kind == ErrorKind::too_many);
  CHECK(doors.try_in("maya", TestDoors::password).has_value());
}

TEST_CASE("in the demo practice nobody is asked for anything, and only there") {
  TestPractice demo;
  const auto petra = demo.enter(demo.add(Role::administrator, "Petra"));
  demo.clock.set(Instant{demo.clock.now().ms + 10 * 60'000});
  const auto me = see_myself(demo.practice(), *admit(demo.practice(), Deed::see_myself, petra));
  CHECK(me->session.proof == Proof::chosen);
  CHECK(!me->session.enrol);
  CHECK(admit(demo.practice(), Deed::invite_staff, petra).has_value());
}
