// SPDX-License-Identifier: Apache-2.0
#include "usecases/resets.hpp"

#include <algorithm>

#include "usecases/test_doors.hpp"

using namespace cairn;

namespace {

constexpr const char* new_password = "seven herons in the reeds";

/// A practice with an administrator who may start resets.
struct Office : TestDoors {
  std::string petra;
  Office() {
    person(Role::administrator, "petra");
    std::string secret;
    petra = add_app(in("petra").token, secret).signed_in.token;
  }
  Result<ResetLink> start(const std::string& login, Lost lost, bool in_person) {
    return start_reset(practice(), door(Deed::start_reset, petra), {Personal<200>(login), lost, in_person});
  }
  static std::string token_in(const ResetLink& link) { return link.link.substr(link.link.rfind('/') + 1); }
  Result<void> take(const ResetLink& link, const std::string& typed) {
    return take_reset(practice(), open(Deed::take_reset), token_in(link), {Personal<1024>(typed)}, visitor());
  }
};

}  // namespace

TEST_CASE("a lost password is set anew by its owner, after a day, and the second factor stays and is asked for") {
  Office office;
  office.person(Role::therapist, "ana");
  std::string secret;
  const auto ana = office.add_app(office.in("ana").token, secret).signed_in.token;
  const auto link = office.start("ana", Lost::password, false);
  REQUIRE(link.has_value());
  CHECK(std::ranges::count(office.told(ana), NoticeOf::reset_started) == 1);
  const auto seen = look_at_reset(office.practice(), office.open(Deed::take_reset), Office::token_in(*link));
  CHECK(!seen->open_now);
  CHECK(seen->lost == Lost::password);
  CHECK(office.take(*link, new_password).error().kind == ErrorKind::refused);
  office.pass(reset_wait_ms - 1);
  CHECK(office.take(*link, new_password).error().kind == ErrorKind::refused);
  office.pass(1);
  CHECK(office.take(*link, "short").error().path == "/password");
  REQUIRE(office.take(*link, new_password).has_value());
  CHECK(office.take(*link, new_password).error().kind == ErrorKind::not_found);
  CHECK(office.obstacle(Deed::see_myself, ana) == ErrorKind::signed_out);
  CHECK(!office.try_in("ana", TestDoors::password, code_shown(secret, office.clock.now())).has_value());
  CHECK(!office.try_in("ana", new_password).has_value());  // from a password alone there is no way in
  const auto in = office.try_in("ana", new_password, code_shown(secret, office.clock.now()));
  REQUIRE(in.has_value());
  CHECK(std::ranges::count(office.told(in->token), NoticeOf::reset_done) == 1);
}

TEST_CASE("a lost second factor is taken away for the present password only, and has to be set up anew by who works here") {
  Office office;
  office.person(Role::therapist, "ana");
  std::string secret;
  const auto codes = office.add_app(office.in("ana").token, secret).recovery_codes;
  const auto link = office.start("ana", Lost::second_factor, true);
  CHECK(look_at_reset(office.practice(), office.open(Deed::take_reset), Office::token_in(*link))->open_now);
  CHECK(office.take(*link, new_password).error().path == "/password");
  CHECK(!office.try_in("ana", TestDoors::password).has_value());
  REQUIRE(office.take(*link, TestDoors::password).has_value());
  CHECK(!office.try_in("ana", new_password).has_value());
  const auto in = office.try_in("ana", TestDoors::password);
  REQUIRE(in.has_value());
  CHECK(in->me.session.enrol);
  CHECK(own_factors(office.practice(), office.door(Deed::see_own_factors, in->token))->recovery_codes_left == 0);
}

TEST_CASE("guessing the password at a reset is slowed down") {
  Office office;
  office.person(Role::client, "maya");
  const auto link = office.start("maya", Lost::second_factor, true);
  for (int i = 0; i < 5; ++i) CHECK(office.take(*link, "not this one, not at all").error().path == "/password");
  CHECK(office.take(*link, TestDoors::password).error().kind == ErrorKind::too_many);
}

TEST_CASE("with both lost, the link gives a password and takes the factors, and known devices are known no more") {
  Office office;
  office.person(Role::client, "maya");
  webauthn::SoftAuthenticator device;
  const auto in = office.in("maya", "", TestDoors::visitor(), true);
  office.add_key(in.token, device);
  REQUIRE(office.take(*office.start("maya", Lost::both, true), new_password).has_value());
  CHECK(!office.try_key(device).has_value());
  const auto back = office.try_in("maya", new_password, "", TestDoors::visitor(*in.known_device));
  REQUIRE(back.has_value());
  CHECK(std::ranges::count(office.told(back->token), NoticeOf::new_device) == 2);
}

TEST_CASE("a reset is called off by the owner, ends by age, and opens nothing for a login that nobody has") {
  Office office;
  office.person(Role::client, "maya");
  const auto called_off = office.start("maya", Lost::both, false);
  const auto maya = office.in("maya").token;
  REQUIRE(cancel_resets(office.practice(), office.door(Deed::cancel_reset, maya)).has_value());
  office.pass(reset_wait_ms);
  CHECK(office.take(*called_off, new_password).error().kind == ErrorKind::not_found);
  const auto never = look_at_reset(office.practice(), office.open(Deed::take_reset), Token::make().reveal());
  CHECK(look_at_reset(office.practice(), office.open(Deed::take_reset), Office::token_in(*called_off)).error().sentence == never.error().sentence);
  CHECK(office.try_in("maya", TestDoors::password).has_value());
}

TEST_CASE("a reset ends by age, and one for a login that nobody has looks alike and opens nothing") {
  Office office;
  office.person(Role::client, "maya");
  const auto theirs = office.start("maya", Lost::both, true);
  const auto nobodys = office.start("nobody", Lost::both, true);
  REQUIRE(nobodys.has_value());
  CHECK(nobodys->link.size() == theirs->link.size());
  CHECK(nobodys->opens == theirs->opens);
  CHECK(office.take(*nobodys, new_password).error().kind == ErrorKind::not_found);
  office.pass(reset_life_ms);
  CHECK(office.take(*theirs, new_password).error().kind == ErrorKind::not_found);
}
