// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/described.hpp"
#include "vault/webauthn/authenticator_data.hpp"
#include "vault/webauthn/public_key.hpp"

/// The steps that a relying party has to check when a passkey is made and when it is used, as pure functions: WebAuthn
/// Level 3, sections 7.1 and 7.2. What can be known only from what is stored is given to them.
namespace cairn::webauthn {

/// Which step said no. The person hears one sentence for all of them; tests and the program's own log hear this.
enum class Fault {
  client_data,        ///< no JSON object with the members it must have
  type,
  challenge,
  origin,
  cross_origin,       ///< made within a page of another site
  top_origin,
  attestation_object, ///< no CBOR map of the three members it must have
  authenticator_data,
  no_new_key,         ///< a registration without the key that was made
  rp_id_hash,
  user_present,
  user_verified,
  backup_flags,       ///< backed up, and yet not eligible for backup
  algorithm,          ///< none that was offered
  public_key,         ///< of the right algorithm, and yet no sound key
  attestation_format,
  attestation_statement,
  credential_id_length,
  credential_id,      ///< the answer names another one than its data holds
  credential_taken,   ///< somebody has this credential already
  not_allowed,        ///< not one of those that were asked for
  user_handle,
  backup_eligibility, ///< it was another when the passkey was made
  signature,
  sign_count          ///< did not grow: there may be a copy of the key
};
BOOST_DESCRIBE_ENUM(Fault, client_data, type, challenge, origin, cross_origin, top_origin, attestation_object,
                    authenticator_data, no_new_key, rp_id_hash, user_present, user_verified, backup_flags, algorithm,
                    public_key, attestation_format, attestation_statement, credential_id_length, credential_id,
                    credential_taken, not_allowed, user_handle, backup_eligibility, signature, sign_count)

template <class T>
using Checked = std::expected<T, Fault>;

/// Who we are to a browser.
struct RelyingParty {
  std::string id;      ///< the host name, "praxis.example.org"
  std::string origin;  ///< "https://praxis.example.org"
};

/// The longest credential id that may be (section 7.1).
constexpr std::size_t longest_credential_id = 1023;

/// The challenge that a client data names, before anything is checked: what the ceremony is found by. Nothing when it
/// holds none.
std::optional<std::string> challenge_in(std::string_view client_data);

/// What is expected of a new passkey.
struct Registration {
  RelyingParty rp;
  std::string challenge;  ///< the 32 bytes
  std::span<const Algorithm> offered = algorithms;
  std::function<bool(std::string_view credential_id)> is_taken;  ///< by anybody
};

/// What a browser answers with, as bytes.
struct RegistrationAnswer {
  std::string credential_id;
  std::string client_data;
  std::string attestation_object;
};

/// A passkey as it is kept.
struct Credential {
  std::string id;
  std::string cose;  ///< the public key
  std::uint32_t sign_count = 0;
  bool backup_eligible = false;
  bool backed_up = false;
};

/// Checks all of a registration. User verification is required; `none` and self attestation are taken.
Checked<Credential> check_registration(const Registration& expected, const RegistrationAnswer& answer);

/// What is expected of a passkey's use.
struct Assertion {
  RelyingParty rp;
  std::string challenge;             ///< the 32 bytes
  std::vector<std::string> allowed;  ///< credential ids; empty: any
  std::string user_handle;           ///< of the account that the stored credential belongs to
  bool user_known_before = false;    ///< when not, the answer has to name its user
};

struct AssertionAnswer {
  std::string credential_id;
  std::string client_data;
  std::string authenticator_data;
  std::string signature;
  std::optional<std::string> user_handle;
};

/// Checks all of an assertion against the stored credential of that id; gives the state to keep, which is stored only
/// when everything else has gone well. User verification is required.
Checked<Credential> check_assertion(const Assertion& expected, const Credential& stored, const AssertionAnswer& answer);

}  // namespace cairn::webauthn
