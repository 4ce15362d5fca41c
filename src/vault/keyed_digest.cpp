// SPDX-License-Identifier: Apache-2.0
#include "vault/keyed_digest.hpp"

#include <array>
#include <string>

#include "vault/aead.hpp"
#include "vault/sodium.hpp"

namespace cairn {

Digest keyed_digest(const PracticeKey& key, std::string_view label, std::string_view text) {
  // A key of its own below the pepper: what is hashed here can never be what a password's pepper is worked out from.
  std::array<unsigned char, 32> own{};
  crypto_kdf_derive_from_key(own.data(), own.size(), 1, "labelled", key.subkey(KeyPurpose::pepper).data());
  const std::string bound = bound_to({label, text});
  Digest digest{};
  crypto_generichash(digest.data(), digest.size(), bytes_of(bound), bound.size(), own.data(), own.size());
  sodium_memzero(own.data(), own.size());
  return digest;
}

}  // namespace cairn
