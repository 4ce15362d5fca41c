// SPDX-License-Identifier: Apache-2.0
#include "documents/csv/plain_rows.hpp"

#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace cairn::documents {
namespace {

constexpr std::size_t block = 64;

/// Bits of the bytes in a block that end a cell, and of those that end a line.
struct Masks {
  std::uint64_t cell = 0;
  std::uint64_t line = 0;
};

#ifdef __SSE2__
Masks masks_of(const char* at, const CsvDialect& dialect) {
  const __m128i delimiter = _mm_set1_epi8(dialect.delimiter);
  const __m128i line_end = _mm_set1_epi8(dialect.line_end);
  Masks out;
  for (unsigned part = 0; part < block / 16; ++part) {
    __m128i bytes;
    std::memcpy(&bytes, at + 16U * part, 16);
    const auto lines = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, line_end)));
    const auto cells = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, delimiter)));
    out.line |= static_cast<std::uint64_t>(lines) << (16U * part);
    out.cell |= static_cast<std::uint64_t>(cells | lines) << (16U * part);
  }
  return out;
}
#else
Masks masks_of(const char* at, const CsvDialect& dialect) {
  Masks out;
  for (unsigned i = 0; i < block; ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    if (at[i] == dialect.line_end) out.line |= bit;
    if (at[i] == dialect.line_end || at[i] == dialect.delimiter) out.cell |= bit;
  }
  return out;
}
#endif

}  // namespace

void find_plain_rows(PlainRows& out, const char* begin, const char* end, std::size_t columns,
                     const CsvDialect& dialect) {
  const auto size = static_cast<std::size_t>(end - begin);
  out.rows = 0;
  out.bytes = 0;
  if (out.ends.size() < size + block) out.ends.resize(size + block);
  std::uint32_t* const ends = out.ends.data();
  std::size_t written = 0;
  std::size_t row_end = columns;  // so many ends there have to be behind the next line end
  for (std::size_t at = 0; at < size; at += block) {
    Masks masks;
    if (at + block <= size) {
      masks = masks_of(begin + at, dialect);
    } else {
      char rest[block] = {};
      std::memcpy(rest, begin + at, size - at);
      masks = masks_of(rest, dialect);
      const std::uint64_t inside = (std::uint64_t{1} << (size - at)) - 1;
      masks.cell &= inside;
      masks.line &= inside;
    }
    for (std::uint64_t lines = masks.line; lines != 0; lines &= lines - 1) {
      const std::uint64_t up_to = lines ^ (lines - 1);  // the lowest line end and everything below it
      if (written + static_cast<std::size_t>(std::popcount(masks.cell & up_to)) != row_end) {
        for (std::uint64_t cells = masks.cell; cells != 0; cells &= cells - 1)
          ends[written++] =
              static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(std::countr_zero(cells));
        return;
      }
      row_end += columns;
      ++out.rows;
      out.bytes = at + static_cast<std::size_t>(std::countr_zero(lines)) + 1;
    }
    for (std::uint64_t cells = masks.cell; cells != 0; cells &= cells - 1)
      ends[written++] = static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(std::countr_zero(cells));
  }
}

}  // namespace cairn::documents
