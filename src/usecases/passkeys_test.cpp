// SPDX-License-Identifier: Apache-2.0
#include "usecases/passkeys.hpp"

#include <algorithm>

#include "usecases/test_doors.hpp"

using namespace cairn;
using webauthn::Algorithm;
using webauthn::Saying;
using webauthn::SoftAuthenticator;

TEST_CASE("a passkey of each algorithm is added, and is two factors without a login") {
  for (const Algorithm algorithm : webauthn::algorithms) {
    TestDoors doors;
    const auto ana = doors.person(Role::therapist, "ana");
    SoftAuthenticator device(algorithm);
    const auto lifted = doors.add_key(doors.in("ana").token, device);
    CHECK(!lifted.signed_in.me.session.enrol);
    CHECK(lifted.recovery_codes.size() == 10);
    const auto in = doors.try_key(device);
    REQUIRE_MESSAGE(in.has_value(), in.error().sentence);
    CHECK(in->me.account == ana);
    CHECK(in->me.session.proof == Proof::passkey);
    CHECK(!in->me.session.enrol);
    CHECK(doors.obstacle(Deed::list_records, in->token) == ErrorKind::unavailable);
    CHECK(!doors.try_in("ana", TestDoors::password).has_value());  // the password alone is not enough any more
  }
}

TEST_CASE("the options are those of the specification, for our own name, and no passkey is asked for twice") {
  TestDoors doors;
  doors.person(Role::client, "maya");
  SoftAuthenticator device;
  const auto token = doors.add_key(doors.in("maya").token, device).signed_in.token;
  const auto creation = begin_passkey(doors.practice(), doors.door(Deed::add_factor, token), TestDoors::visitor());
  CHECK(to_json(*creation).find(R"("rp":{"id":"praxis.example.org","name":"Test practice"})") != std::string::npos);
  CHECK(to_json(*creation).find(R"("pubKeyCredParams":[{"type":"public-key","alg":-7},{"type":"public-key","alg":-8},{"type":"public-key","alg":-257}])") !=
        std::string::npos);
  CHECK(creation->options.authenticatorSelection.userVerification == "required");
  CHECK(creation->options.authenticatorSelection.residentKey == "required");
  CHECK(creation->options.attestation == "none");
  CHECK(from_base64url(creation->options.challenge)->size() == 32);
  REQUIRE(creation->options.excludeCredentials.size() == 1);
  CHECK(creation->options.excludeCredentials[0].id == to_base64url(device.id));
  const auto request = begin_passkey_sign_in(doors.practice(), doors.open(Deed::sign_in), TestDoors::visitor());
  CHECK(request->request.options.allowCredentials.empty());
  CHECK(request->request.options.rpId == "praxis.example.org");
}

TEST_CASE("a challenge is good once, for five minutes, in the session or browser and for the ceremony it was given to") {
  TestDoors doors;
  doors.person(Role::client, "maya");
  doors.person(Role::client, "tom");
  SoftAuthenticator device;
  std::string token = doors.add_key(doors.in("maya").token, device).signed_in.token;
  const auto tom = doors.in("tom").token;
  const auto begin = [&](const std::string& who) {
    return *begin_passkey(doors.practice(), doors.door(Deed::add_factor, who), TestDoors::visitor());
  };
  const auto add = [&](const std::string& who, const NewPasskey& made) {
    return add_passkey(doors.practice(), doors.door(Deed::add_factor, who), made, TestDoors::visitor());
  };
  SoftAuthenticator second;
  const auto made = doors.made_by(second, begin(tom));
  CHECK(!add(token, made).has_value());  // another's session
  CHECK(!add(tom, made).has_value());    // and it is used up by that

  const auto begun = begin_passkey_sign_in(doors.practice(), doors.open(Deed::sign_in), TestDoors::visitor());
  const auto use = [&](const PasskeyCredential& credential, const std::string& door) {
    auto from = TestDoors::visitor();
    from.door = door;
    return sign_in_by_passkey(doors.practice(), doors.open(Deed::sign_in), {credential, false}, from);
  };
  const auto used = TestDoors::used_by(device, begun->request);
  CHECK(use(used, begun->door).has_value());
  CHECK(!use(used, begun->door).has_value());  // again

  const auto elsewhere = begin_passkey_sign_in(doors.practice(), doors.open(Deed::sign_in), TestDoors::visitor());
  CHECK(!use(TestDoors::used_by(device, elsewhere->request), Token::make().reveal()).has_value());
  const auto without = begin_passkey_sign_in(doors.practice(), doors.open(Deed::sign_in), TestDoors::visitor());
  CHECK(!use(TestDoors::used_by(device, without->request), "").has_value());

  const auto confirming = begin_passkey_confirmation(doors.practice(), doors.door(Deed::confirm_oneself, token), TestDoors::visitor());
  CHECK(!use(TestDoors::used_by(device, *confirming), begun->door).has_value());  // another ceremony

  for (const auto& [ms, good] : {std::pair{5 * 60'000 - 1, true}, {5 * 60'000, false}}) {
    const auto late = begin_passkey_sign_in(doors.practice(), doors.open(Deed::sign_in), TestDoors::visitor());
    doors.pass(ms);
    CHECK(use(TestDoors::used_by(device, late->request), late->door).has_value() == good);
  }
  auto invented = used;
  invented.client_data = to_base64url(SoftAuthenticator::client_data({.challenge = std::string(32, 'x')}, "webauthn.get"));
  CHECK(!use(invented, begun->door).has_value());
}

