// SPDX-License-Identifier: Apache-2.0
#include "vault/webauthn/authenticator_data.hpp"

#include <algorithm>

#include "vault/webauthn/cbor.hpp"

namespace cairn::webauthn {
namespace {

constexpr std::size_t aaguid_bytes = 16;

/// Takes so many bytes off the front; nothing when there are not so many.
std::optional<std::string_view> take(std::string_view& bytes, std::size_t count) {
  if (bytes.size() < count) return std::nullopt;
  const auto taken = bytes.substr(0, count);
  bytes.remove_prefix(count);
  return taken;
}

std::uint32_t big_endian(std::string_view bytes) {
  std::uint32_t value = 0;
  for (const char c : bytes) value = (value << 8U) | static_cast<unsigned char>(c);
  return value;
}

std::optional<AttestedCredential> take_attested(std::string_view& bytes) {
  if (!take(bytes, aaguid_bytes)) return std::nullopt;
  const auto length = take(bytes, 2);
  if (!length) return std::nullopt;
  const auto id = take(bytes, big_endian(*length));
  if (!id) return std::nullopt;
  const auto key = read_cbor(bytes);
  if (!key || key->value.map() == nullptr) return std::nullopt;
  const auto cose = take(bytes, bytes.size() - key->rest.size());
  return AttestedCredential{std::string(*id), std::string(*cose)};
}

}  // namespace

std::optional<AuthenticatorData> read_authenticator_data(std::string_view bytes) {
  AuthenticatorData data;
  const auto hash = take(bytes, data.rp_id_hash.size());
  const auto flags = take(bytes, 1);
  const auto count = take(bytes, 4);
  if (!hash || !flags || !count) return std::nullopt;
  std::ranges::copy(*hash, reinterpret_cast<char*>(data.rp_id_hash.data()));
  const auto bits = static_cast<unsigned char>(flags->front());
  data.user_present = (bits & 0x01U) != 0;
  data.user_verified = (bits & 0x04U) != 0;
  data.backup_eligible = (bits & 0x08U) != 0;
  data.backed_up = (bits & 0x10U) != 0;
  data.sign_count = big_endian(*count);
  if ((bits & 0x40U) != 0) {
    data.attested = take_attested(bytes);
    if (!data.attested) return std::nullopt;
  }
  if ((bits & 0x80U) != 0) {
    const auto extensions = read_cbor(bytes);
    if (!extensions || extensions->value.map() == nullptr) return std::nullopt;
    bytes = extensions->rest;
  }
  if (!bytes.empty()) return std::nullopt;
  return data;
}

}  // namespace cairn::webauthn
