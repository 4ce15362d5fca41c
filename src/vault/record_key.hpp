// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "base/error.hpp"
#include "base/id.hpp"
#include "vault/practice_key.hpp"
#include "vault/sealed.hpp"

namespace cairn {

/// The key of one record: everything in the record is sealed under it, and destroying its wrapped form erases the
/// record. Zeroed when it goes; may be moved, not copied.
class RecordKey {
 public:
  static constexpr std::size_t size = 32;

  /// A fresh random key.
  static RecordKey make();

  RecordKey(RecordKey&& other) noexcept;
  RecordKey& operator=(RecordKey&& other) noexcept;
  RecordKey(const RecordKey&) = delete;
  RecordKey& operator=(const RecordKey&) = delete;
  ~RecordKey();

  std::span<const std::uint8_t, size> bytes() const { return bytes_; }

 private:
  RecordKey() = default;
  std::array<std::uint8_t, size> bytes_{};

  friend Result<RecordKey> unwrap(const PracticeKey&, const PracticeId&, const RecordId&, const Sealed&);
};

/// Seals a record's key under the current epoch of the practice key, bound to this practice and record.
Sealed wrap(const PracticeKey& practice_key, const PracticeId& practice, const RecordId& record, const RecordKey& key);

/// Opens a wrapped key. Errors: `unavailable`, the same for every reason: another practice key, another record, damage.
Result<RecordKey> unwrap(const PracticeKey& practice_key, const PracticeId& practice, const RecordId& record,
                         const Sealed& wrapped);

/// The epoch that a wrapped key was sealed under; nothing when the bytes are no wrapped key. For rotation.
std::optional<KeyId> epoch_of(const Sealed& wrapped);

}  // namespace cairn