TEST_CASE("whatever is not right with a passkey, the answer is the same") {
  TestDoors doors;
  doors.person(Role::client, "maya");
  SoftAuthenticator device;
  doors.add_key(doors.in("maya").token, device);
  SoftAuthenticator unknown;
  unknown.user_handle = device.user_handle;
  const auto answer = doors.try_key(unknown);
  REQUIRE(!answer.has_value());
  Saying elsewhere;
  elsewhere.origin = "https://evil.example";
  Saying unverified;
  unverified.flags = 0x01U;
  Saying foreign;
  foreign.rp_id = "evil.example";
  for (const auto& saying : {elsewhere, unverified, foreign}) {
    const auto refused = doors.try_key(device, saying);
    REQUIRE(!refused.has_value());
    CHECK(refused.error().kind == answer.error().kind);
    CHECK(refused.error().sentence == answer.error().sentence);
  }
  SoftAuthenticator as_another = device;
  as_another.user_handle = std::string(16, 'x');
  CHECK(!doors.try_key(as_another).has_value());
  CHECK(doors.try_key(device).has_value());
}

TEST_CASE("one passkey is one person's: the same credential cannot be added again, by anybody") {
  TestDoors doors;
  doors.person(Role::client, "maya");
  doors.person(Role::client, "tom");
  SoftAuthenticator device;
  doors.add_key(doors.in("maya").token, device);
  const auto tom = doors.in("tom").token;
  const auto asked = begin_passkey(doors.practice(), doors.door(Deed::add_factor, tom), TestDoors::visitor());
  SoftAuthenticator same = device;
  CHECK(!add_passkey(doors.practice(), doors.door(Deed::add_factor, tom), doors.made_by(same, *asked), TestDoors::visitor()).has_value());
  CHECK(doors.try_in("tom", TestDoors::password).has_value());  // nothing was added
}

TEST_CASE("a counter that does not grow is refused, and the owner hears that there may be a copy") {
  TestDoors doors;
  doors.person(Role::client, "maya");
  SoftAuthenticator device;
  doors.add_key(doors.in("maya").token, device);
  const auto use = [&](std::uint32_t count) {
    Saying saying;
    saying.sign_count = count;
    return doors.try_key(device, saying);
  };
  CHECK(use(5).has_value());
  CHECK(!use(5).has_value());
  CHECK(!use(4).has_value());
  CHECK(!use(0).has_value());
  const auto in = use(6);
  REQUIRE(in.has_value());
  CHECK(std::ranges::count(doors.told(in->token), NoticeOf::passkey_copied) == 3);
}

TEST_CASE("a session is proved anew by one of its owner's own passkeys, and by no other") {
  TestDoors doors;
  doors.person(Role::client, "maya");
  doors.person(Role::client, "tom");
  SoftAuthenticator mine;
  SoftAuthenticator toms;
  const auto token = doors.add_key(doors.in("maya").token, mine).signed_in.token;
  doors.add_key(doors.in("tom").token, toms);
  doors.pass(10 * 60'000);
  const auto confirm = [&](const SoftAuthenticator& device) {
    const auto asked = begin_passkey_confirmation(doors.practice(), doors.door(Deed::confirm_oneself, token), TestDoors::visitor());
    REQUIRE(asked.has_value());
    REQUIRE(asked->options.allowCredentials.size() == 1);
    return confirm_by_passkey(doors.practice(), doors.door(Deed::confirm_oneself, token), {TestDoors::used_by(device, *asked)},
                              TestDoors::visitor());
  };
  CHECK(!confirm(toms).has_value());
  CHECK(doors.obstacle(Deed::remove_factor, token) == ErrorKind::confirm);
  const auto again = confirm(mine);
  REQUIRE_MESSAGE(again.has_value(), again.error().sentence);
  CHECK(doors.obstacle(Deed::remove_factor, again->token) == ErrorKind::unavailable);
  CHECK(doors.obstacle(Deed::see_myself, token) == ErrorKind::signed_out);
}

TEST_CASE("the text that a browser sends need not be base64") {
  TestDoors doors;
  doors.person(Role::client, "maya");
  const auto token = doors.in("maya").token;
  for (const std::string text : {"", "!", "{}", "e30"}) {
    const NewPasskey made{Personal<100>("x"), {text, text, text}};
    CHECK(add_passkey(doors.practice(), doors.door(Deed::add_factor, token), made, TestDoors::visitor()).error().kind == ErrorKind::refused);
    const PasskeySignIn used{{text, text, text, text, text}, false};
    CHECK(sign_in_by_passkey(doors.practice(), doors.open(Deed::sign_in), used, TestDoors::visitor()).error().kind == ErrorKind::refused);
  }
}
