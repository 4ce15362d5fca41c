// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cairn::webauthn {

/// The passkey that a new authenticator data tells of.
struct AttestedCredential {
  std::string id;    ///< the credential id, as long as it says
  std::string cose;  ///< its public key, a COSE key as it was written
};

/// What an authenticator says and signs (WebAuthn Level 3, section 6.1).
struct AuthenticatorData {
  std::array<unsigned char, 32> rp_id_hash{};
  bool user_present = false;
  bool user_verified = false;
  bool backup_eligible = false;
  bool backed_up = false;
  std::uint32_t sign_count = 0;
  std::optional<AttestedCredential> attested;
};

/// Reads authenticator data to its last byte. Nothing when it is cut short, holds more than it says, or its CBOR is
/// broken. Extensions are read and passed over: none were asked for.
std::optional<AuthenticatorData> read_authenticator_data(std::string_view bytes);

}  // namespace cairn::webauthn
