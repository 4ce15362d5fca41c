// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

/// Short whole numbers without a step for each digit.
namespace cairn::documents {

/// Eight characters as one number; less '0' each, the first one lowest.
using EightBytes = std::uint64_t;

/// The same byte eight times.
constexpr EightBytes eight(unsigned char value) { return 0x0101010101010101U * value; }

/// The 1 to 8 characters at `at` less '0', moved up so that as many 0 stand before them as are missing. Eight
/// bytes have to be readable.
inline EightBytes digits_of(const char* at, std::size_t size) {
  static_assert(std::endian::native == std::endian::little);
  EightBytes bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  return (bytes ^ eight('0')) << (8U * (8U - static_cast<unsigned>(size)));
}

/// Whether all of them are digits.
inline bool all_digits(EightBytes digits) { return (((digits + eight(0x76)) | digits) & eight(0x80)) == 0; }

/// Eight digits as the number they write: pairs, then fours, then all (cf. Lemire 2018, "Quickly parsing eight
/// digits").
inline std::uint64_t number_of(EightBytes digits) {
  digits = digits * 10 + (digits >> 8U);
  constexpr EightBytes pairs = 0x000000FF000000FFU;
  return ((digits & pairs) * 0x000F424000000064U + ((digits >> 16U) & pairs) * 0x0000271000000001U) >> 32U;
}

}  // namespace cairn::documents
