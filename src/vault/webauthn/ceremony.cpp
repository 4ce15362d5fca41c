// SPDX-License-Identifier: Apache-2.0
#include "vault/webauthn/ceremony.hpp"

#include <algorithm>

#include "base/json.hpp"
#include "vault/base64url.hpp"
#include "vault/sodium.hpp"
#include "vault/webauthn/cbor.hpp"

namespace cairn::webauthn {
namespace {

constexpr JsonLimits client_data_limits{.bytes = 4096, .depth = 4, .values = 64, .text_bytes = 2048};

std::unexpected<Fault> no(Fault fault) { return std::unexpected(fault); }

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

/// What the browser says of the ceremony (section 5.8.1); the same steps for both ceremonies.
std::optional<Fault> fault_of_client_data(std::string_view text, std::string_view type, const RelyingParty& rp,
                                          std::string_view challenge) {
  const auto json = parse_json(text, client_data_limits);
  if (!json || json->object() == nullptr) return Fault::client_data;
  const auto said = [&](std::string_view name) -> const std::string* {
    const Json* member = json->find(name);
    return member != nullptr ? member->text() : nullptr;
  };
  if (said("type") == nullptr || *said("type") != type) return Fault::type;
  if (said("challenge") == nullptr || !same(*said("challenge"), to_base64url(challenge))) return Fault::challenge;
  if (said("origin") == nullptr || *said("origin") != rp.origin) return Fault::origin;
  if (const Json* cross = json->find("crossOrigin"); cross != nullptr) {
    const bool* value = std::get_if<bool>(&cross->value);
    if (value == nullptr || *value) return Fault::cross_origin;
  }
  if (json->find("topOrigin") != nullptr) return Fault::top_origin;  // only a page within another site's has one
  return std::nullopt;
}

/// The steps on authenticator data that both ceremonies share.
std::optional<Fault> fault_of(const AuthenticatorData& data, const RelyingParty& rp) {
  if (data.rp_id_hash != sha256_of(rp.id)) return Fault::rp_id_hash;
  if (!data.user_present) return Fault::user_present;
  if (!data.user_verified) return Fault::user_verified;
  if (data.backed_up && !data.backup_eligible) return Fault::backup_flags;
  return std::nullopt;
}

std::string signed_over(std::string_view authenticator_data, std::string_view client_data) {
  const auto hash = sha256_of(client_data);
  return std::string(authenticator_data).append(view_of(hash));
}

struct AttestationObject {
  std::string format;
  Cbor statement;
  std::string authenticator_data;
};

std::optional<AttestationObject> read_attestation_object(std::string_view bytes) {
  auto object = read_whole_cbor(bytes);
  if (!object || object->map() == nullptr || object->map()->size() != 3) return std::nullopt;
  const Cbor* format = object->find("fmt");
  const Cbor* statement = object->find("attStmt");
  const Cbor* data = object->find("authData");
  if (format == nullptr || statement == nullptr || data == nullptr) return std::nullopt;
  if (format->text() == nullptr || statement->map() == nullptr || data->bytes() == nullptr) return std::nullopt;
  return AttestationObject{*format->text(), *statement, *data->bytes()};
}

/// Sections 8.2 and 8.7. With a certificate it is no self attestation; none was asked for, and no trust in makers is kept.
std::optional<Fault> fault_of_attestation(const AttestationObject& object, const PublicKey& key, std::string_view client_data) {
  const auto& members = *object.statement.map();
  if (object.format == "none") return members.empty() ? std::nullopt : std::optional(Fault::attestation_statement);
  if (object.format != "packed") return Fault::attestation_format;
  const Cbor* alg = object.statement.find("alg");
  const Cbor* sig = object.statement.find("sig");
  if (members.size() != 2 || alg == nullptr || sig == nullptr || sig->bytes() == nullptr || alg->number() == nullptr)
    return Fault::attestation_statement;
  if (*alg->number() != static_cast<int>(key.algorithm())) return Fault::attestation_statement;
  if (!key.verifies(signed_over(object.authenticator_data, client_data), *sig->bytes())) return Fault::attestation_statement;
  return std::nullopt;
}

/// The number of the algorithm that a COSE key names.
bool is_offered(std::string_view cose, std::span<const Algorithm> offered) {
  const auto key = read_whole_cbor(cose);
  const Cbor* alg = key ? key->find(3) : nullptr;
  return alg != nullptr && alg->number() != nullptr &&
         std::ranges::any_of(offered, [&](Algorithm one) { return static_cast<int>(one) == *alg->number(); });
}

}  // namespace

std::optional<std::string> challenge_in(std::string_view client_data) {
  const auto json = parse_json(client_data, client_data_limits);
  const Json* member = json ? json->find("challenge") : nullptr;
  if (member == nullptr || member->text() == nullptr) return std::nullopt;
  return from_base64url(*member->text());
}

Checked<Credential> check_registration(const Registration& expected, const RegistrationAnswer& answer) {
  if (const auto fault = fault_of_client_data(answer.client_data, "webauthn.create", expected.rp, expected.challenge))
    return no(*fault);
  const auto object = read_attestation_object(answer.attestation_object);
  if (!object) return no(Fault::attestation_object);
  const auto data = read_authenticator_data(object->authenticator_data);
  if (!data) return no(Fault::authenticator_data);
  if (const auto fault = fault_of(*data, expected.rp)) return no(*fault);
  if (!data->attested) return no(Fault::no_new_key);
  if (!is_offered(data->attested->cose, expected.offered)) return no(Fault::algorithm);
  const auto key = PublicKey::from_cose(data->attested->cose);
  if (!key) return no(Fault::public_key);
  if (const auto fault = fault_of_attestation(*object, *key, answer.client_data)) return no(*fault);
  const std::string& id = data->attested->id;
  if (id.empty() || id.size() > longest_credential_id) return no(Fault::credential_id_length);
  if (id != answer.credential_id) return no(Fault::credential_id);
  if (expected.is_taken(id)) return no(Fault::credential_taken);
  return Credential{id, data->attested->cose, data->sign_count, data->backup_eligible, data->backed_up};
}

Checked<Credential> check_assertion(const Assertion& expected, const Credential& stored, const AssertionAnswer& answer) {
  const auto& allowed = expected.allowed;
  if (!allowed.empty() && std::ranges::find(allowed, answer.credential_id) == allowed.end()) return no(Fault::not_allowed);
  if (answer.credential_id != stored.id) return no(Fault::credential_id);
  if (!answer.user_handle && !expected.user_known_before) return no(Fault::user_handle);
  if (answer.user_handle && !same(*answer.user_handle, expected.user_handle)) return no(Fault::user_handle);
  if (const auto fault = fault_of_client_data(answer.client_data, "webauthn.get", expected.rp, expected.challenge))
    return no(*fault);
  const auto data = read_authenticator_data(answer.authenticator_data);
  if (!data) return no(Fault::authenticator_data);
  if (const auto fault = fault_of(*data, expected.rp)) return no(*fault);
  if (data->backup_eligible != stored.backup_eligible) return no(Fault::backup_eligibility);
  const auto key = PublicKey::from_cose(stored.cose);
  if (!key || !key->verifies(signed_over(answer.authenticator_data, answer.client_data), answer.signature))
    return no(Fault::signature);
  const bool counts = data->sign_count != 0 || stored.sign_count != 0;
  if (counts && data->sign_count <= stored.sign_count) return no(Fault::sign_count);
  Credential next = stored;
  next.sign_count = data->sign_count;
  next.backed_up = data->backed_up;
  return next;
}

}  // namespace cairn::webauthn
