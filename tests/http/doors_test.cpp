// SPDX-License-Identifier: Apache-2.0
// The ways in over real sockets: cookies, tokens that change, and what a stranger gets to see.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/json_described.hpp"
#include "raw_client.hpp"
#include "test_practice.hpp"
#include "vault/base64url.hpp"
#include "vault/webauthn/soft_authenticator.hpp"

using namespace cairn;
using namespace cairn::testing;
using webauthn::Saying;
using webauthn::SoftAuthenticator;

namespace {

Json json_of(const WireAnswer& answer) {
  auto json = parse_json(answer.body);
  REQUIRE_MESSAGE(json.has_value(), answer.body);
  return std::move(*json);
}

std::string cookie_in(const WireAnswer& answer, const std::string& name) {
  const auto at = answer.head.find("Set-Cookie: " + name + "=");
  if (at == std::string::npos) return {};
  const auto begin = at + std::string("Set-Cookie: ").size();
  return answer.head.substr(begin, answer.head.find(';', begin) - begin);
}

Saying saying(const Json& options) {
  Saying said;
  said.challenge = *from_base64url(*options.find("challenge")->text());
  said.origin = "http://localhost";
  said.rp_id = "localhost";
  return said;
}

std::string made_by(SoftAuthenticator& device, const Json& options) {
  device.user_handle = *from_base64url(*options.find("user")->find("id")->text());
  const auto answer = device.register_as(saying(options));
  return fmt::format(R"({{"name":"phone","credential":{{"id":"{}","client_data":"{}","attestation":"{}"}}}})",
                     to_base64url(answer.credential_id), to_base64url(answer.client_data), to_base64url(answer.attestation_object));
}

std::string used_by(const SoftAuthenticator& device, const Json& options) {
  const auto answer = device.assert_as(saying(options));
  return fmt::format(R"({{"credential":{{"id":"{}","client_data":"{}","authenticator_data":"{}","signature":"{}","user_handle":"{}"}},"own_device":true}})",
                     to_base64url(answer.credential_id), to_base64url(answer.client_data), to_base64url(answer.authenticator_data),
                     to_base64url(answer.signature), to_base64url(*answer.user_handle));
}

std::string sign_in_body(const std::string& login, const std::string& password, const std::string& more = "") {
  return fmt::format(R"({{"login":"{}","password":"{}","own_device":true{}}})", login, password, more);
}

}  // namespace

TEST_CASE("a passkey is added and used over the wire, and signs in without a login") {
  TestPractice house;
  const Person maya = house.client("maya");
  SoftAuthenticator device;
  const auto asked = house.post("/api/me/passkeys/options", "{}", maya.cookie);
  REQUIRE_MESSAGE(asked.status == 200, asked.body);
  const Json creation = json_of(asked);
  const auto added = house.post("/api/me/passkeys", made_by(device, *creation.find("options")), maya.cookie);
  REQUIRE_MESSAGE(added.status == 200, added.body);
  CHECK(json_of(added).find("recovery_codes")->list()->size() == 10);
  CHECK(house.get("/api/me", maya.cookie).status == 401);  // the token has changed
  CHECK(house.get("/api/me", cookie_in(added, "cairn")).status == 200);

  const auto begun = house.post("/api/sign-in/passkey/options", "{}", "");
  const std::string door = cookie_in(begun, "cairn-door");
  CHECK(begun.head.find("; Path=/; HttpOnly; SameSite=Strict; Max-Age=300") != std::string::npos);
  const Json request = json_of(begun);
  const std::string credential = used_by(device, *request.find("options"));
  const auto in = house.post("/api/sign-in/passkey", credential, door);
  REQUIRE_MESSAGE(in.status == 200, in.body);
  CHECK(*json_of(in).find("me")->find("session")->find("proof")->text() == "passkey");
  CHECK(!cookie_in(in, "cairn-device").empty());
  CHECK(house.post("/api/sign-in/passkey", credential, door).status == 422);  // once
}

TEST_CASE("a right password without its code is answered as a login that nobody has, byte for byte") {
  TestPractice house;
  house.therapist();
  const auto refused = house.post("/api/sign-in", sign_in_body("therapist", "therapist has a long password of her own"), "");
  const auto unknown = house.post("/api/sign-in", sign_in_body("nobody", "therapist has a long password of her own"), "");
  CHECK(refused.status == 422);
  CHECK(refused.body == unknown.body);
  CHECK(refused.header("Content-Length") == unknown.header("Content-Length"));
}

TEST_CASE("somebody new who works here is told to set up a second factor, and nothing else is open until then") {
  TestPractice house;
  const Person fresh = house.newcomer("therapist", "ana");
  const auto me = house.get("/api/me", fresh.cookie);
  CHECK(me.body.find(R"("enrol":true)") != std::string::npos);
  for (const auto* path : {"/api/records", "/api/notices", "/api/people", "/api/live"}) {
    const auto answer = house.get(path, fresh.cookie);
    CHECK(answer.status == 403);
    CHECK(answer.body.find(R"("kind":"second_factor")") != std::string::npos);
  }
  CHECK(house.get("/api/me/factors", fresh.cookie).body.find(R"("required":true)") != std::string::npos);
}

TEST_CASE("an administrator's way back in works once, shows no password, and names nobody") {
  TestPractice house;
  const Person petra = house.administrator();
  house.client("maya");
  const auto start = [&](const std::string& login) {
    return house.post("/api/resets", fmt::format(R"({{"login":"{}","lost":"password","in_person":true}})", login), petra.cookie);
  };
  const auto theirs = start("maya");
  const auto nobodys = start("nobody");
  REQUIRE_MESSAGE(theirs.status == 200, theirs.body);
  CHECK(theirs.body.size() == nobodys.body.size());
  const std::string link = *json_of(theirs).find("link")->text();
  const std::string path = "/api/resets/" + link.substr(link.rfind('/') + 1);
  CHECK(house.get(path, "").body.find(R"("open_now":true)") != std::string::npos);
  CHECK(house.post(path, R"({"password":"password1234567"})", "").status == 422);
  CHECK(house.post(path, R"({"password":"seven herons in the reeds"})", "").status == 200);
  CHECK(house.post(path, R"({"password":"seven herons in the reeds"})", "").status == 404);
  CHECK(house.post("/api/sign-in", sign_in_body("maya", "seven herons in the reeds"), "").status == 200);
}
