// SPDX-License-Identifier: Apache-2.0
#include "vault/seal.hpp"

#include <algorithm>

#include "vault/aead.hpp"
#include "vault/sodium.hpp"

namespace cairn {
namespace {

constexpr std::string_view body_format = "\x01";
constexpr char text_format = 1;

std::string place_of(const SealedAt& at) {
  return bound_to({"cairn body", view_of(at.practice.bytes), view_of(at.record.bytes), view_of(at.entry.bytes),
                   std::to_string(at.version), at.kind});
}

std::string place_of(std::string_view label, const std::array<std::uint8_t, 16>& whose) {
  return bound_to({"cairn text", label, view_of(whose)});
}

std::string header_of(const KeyId& epoch) {
  std::string header(1, text_format);
  header += view_of(epoch);
  return header;
}

std::unexpected<Error> does_not_open() {
  return fail(ErrorKind::unavailable, "", "This could not be opened: it was damaged, or sealed for another place.");
}

}  // namespace

Sealed seal(const RecordKey& key, const SealedAt& at, std::string_view body) {
  return {seal_bytes(key.bytes(), body_format, place_of(at), body)};
}

Result<std::string> open(const RecordKey& key, const SealedAt& at, const Sealed& sealed) {
  auto body = open_bytes(key.bytes(), body_format, place_of(at), sealed.bytes);
  if (!body) return does_not_open();
  return std::move(*body);
}

Sealed seal_text(const PracticeKey& key, std::string_view label, const std::array<std::uint8_t, 16>& whose,
                 std::string_view text) {
  const KeyId epoch = key.id();
  return {seal_bytes(*key.subkey(KeyPurpose::seal_texts, epoch), header_of(epoch), place_of(label, whose), text)};
}

Result<std::string> open_text(const PracticeKey& key, std::string_view label,
                              const std::array<std::uint8_t, 16>& whose, const Sealed& sealed) {
  KeyId epoch{};
  if (sealed.bytes.size() < 1 + epoch.size()) return does_not_open();
  std::copy_n(bytes_of(sealed.bytes) + 1, epoch.size(), epoch.begin());
  const auto subkey = key.subkey(KeyPurpose::seal_texts, epoch);
  if (!subkey) return does_not_open();
  auto text = open_bytes(*subkey, header_of(epoch), place_of(label, whose), sealed.bytes);
  if (!text) return does_not_open();
  return std::move(*text);
}

}  // namespace cairn
