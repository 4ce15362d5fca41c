// SPDX-License-Identifier: Apache-2.0
#include "usecases/passkeys.hpp"

#include "base/log.hpp"
#include "storage/challenges.hpp"
#include "storage/passkeys.hpp"
#include "storage/store.hpp"
#include "usecases/new_session.hpp"
#include "usecases/notices.hpp"
#include "usecases/profile.hpp"
#include "vault/base64url.hpp"
#include "vault/seal.hpp"
#include "vault/token.hpp"

namespace cairn {
namespace {

constexpr int ceremony_ms = 5 * 60'000;
constexpr std::size_t most_passkeys = 20;

std::unexpected<Error> no_passkey() {
  return fail(ErrorKind::refused, "", "This passkey could not be used here. Please try again, or come in another way.");
}

std::unexpected<Error> no_passkey(webauthn::Fault fault) {
  log::info("a passkey was refused: {}", name_of(fault));
  return no_passkey();
}

std::string bytes(const auto& id) { return {reinterpret_cast<const char*>(id.data()), id.size()}; }

std::string decoded(const std::string& text) { return from_base64url(text).value_or(std::string()); }

/// Gives a challenge out, and stores its hash.
Result<std::string> give_challenge(const Practice& practice, Ceremony ceremony, std::optional<AccountId> account, const std::string& bound_to) {
  const Token token = Token::make();
  const Instant now = practice.clock.now();
  const auto stored = practice.store.write([&](Transaction& transaction) -> Result<void> {
    challenges::add(transaction, practice.id,
                    {hash_of(token).bytes, ceremony, account, bound_to, {}, Instant{now.ms + ceremony_ms}}, now);
    return {};
  }, Need::must_fit);
  if (!stored) return std::unexpected(stored.error());
  return token.reveal();
}

/// Takes the challenge that a client data names: whatever comes of it, it is good no more. Gives its bytes.
Result<std::string> take_challenge(const Practice& practice, Ceremony ceremony, const std::string& client_data,
                                   const std::string& bound_to) {
  const auto named = webauthn::challenge_in(client_data);
  const auto token = Token::from(to_base64url(named.value_or(std::string())));
  if (!token || bound_to.empty()) return no_passkey();
  auto taken = practice.store.write([&](Transaction& transaction) -> Result<std::optional<Challenge>> {
    return challenges::take(transaction, practice.id, hash_of(*token).bytes, ceremony, practice.clock.now());
  }, Need::must_fit);
  if (!taken) return std::unexpected(taken.error());
  if (!*taken || (*taken)->bound_to != bound_to) return no_passkey();
  return *named;
}

PasskeyRequest request_of(const std::string& challenge, const Visitor& visitor) {
  PasskeyRequest request;
  request.options.challenge = challenge;
  request.options.timeout = ceremony_ms;
  request.options.rpId = visitor.rp.id;
  return request;
}

std::string door_of(const Visitor& visitor) {
  const auto token = Token::from(visitor.door);
  return token ? bytes(hash_of(*token).bytes) : std::string();
}

/// The stored passkey that was used, and the state it is in afterwards.
struct Used {
  Passkey before;
  webauthn::Credential after;
  Account account;
};

webauthn::AssertionAnswer answer_of(const PasskeyCredential& credential) {
  webauthn::AssertionAnswer answer{decoded(credential.id), decoded(credential.client_data), decoded(credential.authenticator_data),
                                   decoded(credential.signature), {}};
  if (credential.user_handle && !credential.user_handle->empty()) answer.user_handle = decoded(*credential.user_handle);
  return answer;
}

/// What is stored of the passkey that somebody used, with whose it is.
Result<std::optional<std::pair<Passkey, Account>>> stored_passkey(const Practice& practice, const std::string& credential) {
  return practice.store.read([&](Session& session) -> Result<std::optional<std::pair<Passkey, Account>>> {
    auto passkey = passkeys::find(session, practice.id, credential);
    if (!passkey) return std::nullopt;
    auto account = accounts::find(session, practice.id, passkey->account);
    if (!account || account->state != AccountState::active) return std::nullopt;
    return std::pair{std::move(*passkey), std::move(*account)};
  });
}

/// Checks a passkey's use in all but who is expected, which `expected` brings along.
Result<Used> check_use(const Practice& practice, const PasskeyCredential& credential, webauthn::Assertion expected) {
  const auto answer = answer_of(credential);
  auto stored = stored_passkey(practice, answer.credential_id);
  if (!stored) return std::unexpected(stored.error());
  if (!*stored) return no_passkey();
  auto& [passkey, account] = **stored;
  expected.user_handle = bytes(account.id.bytes);
  const auto after = webauthn::check_assertion(expected, passkey.credential, answer);
  if (!after && after.error() == webauthn::Fault::sign_count)
    static_cast<void>(practice.store.write([&](Transaction& transaction) -> Result<void> {
      tell(practice, transaction, account.id, NoticeOf::passkey_copied, "");
      return {};
    }));
  if (!after) return no_passkey(after.error());
  return Used{std::move(passkey), *after, std::move(account)};
}

}  // namespace

Result<PasskeyCreation> begin_passkey(const Practice& practice, const Admission& admission, const Visitor& visitor) {
  const Caller& caller = *admission.caller();
  PasskeyCreation creation;
  auto& options = creation.options;
  auto read = practice.store.read([&](Session& session) -> Result<void> {
    const auto account = accounts::find(session, practice.id, caller.account);
    if (!account) return no_passkey();
    auto profile = open_profile(practice, account->id, account->profile);
    if (!profile) return std::unexpected(profile.error());
    options.user = {to_base64url(bytes(account->id.bytes)), profile->name, profile->name};
    const auto mine = passkeys::of(session, practice.id, caller.account);
    if (mine.size() >= most_passkeys)
      return fail(ErrorKind::refused, "", "You have as many passkeys as there can be. Remove one that you do not need any more.");
    for (const Passkey& one : mine) options.excludeCredentials.push_back({"public-key", to_base64url(one.credential.id)});
    return {};
  });
  if (!read) return std::unexpected(read.error());
  auto challenge = give_challenge(practice, Ceremony::add_passkey, caller.account, bytes(caller.session.bytes));
  if (!challenge) return std::unexpected(challenge.error());
  options.challenge = std::move(*challenge);
  options.rp = {visitor.rp.id, practice.name};
  for (const auto algorithm : webauthn::algorithms) options.pubKeyCredParams.push_back({"public-key", static_cast<int>(algorithm)});
  options.timeout = ceremony_ms;
  return creation;
}

Result<Lifted> add_passkey(const Practice& practice, const Admission& admission, const NewPasskey& words, const Visitor& visitor) {
  const Caller& caller = *admission.caller();
  const webauthn::RegistrationAnswer answer{decoded(words.credential.id), decoded(words.credential.client_data),
                                            decoded(words.credential.attestation)};
  const auto challenge = take_challenge(practice, Ceremony::add_passkey, answer.client_data, bytes(caller.session.bytes));
  if (!challenge) return std::unexpected(challenge.error());
  return practice.store.write([&](Transaction& transaction) -> Result<Lifted> {
    const auto is_taken = [&](std::string_view id) { return passkeys::find(transaction, practice.id, id).has_value(); };
    const auto made = webauthn::check_registration({visitor.rp, *challenge, webauthn::algorithms, is_taken}, answer);
    if (!made) return no_passkey(made.error());
    if (passkeys::of(transaction, practice.id, caller.account).size() >= most_passkeys) return no_passkey();
    return with_new_factor(practice, transaction, caller, visitor, NoticeOf::passkey_added, [&] {
      Passkey passkey{make_id<PasskeyId>(), caller.account, *made, {}, practice.clock.now(), {}};
      passkey.name = seal_text(practice.key, "passkey name", passkey.id.bytes, words.name.reveal());
      passkeys::add(transaction, practice.id, passkey);
    });
  });
}

Result<BegunAtDoor> begin_passkey_sign_in(const Practice& practice, const Admission&, const Visitor& visitor) {
  const Token door = Token::make();
  const auto challenge = give_challenge(practice, Ceremony::sign_in_by_passkey, {}, bytes(hash_of(door).bytes));
  if (!challenge) return std::unexpected(challenge.error());
  return BegunAtDoor{request_of(*challenge, visitor), door.reveal()};
}

Result<SignedIn> sign_in_by_passkey(const Practice& practice, const Admission&, const PasskeySignIn& words, const Visitor& visitor) {
  const auto challenge =
      take_challenge(practice, Ceremony::sign_in_by_passkey, decoded(words.credential.client_data), door_of(visitor));
  if (!challenge) return std::unexpected(challenge.error());
  const auto used = check_use(practice, words.credential, {visitor.rp, *challenge, {}, {}, false});
  if (!used) return std::unexpected(used.error());
  return practice.store.write([&](Transaction& transaction) -> Result<SignedIn> {
    if (!passkeys::note_use(transaction, practice.id, used->before, used->after, practice.clock.now())) return no_passkey();
    return begin_session(practice, transaction, used->account, {Proof::passkey, words.own_device}, visitor);
  }, Need::must_fit);
}

Result<PasskeyRequest> begin_passkey_confirmation(const Practice& practice, const Admission& admission, const Visitor& visitor) {
  const Caller& caller = *admission.caller();
  const auto mine = practice.store.read([&](Session& session) -> Result<std::vector<Passkey>> {
    return passkeys::of(session, practice.id, caller.account);
  });
  if (!mine) return std::unexpected(mine.error());
  if (mine->empty()) return fail(ErrorKind::refused, "", "You have no passkey here. Use your password instead.");
  const auto challenge = give_challenge(practice, Ceremony::confirm_by_passkey, caller.account, bytes(caller.session.bytes));
  if (!challenge) return std::unexpected(challenge.error());
  PasskeyRequest request = request_of(*challenge, visitor);
  for (const Passkey& one : *mine) request.options.allowCredentials.push_back({"public-key", to_base64url(one.credential.id)});
  return request;
}

Result<SignedIn> confirm_by_passkey(const Practice& practice, const Admission& admission, const PasskeyConfirmation& words,
                                    const Visitor& visitor) {
  const Caller& caller = *admission.caller();
  const auto challenge = take_challenge(practice, Ceremony::confirm_by_passkey, decoded(words.credential.client_data),
                                        bytes(caller.session.bytes));
  if (!challenge) return std::unexpected(challenge.error());
  const auto mine = practice.store.read([&](Session& session) -> Result<std::vector<Passkey>> {
    return passkeys::of(session, practice.id, caller.account);
  });
  if (!mine) return std::unexpected(mine.error());
  webauthn::Assertion expected{visitor.rp, *challenge, {}, {}, true};
  for (const Passkey& one : *mine) expected.allowed.push_back(one.credential.id);
  const auto used = check_use(practice, words.credential, std::move(expected));
  if (!used) return std::unexpected(used.error());
  if (used->account.id != caller.account) return no_passkey();
  return practice.store.write([&](Transaction& transaction) -> Result<SignedIn> {
    if (!passkeys::note_use(transaction, practice.id, used->before, used->after, practice.clock.now())) return no_passkey();
    return lift_session(practice, transaction, caller, Proof::passkey, practice.clock.now());
  }, Need::must_fit);
}

}  // namespace cairn
