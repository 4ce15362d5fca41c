// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "usecases/factors.hpp"
#include "usecases/notices.hpp"
#include "usecases/passkeys.hpp"
#include "usecases/test_practice.hpp"
#include "vault/base64url.hpp"
#include "vault/password.hpp"
#include "vault/soft_code_app.hpp"
#include "vault/token.hpp"
#include "vault/webauthn/soft_authenticator.hpp"

namespace cairn {

/// A real practice, not a demo, with people who have passwords, code apps and passkeys made of software.
class TestDoors : public TestPractice {
 public:
  static constexpr const char* password = "the heron stands in rain";

  TestDoors() : TestPractice(/*demo=*/false) {}

  AccountId person(Role role, const std::string& login) {
    Account account;
    account.id = make_id<AccountId>();
    account.role = role;
    account.login = hash_of_login(practice().key, login);
    account.password = practice().passwords.hash(password).value();
    account.profile = seal_profile(practice(), account.id, {Line(login), {}, {}});
    account.created = clock.now();
    REQUIRE(practice().store.write([&](Transaction& t) { return add_account(practice(), t, account); }).has_value());
    return account.id;
  }

  static Visitor visitor(const std::string& known = "", const std::string& address = "10.0.0.1") {
    return {"Firefox on Linux", address, known, "", {"praxis.example.org", "https://praxis.example.org"}};
  }

  Admission open(Deed deed) const { return *admit(practice(), deed, ""); }

  Result<SignedIn> try_in(const std::string& login, const std::string& typed, const std::string& code = "",
                          const Visitor& from = visitor(), bool own_device = false) {
    SignIn words{Personal<200>(login), Personal<1024>(typed), {}, own_device};
    if (!code.empty()) words.code = Personal<64>(code);
    return sign_in(practice(), open(Deed::sign_in), words, from);
  }
  SignedIn in(const std::string& login, const std::string& code = "", const Visitor& from = visitor(), bool own_device = false) {
    auto answer = try_in(login, password, code, from, own_device);
    REQUIRE_MESSAGE(answer.has_value(), answer.error().sentence);
    return std::move(*answer);
  }

  /// The way to a deed, which has to be open.
  Admission door(Deed deed, const std::string& token) const {
    auto admission = admit(practice(), deed, token);
    REQUIRE_MESSAGE(admission.has_value(), admission.error().sentence);
    return std::move(*admission);
  }
  /// What stands in the way of a deed; `unavailable` when nothing does.
  ErrorKind obstacle(Deed deed, const std::string& token) const {
    const auto admission = admit(practice(), deed, token);
    return admission ? ErrorKind::unavailable : admission.error().kind;
  }

  /// Sets up a code app in this session; `secret` is what the app knows from then on.
  Lifted add_app(const std::string& token, std::string& secret, const Visitor& from = visitor()) {
    const auto begun = begin_code_app(practice(), door(Deed::add_factor, token));
    REQUIRE(begun.has_value());
    secret = begun->secret;
    auto lifted = add_code_app(practice(), door(Deed::add_factor, token),
                               {begun->enrolment, Personal<64>(code_shown(secret, clock.now()))}, from);
    REQUIRE_MESSAGE(lifted.has_value(), lifted.error().sentence);
    return std::move(*lifted);
  }

  /// The answer of a browser to what it was asked, as the app sends it.
  NewPasskey made_by(webauthn::SoftAuthenticator& device, const PasskeyCreation& asked, webauthn::Saying saying = {}) {
    saying.challenge = *from_base64url(asked.options.challenge);
    device.user_handle = *from_base64url(asked.options.user.id);
    const auto answer = device.register_as(saying);
    return {Personal<100>("phone"),
            {to_base64url(answer.credential_id), to_base64url(answer.client_data), to_base64url(answer.attestation_object)}};
  }
  static PasskeyCredential used_by(const webauthn::SoftAuthenticator& device, const PasskeyRequest& asked, webauthn::Saying saying = {}) {
    saying.challenge = *from_base64url(asked.options.challenge);
    const auto answer = device.assert_as(saying);
    return {to_base64url(answer.credential_id), to_base64url(answer.client_data), to_base64url(answer.authenticator_data),
            to_base64url(answer.signature), to_base64url(answer.user_handle.value_or(""))};
  }

  Lifted add_key(const std::string& token, webauthn::SoftAuthenticator& device, const Visitor& from = visitor()) {
    const auto asked = begin_passkey(practice(), door(Deed::add_factor, token), from);
    REQUIRE_MESSAGE(asked.has_value(), asked.error().sentence);
    auto lifted = add_passkey(practice(), door(Deed::add_factor, token), made_by(device, *asked), from);
    REQUIRE_MESSAGE(lifted.has_value(), lifted.error().sentence);
    return std::move(*lifted);
  }

  Result<SignedIn> try_key(const webauthn::SoftAuthenticator& device, const webauthn::Saying& saying = {}, Visitor from = visitor()) {
    const auto begun = begin_passkey_sign_in(practice(), open(Deed::sign_in), from);
    REQUIRE(begun.has_value());
    from.door = begun->door;
    return sign_in_by_passkey(practice(), open(Deed::sign_in), {used_by(device, begun->request, saying), false}, from);
  }

  std::vector<NoticeOf> told(const std::string& token) {
    std::vector<NoticeOf> list;
    const auto own = own_notices(practice(), door(Deed::see_notices, token));
    for (const auto& notice : own.value().notices) list.push_back(notice.what);
    return list;
  }

  void pass(std::int64_t ms) { clock.set(Instant{clock.now().ms + ms}); }
};

}  // namespace cairn
