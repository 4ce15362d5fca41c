// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace cairn::webauthn {

/// The signature algorithms a passkey may use, by their number at COSE.
enum class Algorithm : int {
  es256 = -7,    ///< ECDSA on P-256 with SHA-256
  eddsa = -8,    ///< Ed25519
  rs256 = -257   ///< RSA (PKCS #1 1.5, 2048 to 4096 bits) with SHA-256
};

/// All of them, the most wanted first.
constexpr std::array algorithms = {Algorithm::es256, Algorithm::eddsa, Algorithm::rs256};

/// The public half of a passkey.
class PublicKey {
 public:
  /// Reads a COSE key as an authenticator writes it. Nothing when it is not complete, holds a member that does not
  /// belong there, its numbers are out of range, the point is not on the curve, or its algorithm is none of ours.
  static std::optional<PublicKey> from_cose(std::string_view cose);

  Algorithm algorithm() const { return algorithm_; }

  /// Whether `signature` was made over `message` with the private half.
  bool verifies(std::string_view message, std::string_view signature) const;

 private:
  PublicKey(Algorithm algorithm, std::shared_ptr<evp_pkey_st> key) : algorithm_(algorithm), key_(std::move(key)) {}
  Algorithm algorithm_;
  std::shared_ptr<evp_pkey_st> key_;
};

using Sha256 = std::array<unsigned char, 32>;

/// The SHA-256 hash of some bytes.
Sha256 sha256_of(std::string_view bytes);

}  // namespace cairn::webauthn
