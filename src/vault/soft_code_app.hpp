// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "vault/totp.hpp"

/// A code app made of software, for tests: it knows what a person typed into it. Not part of the program.
namespace cairn {

/// The code that the app shows now for a secret as it was typed (base32). `steps` looks ahead: an app shows the next code
/// half a minute later.
inline std::string code_shown(std::string_view typed_secret, Instant now, std::int64_t steps = 0) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string secret;
  unsigned bits = 0;
  unsigned value = 0;
  for (const char c : typed_secret) {
    value = (value << 5U) | static_cast<unsigned>(alphabet.find(c));
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    secret += static_cast<char>((value >> bits) & 0xFFU);
  }
  return totp::code_at(secret, totp::step_at(now) + steps);
}

}  // namespace cairn
