// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sodium.h>

#include <cstdlib>
#include <span>
#include <string_view>

/// What the sources of this floor share of libsodium. Included by no other floor and by no public header.
namespace cairn {

/// Chooses libsodium's implementations for this processor, once; ends the program when there is no randomness.
inline void start_sodium() {
  static const bool started = sodium_init() >= 0;
  if (!started) std::abort();
}

/// The bytes of a text, as libsodium takes them.
inline const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// Bytes as a view of characters.
inline std::string_view view_of(std::span<const unsigned char> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace cairn
