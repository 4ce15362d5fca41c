// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace cairn {

/// A BLAKE2b-256 hash.
using Digest = std::array<std::uint8_t, 32>;

/// The hash of some bytes.
Digest digest_of(std::string_view bytes);

/// The hash of bytes that come in pieces. Used by one thread at a time.
class RunningDigest {
 public:
  RunningDigest();
  void add(std::string_view bytes);
  /// The hash of all that was added; nothing may be added after this.
  Digest finish();

 private:
  alignas(64) std::array<std::uint8_t, 384> state_{};
};

}  // namespace cairn
