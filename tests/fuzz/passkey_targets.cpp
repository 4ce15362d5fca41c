// SPDX-License-Identifier: Apache-2.0
// What authenticators, browsers and people with codes in their hands send.
#include "must.hpp"
#include "targets.hpp"
#include "vault/recovery_code.hpp"
#include "vault/totp.hpp"
#include "vault/webauthn/authenticator_data.hpp"
#include "vault/webauthn/cbor.hpp"
#include "vault/webauthn/ceremony.hpp"
#include "vault/webauthn/public_key.hpp"

namespace cairn::fuzz {
namespace {

using namespace webauthn;

/// A part of the input, with its length in two bytes before it.
std::string take_part(std::string_view& bytes) {
  if (bytes.size() < 2) return {};
  const std::size_t said = static_cast<unsigned char>(bytes[0]) * 256U + static_cast<unsigned char>(bytes[1]);
  bytes.remove_prefix(2);
  std::string part(bytes.substr(0, said));
  bytes.remove_prefix(part.size());
  return part;
}

const RelyingParty party{"praxis.example.org", "https://praxis.example.org"};
const std::string challenge(32, 'c');

}  // namespace

void feed_cbor(std::string_view bytes) {
  const auto read = read_cbor(bytes);
  if (read) {
    must(read->rest.size() < bytes.size(), "a value has a length");
    const std::string_view used = bytes.substr(0, bytes.size() - read->rest.size());
    const auto again = read_whole_cbor(used);
    must(again && *again == read->value, "a value ends where it says");
    must(!read_whole_cbor(used.substr(0, used.size() - 1)), "a value that is cut is none");
  }
  (void)PublicKey::from_cose(bytes);
  if (const auto data = read_authenticator_data(bytes); data && data->attested) must(!data->attested->cose.empty(), "a new passkey has a key");
}

void feed_registration(std::string_view bytes) {
  Registration expected{.rp = party, .challenge = challenge, .is_taken = [](std::string_view) { return false; }};
  RegistrationAnswer answer;
  answer.credential_id = take_part(bytes);
  answer.client_data = take_part(bytes);
  answer.attestation_object = take_part(bytes);
  (void)challenge_in(answer.client_data);
  const auto credential = check_registration(expected, answer);
  if (!credential) return;
  must(credential->id == answer.credential_id && credential->id.size() <= longest_credential_id, "a passkey has the id it was said to have");
  must(PublicKey::from_cose(credential->cose).has_value(), "a passkey has a sound key");
  expected.challenge = std::string(32, 'd');
  must(!check_registration(expected, answer), "an answer to one challenge is none to another");
}

void feed_assertion(std::string_view bytes) {
  Credential stored;
  stored.id = take_part(bytes);
  stored.cose = take_part(bytes);
  AssertionAnswer answer;
  answer.credential_id = stored.id;
  answer.client_data = take_part(bytes);
  answer.authenticator_data = take_part(bytes);
  answer.signature = take_part(bytes);
  Assertion expected{.rp = party, .challenge = challenge, .allowed = {}, .user_handle = "somebody", .user_known_before = true};
  const auto checked = check_assertion(expected, stored, answer);
  if (!checked) return;
  must(checked->id == stored.id, "the passkey that was used is the one that was asked for");
  expected.challenge = std::string(32, 'd');
  must(!check_assertion(expected, stored, answer), "an answer to one challenge is none to another");
}

void feed_code(std::string_view bytes) {
  static const PracticeKey key = PracticeKey::make();
  const auto hash = recovery_code::hash_of(key, AccountId{}, bytes);
  std::string spaced;
  for (const char c : bytes) spaced.append(1, c).append(1, '-');
  must(recovery_code::hash_of(key, AccountId{}, spaced) == hash, "dashes in a code do not matter");
  static const std::string secret = totp::make_secret();
  if (const auto step = totp::step_of(secret, bytes, Instant{1'700'000'000'000}))
    must(std::abs(*step - totp::step_at(Instant{1'700'000'000'000})) <= 1, "a code is right for a minute and a half");
}

}  // namespace cairn::fuzz
