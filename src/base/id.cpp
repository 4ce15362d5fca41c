// SPDX-License-Identifier: Apache-2.0
#include "base/id.hpp"

#include <sys/random.h>

#include <cstdlib>

namespace cairn {

void fill_random(std::uint8_t* into, std::size_t count) {
  while (count > 0) {
    const ssize_t got = getrandom(into, count, 0);
    if (got <= 0) std::abort();  // without randomness nothing here is safe
    into += got;
    count -= static_cast<std::size_t>(got);
  }
}

std::string to_hex(const std::uint8_t* bytes, std::size_t count) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(count * 2);
  for (std::size_t i = 0; i < count; ++i) {
    text += digits[bytes[i] >> 4U];
    text += digits[bytes[i] & 15U];
  }
  return text;
}

bool from_hex(std::string_view text, std::uint8_t* into, std::size_t count) {
  if (text.size() != count * 2) return false;
  const auto value = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
  for (std::size_t i = 0; i < count; ++i) {
    const int high = value(text[2 * i]);
    const int low = value(text[2 * i + 1]);
    if (high < 0 || low < 0) return false;
    into[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return true;
}

}  // namespace cairn
