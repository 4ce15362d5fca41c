// SPDX-License-Identifier: Apache-2.0
#include "documents/csv/plain_rows.hpp"

#include <bit>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace cairn::documents {
namespace {

constexpr std::size_t block = 64;

/// Bits of the bytes in a block that end a cell, and of those that end a line.
struct Masks {
  std::uint64_t cell = 0;
  std::uint64_t line = 0;
};

Masks masks_of(const char* at, const CsvDialect& dialect) {
  Masks out;
  for (unsigned i = 0; i < block; ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    if (at[i] == dialect.line_end) out.line |= bit;
    if (at[i] == dialect.line_end || at[i] == dialect.delimiter) out.cell |= bit;
  }
  return out;
}

/// The search with a way to find the masks of 64 bytes.
template <class FindMasks>
[[gnu::always_inline]] inline void find_rows(PlainRows& out, const char* begin, std::size_t size,
                                             std::size_t columns, const FindMasks& find_masks) {
  std::uint32_t* const ends = out.ends.data();
  std::size_t written = 0;
  std::size_t row_end = columns;  // so many ends there have to be behind the next line end
  std::size_t rows = 0;
  std::size_t bytes = 0;
  for (std::size_t at = 0; at < size; at += block) {
    Masks masks;
    if (at + block <= size) {
      masks = find_masks(begin + at);
    } else {
      char rest[block] = {};
      std::memcpy(rest, begin + at, size - at);
      masks = find_masks(rest);
      const std::uint64_t inside = (std::uint64_t{1} << (size - at)) - 1;
      masks.cell &= inside;
      masks.line &= inside;
    }
    bool odd = false;
    for (std::uint64_t lines = masks.line; lines != 0 && !odd; lines &= lines - 1) {
      const std::uint64_t up_to = lines ^ (lines - 1);  // the lowest line end and everything below it
      odd = written + static_cast<std::size_t>(std::popcount(masks.cell & up_to)) != row_end;
      if (odd) break;
      row_end += columns;
      ++rows;
      bytes = at + static_cast<std::size_t>(std::countr_zero(lines)) + 1;
    }
    for (std::uint64_t cells = masks.cell; cells != 0; cells &= cells - 1)
      ends[written++] = static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(std::countr_zero(cells));
    if (odd) break;
  }
  out.rows = rows;
  out.bytes = bytes;
}

#if defined(__x86_64__)
/// With the instructions that nearly every processor of the last ten years has.
[[gnu::target("avx2,bmi,popcnt")]] void find_rows_wide(PlainRows& out, const char* begin, std::size_t size,
                                                       std::size_t columns, const CsvDialect& dialect) {
  const __m256i delimiter = _mm256_set1_epi8(dialect.delimiter);
  const __m256i line_end = _mm256_set1_epi8(dialect.line_end);
  find_rows(out, begin, size, columns, [&](const char* at) __attribute__((target("avx2,bmi,popcnt"))) {
    Masks masks;
    for (unsigned part = 0; part < 2; ++part) {
      __m256i bytes;
      std::memcpy(&bytes, at + 32U * part, 32);
      const __m256i lines = _mm256_cmpeq_epi8(bytes, line_end);
      const __m256i cells = _mm256_or_si256(lines, _mm256_cmpeq_epi8(bytes, delimiter));
      const auto bits = [](__m256i mask) __attribute__((target("avx2,bmi,popcnt"))) {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(mask)));
      };
      masks.line |= bits(lines) << (32U * part);
      masks.cell |= bits(cells) << (32U * part);
    }
    return masks;
  });
}
#endif

}  // namespace

void find_plain_rows(PlainRows& out, const char* begin, const char* end, std::size_t columns,
                     const CsvDialect& dialect) {
  const auto size = static_cast<std::size_t>(end - begin);
  if (out.ends.size() < size + block) out.ends.resize(size + block);
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi"))
    return find_rows_wide(out, begin, size, columns, dialect);
#endif
  find_rows(out, begin, size, columns, [&](const char* at) { return masks_of(at, dialect); });
}

}  // namespace cairn::documents
