// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "documents/csv/dialect.hpp"

namespace cairn::documents {

/// Rows of a text without quotation marks, as the places where their cells end.
struct PlainRows {
  std::vector<std::uint32_t> ends;  ///< place of the delimiter or line end behind each cell, row by row
  std::size_t rows = 0;             ///< rows in a line that have exactly the expected number of cells
  std::size_t bytes = 0;            ///< how far those rows reach
};

/// Finds the ends of all cells, 16 bytes at a time, until a row has another number of cells than `columns`
/// (an empty line is such a row). The text is at most 2³² − 1 bytes long and ends with a line end.
void find_plain_rows(PlainRows& out, const char* begin, const char* end, std::size_t columns,
                     const CsvDialect& dialect);

}  // namespace cairn::documents
