// SPDX-License-Identifier: Apache-2.0
#include "vault/record_key.hpp"

#include <algorithm>

#include "vault/aead.hpp"
#include "vault/sodium.hpp"

namespace cairn {
namespace {

constexpr char format = 1;

/// Format and epoch: what a wrapped key begins with.
std::string header_of(const KeyId& epoch) {
  std::string header(1, format);
  header += view_of(epoch);
  return header;
}

std::string place_of(const PracticeId& practice, const RecordId& record) {
  return bound_to({"cairn record key", view_of(practice.bytes), view_of(record.bytes)});
}

}  // namespace

RecordKey RecordKey::make() {
  start_sodium();
  RecordKey key;
  randombytes_buf(key.bytes_.data(), key.bytes_.size());
  return key;
}

RecordKey::RecordKey(RecordKey&& other) noexcept : bytes_(other.bytes_) {
  sodium_memzero(other.bytes_.data(), other.bytes_.size());
}

RecordKey& RecordKey::operator=(RecordKey&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

RecordKey::~RecordKey() { sodium_memzero(bytes_.data(), bytes_.size()); }

Sealed wrap(const PracticeKey& practice_key, const PracticeId& practice, const RecordId& record, const RecordKey& key) {
  const KeyId epoch = practice_key.id();
  return {seal_bytes(*practice_key.subkey(KeyPurpose::wrap_records, epoch), header_of(epoch), place_of(practice, record),
                     view_of(key.bytes()))};
}

Result<RecordKey> unwrap(const PracticeKey& practice_key, const PracticeId& practice, const RecordId& record,
                         const Sealed& wrapped) {
  const auto refused = [] {
    return fail(ErrorKind::unavailable, "", "This record cannot be opened with the practice key in use.");
  };
  const auto epoch = epoch_of(wrapped);
  if (!epoch) return refused();
  const auto subkey = practice_key.subkey(KeyPurpose::wrap_records, *epoch);
  if (!subkey) return refused();
  auto bytes = open_bytes(*subkey, header_of(*epoch), place_of(practice, record), wrapped.bytes);
  if (!bytes || bytes->size() != RecordKey::size) return refused();
  RecordKey key;
  std::copy_n(bytes_of(*bytes), RecordKey::size, key.bytes_.begin());
  sodium_memzero(bytes->data(), bytes->size());
  return key;
}

std::optional<KeyId> epoch_of(const Sealed& wrapped) {
  KeyId id{};
  if (wrapped.bytes.size() < 1 + id.size() || wrapped.bytes[0] != format) return std::nullopt;
  std::copy_n(bytes_of(wrapped.bytes) + 1, id.size(), id.begin());
  return id;
}

}  // namespace cairn
