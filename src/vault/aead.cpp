// SPDX-License-Identifier: Apache-2.0
#include "vault/aead.hpp"

#include <array>

#include "vault/sodium.hpp"

namespace cairn {
namespace {

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t commitment_size = 32;
static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == 32);

using Commitment = std::array<unsigned char, commitment_size>;

Commitment commitment_of(KeyBytes key, std::string_view nonce, std::string_view covered) {
  Commitment out{};
  const std::string text = bound_to({"cairn commitment", nonce, covered});
  crypto_generichash(out.data(), out.size(), bytes_of(text), text.size(), key.data(), key.size());
  return out;
}

}  // namespace

std::string bound_to(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const auto part : parts) {
    for (unsigned shift = 0; shift < 64; shift += 8) out += static_cast<char>((part.size() >> shift) & 0xFFU);
    out += part;
  }
  return out;
}

std::string seal_bytes(KeyBytes key, std::string_view header, std::string_view bound, std::string_view plain) {
  start_sodium();
  const std::string covered = bound_to({header, bound});
  std::array<unsigned char, nonce_size> nonce{};
  randombytes_buf(nonce.data(), nonce.size());  // 192 random bits: no two are ever the same
  std::string out;
  out.reserve(header.size() + nonce_size + commitment_size + plain.size() + tag_size);
  out += header;
  out += view_of(nonce);
  out += view_of(commitment_of(key, view_of(nonce), covered));
  const std::size_t start = out.size();
  out.resize(start + plain.size() + tag_size);
  crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char*>(out.data()) + start, nullptr,
                                             bytes_of(plain), plain.size(), bytes_of(covered), covered.size(), nullptr,
                                             nonce.data(), key.data());
  return out;
}

std::optional<std::string> open_bytes(KeyBytes key, std::string_view header, std::string_view bound,
                                      std::string_view sealed) {
  start_sodium();
  if (sealed.size() < header.size() + nonce_size + commitment_size + tag_size) return std::nullopt;
  if (!sealed.starts_with(header)) return std::nullopt;
  const std::string covered = bound_to({header, bound});
  const auto nonce = sealed.substr(header.size(), nonce_size);
  const auto commitment = sealed.substr(header.size() + nonce_size, commitment_size);
  const auto body = sealed.substr(header.size() + nonce_size + commitment_size);
  const Commitment expected = commitment_of(key, nonce, covered);
  const bool committed = sodium_memcmp(expected.data(), commitment.data(), commitment_size) == 0;
  std::string plain(body.size() - tag_size, '\0');
  const bool opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
                          reinterpret_cast<unsigned char*>(plain.data()), nullptr, nullptr, bytes_of(body), body.size(),
                          bytes_of(covered), covered.size(), bytes_of(nonce), key.data()) == 0;
  if (!committed || !opened) return std::nullopt;
  return plain;
}

}  // namespace cairn
