// SPDX-License-Identifier: Apache-2.0
#include "permissions/factor_requests.hpp"

#include "usecases/passkeys.hpp"
#include "usecases/resets.hpp"
#include "vault/base64url.hpp"
#include "vault/password.hpp"
#include "vault/soft_code_app.hpp"
#include "vault/token.hpp"

namespace cairn::permissions {
namespace {

using webauthn::Saying;
using webauthn::SoftAuthenticator;

// As the requests of these tests name the server.
const webauthn::RelyingParty here{"127.0.0.1", "http://127.0.0.1:8080"};

Visitor visitor() { return {.device = "Firefox on Linux", .address = "127.0.0.1", .rp = here}; }

Saying saying(const std::string& challenge) {
  Saying said;
  said.challenge = *from_base64url(challenge);
  said.origin = here.origin;
  said.rp_id = here.id;
  return said;
}

PasskeyCredential used_by(const SoftAuthenticator& device, const PasskeyRequest& asked) {
  const auto answer = device.assert_as(saying(asked.options.challenge));
  return {to_base64url(answer.credential_id), to_base64url(answer.client_data), to_base64url(answer.authenticator_data),
          to_base64url(answer.signature), to_base64url(*answer.user_handle)};
}

}  // namespace

bool FactorRequests::renews(Deed deed) {
  return deed == Deed::confirm_oneself || deed == Deed::add_factor || deed == Deed::remove_factor || deed == Deed::end_other_sessions;
}

SoftAuthenticator& FactorRequests::key_of(const Actor& actor) { return keys_[actor.account]; }

std::string FactorRequests::passkey_body(const Actor& actor) {
  const auto asked = begin_passkey(world_.practice(), *admit(world_.practice(), Deed::add_factor, actor.token), visitor());
  REQUIRE(asked.has_value());
  SoftAuthenticator& device = keys_[actor.account] = SoftAuthenticator();
  device.user_handle = *from_base64url(asked->options.user.id);
  const auto answer = device.register_as(saying(asked->options.challenge));
  return to_json(NewPasskey{
      Personal<100>("phone"),
      {to_base64url(answer.credential_id), to_base64url(answer.client_data), to_base64url(answer.attestation_object)}});
}

std::string FactorRequests::confirm_body(const Actor& actor) {
  const auto asked =
      begin_passkey_confirmation(world_.practice(), *admit(world_.practice(), Deed::confirm_oneself, actor.token), visitor());
  if (!asked) return R"({"credential":{"id":"","client_data":"","authenticator_data":"","signature":""}})";
  return to_json(PasskeyConfirmation{used_by(key_of(actor), *asked)});
}

std::string FactorRequests::sign_in_body() {
  const auto account = somebody_new("key" + std::to_string(++made_));
  Actor newcomer{"", Role::client, account, world_.enter_again({"", Role::client, account, "", {}}), {}};
  const auto made = read_json_text<NewPasskey>(passkey_body(newcomer));
  REQUIRE(add_passkey(world_.practice(), *admit(world_.practice(), Deed::add_factor, newcomer.token), *made, visitor()).has_value());
  const auto begun = begin_passkey_sign_in(world_.practice(), *admit(world_.practice(), Deed::sign_in, ""), visitor());
  door_ = begun->door;
  return to_json(PasskeySignIn{used_by(key_of(newcomer), begun->request), false});
}

std::string FactorRequests::code_body(const Actor& actor) {
  const auto begun = begin_code_app(world_.practice(), *admit(world_.practice(), Deed::add_factor, actor.token));
  REQUIRE(begun.has_value());
  return to_json(FirstCode{begun->enrolment, Personal<64>(code_shown(begun->secret, world_.clock.now()))});
}

AccountId FactorRequests::somebody_new(const std::string& login) {
  Account account;
  account.id = make_id<AccountId>();
  account.login = hash_of_login(world_.practice().key, login);
  account.password = world_.practice().passwords.hash(first_password).value();
  account.profile = seal_profile(world_.practice(), account.id, {Line(login), {}, {}});
  account.created = world_.clock.now();
  REQUIRE(world_.practice().store.write([&](Transaction& t) { return add_account(world_.practice(), t, account); }).has_value());
  return account.id;
}

std::string FactorRequests::reset_token() {
  const std::string login = "lost" + std::to_string(++made_);
  somebody_new(login);
  const auto link = start_reset(world_.practice(),
                                *admit(world_.practice(), Deed::start_reset, world_.actor("stranger_administrator").token),
                                {Personal<200>(login), Lost::password, true});
  return link->link.substr(link->link.rfind('/') + 1);
}

std::optional<std::string> FactorRequests::body(const std::string& path, const Actor& actor) {
  if (path == "/api/sign-in/passkey") return sign_in_body();
  if (path == "/api/resets") return R"({"login":"nobody","lost":"password","in_person":false})";
  if (path == "/api/resets/{token}") return R"({"password":"seven herons in the reeds"})";
  if (path == "/api/confirm") return R"({"password":")" + first_password + R"("})";
  if (!actor.signed_in()) return std::nullopt;
  if (path == "/api/me/passkeys") return passkey_body(actor);
  if (path == "/api/confirm/passkey") return confirm_body(actor);
  if (path == "/api/me/code-app") return code_body(actor);
  return std::nullopt;
}

std::optional<std::string> FactorRequests::path_value(const std::string& path, const Actor& actor) {
  if (path == "/api/resets/{token}") return reset_token();
  if (path != "/api/me/passkeys/{passkey}/remove" || !actor.signed_in()) return std::nullopt;
  const auto mine = own_factors(world_.practice(), *admit(world_.practice(), Deed::see_own_factors, actor.token));
  if (mine->passkeys.empty()) return std::nullopt;
  if (mine->passkeys.size() == 1) {  // the last one could not be removed, so one more comes first
    const auto made = read_json_text<NewPasskey>(passkey_body(actor));
    const auto lifted = add_passkey(world_.practice(), *admit(world_.practice(), Deed::add_factor, actor.token), *made, visitor());
    REQUIRE(lifted.has_value());
    world_.renew(actor);
  }
  return to_text(mine->passkeys[0].id);
}

}  // namespace cairn::permissions
