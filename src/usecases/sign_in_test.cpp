// SPDX-License-Identifier: Apache-2.0
#include "usecases/sign_in.hpp"

#include <algorithm>

#include "usecases/invite.hpp"
#include "usecases/test_doors.hpp"

using namespace cairn;

namespace {

constexpr const char* good_password = "the heron stands in rain";

/// A practice that began as a real one does: one link for the first administrator.
struct Fresh : TestDoors {
  Admission open_door(Deed deed) const { return open(deed); }

  /// The session's token once a code app has been set up in it.
  std::string enrolled(const SignedIn& signed_in) { return add_app(signed_in.token, app).signed_in.token; }
  std::string app;  ///< what the last code app knows

  std::string token_in(const std::string& link) const { return link.substr(link.rfind('/') + 1); }

  Result<SignedIn> accept(const std::string& link, const std::string& login,
                          const std::string& typed = good_password) {
    InvitationAnswer answer{Personal<200>(login), Personal<1024>(typed), Line("Petra"), false};
    return accept_invitation(practice(), open_door(Deed::take_invitation), token_in(link), answer, {});
  }
};

}  // namespace

TEST_CASE("a practice begins with one link that works once, and no password that anybody knows") {
  Fresh fresh;
  const auto link = invite_first_administrator(fresh.practice());
  REQUIRE(link.has_value());
  const auto first = fresh.accept(link->link, "petra@example.test");
  REQUIRE_MESSAGE(first.has_value(), first.error().sentence);
  CHECK(first->me.role == Role::administrator);
  CHECK(fresh.accept(link->link, "other@example.test").error().kind == ErrorKind::not_found);
  CHECK(fresh.try_in(" Petra@example.test ", good_password).has_value());
  CHECK(!demo_people(fresh.practice(), fresh.open_door(Deed::enter_demo)).has_value());
}

TEST_CASE("an invitation that is too old is like one that never was") {
  Fresh fresh;
  const auto link = invite_first_administrator(fresh.practice());
  fresh.clock.set(Instant{link->expires.ms + 1});
  const auto late = fresh.accept(link->link, "petra@example.test");
  const auto never = fresh.accept("/#/invitation/nothing", "petra@example.test");
  REQUIRE(!late.has_value());
  CHECK(late.error().sentence == never.error().sentence);
}

TEST_CASE("a therapist's invitation puts the client in their care") {
  Fresh fresh;
  const auto admin = fresh.accept(invite_first_administrator(fresh.practice())->link, "petra@example.test");
  CHECK(admit(fresh.practice(), Deed::invite_staff, admin->token).error().kind == ErrorKind::second_factor);
  const auto staff_door = admit(fresh.practice(), Deed::invite_staff, fresh.enrolled(*admin));
  REQUIRE(staff_door.has_value());
  CHECK(!invite(fresh.practice(), *staff_door, {Role::client, Line("Maya"), {}}).has_value());
  const auto for_ana =
      invite(fresh.practice(), *staff_door, {Role::therapist, Line("Ana"), Line("Psychologist")});
  const auto ana = fresh.accept(for_ana->link, "ana@example.test");
  CHECK(ana->me.title.reveal() == "Psychologist");
  const std::string ana_token = fresh.enrolled(*ana);
  const auto ana_door = admit(fresh.practice(), Deed::invite_client, ana_token);
  const auto for_maya = invite(fresh.practice(), *ana_door, {Role::client, Line("Maya"), {}});
  const auto seen = look_at_invitation(fresh.practice(), fresh.open_door(Deed::take_invitation),
                                       fresh.token_in(for_maya->link));
  CHECK(seen->name.reveal() == "Maya");
  CHECK(seen->role == Role::client);
  const auto maya = fresh.accept(for_maya->link, "maya@example.test");
  CHECK(fresh.read(ana_token, fresh.record_of(maya->me.account)).has_value());
  CHECK(!admit(fresh.practice(), Deed::invite_staff, ana_token).has_value());
}

