// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/id.hpp"
#include "vault/practice_key.hpp"
#include "vault/record_key.hpp"
#include "vault/sealed.hpp"

namespace cairn {

/// Where a sealed body belongs. It opens nowhere else.
struct SealedAt {
  PracticeId practice;
  RecordId record;
  EntryId entry;
  int version = 1;
  std::string_view kind;  ///< the kind's name
};

/// Seals a body with XChaCha20-Poly1305 under the record's key, bound to where it belongs and to the key itself
/// (no other key opens it to anything). Two seals of the same body differ. 73 bytes longer than the body.
Sealed seal(const RecordKey& key, const SealedAt& at, std::string_view body);

/// Opens a body. Errors: `unavailable`, the same for every reason: another key or place, a changed bit, a cut end.
Result<std::string> open(const RecordKey& key, const SealedAt& at, const Sealed& sealed);

/// Seals a small text (a name, a cursor) under the practice key, bound to what it is (`label`, e.g. "account profile")
/// and to whose it is (`whose`: the bytes of an id).
Sealed seal_text(const PracticeKey& key, std::string_view label, const std::array<std::uint8_t, 16>& whose,
                 std::string_view text);

/// Opens such a text, also one sealed under an earlier epoch. Errors: `unavailable`, the same for every reason.
Result<std::string> open_text(const PracticeKey& key, std::string_view label,
                              const std::array<std::uint8_t, 16>& whose, const Sealed& sealed);

}  // namespace cairn
