// SPDX-License-Identifier: Apache-2.0
#include "vault/digest.hpp"

#include "vault/sodium.hpp"

namespace cairn {

Digest digest_of(std::string_view bytes) {
  start_sodium();
  Digest digest{};
  crypto_generichash(digest.data(), digest.size(), bytes_of(bytes), bytes.size(), nullptr, 0);
  return digest;
}

static_assert(sizeof(crypto_generichash_state) <= 384 && alignof(crypto_generichash_state) <= 64);

RunningDigest::RunningDigest() {
  start_sodium();
  crypto_generichash_init(reinterpret_cast<crypto_generichash_state*>(state_.data()), nullptr, 0, sizeof(Digest));
}

void RunningDigest::add(std::string_view bytes) {
  crypto_generichash_update(reinterpret_cast<crypto_generichash_state*>(state_.data()), bytes_of(bytes), bytes.size());
}

Digest RunningDigest::finish() {
  Digest digest{};
  crypto_generichash_final(reinterpret_cast<crypto_generichash_state*>(state_.data()), digest.data(), digest.size());
  return digest;
}

}  // namespace cairn
