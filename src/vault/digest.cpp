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

}  // namespace cairn