TEST_CASE("a wrong password and an unknown login get the same answer, and both have to wait in the end") {
  Fresh fresh;
  REQUIRE(fresh.accept(invite_first_administrator(fresh.practice())->link, "petra@example.test").has_value());
  for (int i = 0; i < 5; ++i) {
    const auto wrong = fresh.try_in("petra@example.test", "not this one at all");
    const auto unknown = fresh.try_in("nobody@example.test", "not this one at all");
    CHECK(wrong.error().kind == ErrorKind::refused);
    CHECK(wrong.error().sentence == unknown.error().sentence);
  }
  CHECK(fresh.try_in("petra@example.test", good_password).error().kind == ErrorKind::too_many);
  CHECK(fresh.try_in("nobody@example.test", good_password).error().kind == ErrorKind::too_many);
  fresh.clock.set(Instant{fresh.clock.now().ms + 2'000});
  CHECK(fresh.try_in("petra@example.test", good_password).has_value());
}

TEST_CASE("sessions end by being idle, by age, by signing out, and by their owner elsewhere") {
  TestPractice test;
  const auto client = test.add(Role::client, "Maya");
  const auto therapist = test.add(Role::therapist, "Ana");
  const auto start = test.clock.now();
  const auto open = [&](const std::string& token) {
    return admit(test.practice(), Deed::see_myself, token).has_value();
  };

  std::string maya = test.enter(client);
  std::string ana = test.enter(therapist);
  test.clock.set(Instant{start.ms + 15 * 60'000 - 1});
  CHECK(open(ana));
  test.clock.set(Instant{start.ms + 30 * 60'000});
  CHECK(!open(maya));         // 30 minutes idle
  CHECK(open(ana) == false);  // used at 15 minutes, idle for 15 since

  maya = test.enter(client);
  const auto begun = test.clock.now();
  for (int minute = 0; minute < 24 * 60; minute += 20) {
    test.clock.set(Instant{begun.ms + minute * 60'000LL});
    REQUIRE(open(maya));
  }
  test.clock.set(Instant{begun.ms + 24 * 3'600'000LL});
  CHECK(!open(maya));  // however busy

  const std::string first = test.enter(client);
  const std::string second = test.enter(client);
  const auto door = admit(test.practice(), Deed::end_own_session, second);
  const auto list = own_sessions(test.practice(), *door);
  REQUIRE(list->sessions.size() == 2);
  for (const auto& session : list->sessions)
    if (!session.this_one) CHECK(end_own_session(test.practice(), *door, session.id).has_value());
  CHECK(!open(first));
  CHECK(sign_out(test.practice(), *admit(test.practice(), Deed::sign_out, second)).has_value());
  CHECK(!open(second));
}

TEST_CASE("passwords: long enough, not the first guess, and nothing else is asked of them") {
  Fresh fresh;
  const auto link = invite_first_administrator(fresh.practice())->link;
  for (const char* weak : {"short", "fourteen chars", "aaaaaaaaaaaaaaaaaaaa", "123456789012345678",
                           "passwordpassword123", "qwertyqwerty12345"})
    CHECK_MESSAGE(fresh.accept(link, "petra@example.test", weak).error().path == "/password", weak);
  CHECK(fresh.accept(link, "petra@example.test", "größere Bäume über uns").has_value());
}

TEST_CASE("a changed password ends the other sessions, and is told of") {
  Fresh fresh;
  fresh.person(Role::client, "maya");
  const auto first = fresh.try_in("maya", good_password);
  const auto second = fresh.try_in("maya", good_password);
  const auto door = admit(fresh.practice(), Deed::change_own_password, second->token);
  const auto change = [&](const char* from, const char* to) {
    return change_own_password(fresh.practice(), *door, {Personal<1024>(from), Personal<1024>(to)});
  };
  CHECK(change("wrong wrong wrong", "another long sentence").error().path == "/old_password");
  CHECK(change(good_password, "too short").error().path == "/new_password");
  CHECK(change(good_password, "another long sentence").has_value());
  CHECK(!admit(fresh.practice(), Deed::see_myself, first->token).has_value());
  CHECK(admit(fresh.practice(), Deed::see_myself, second->token).has_value());
  CHECK(std::ranges::count(fresh.told(second->token), NoticeOf::password_changed) == 1);
  CHECK(!fresh.try_in("maya", good_password).has_value());
  CHECK(fresh.try_in("maya", "another long sentence").has_value());
}
