// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "base/error.hpp"

namespace cairn::documents {

/// How a CSV file writes its cells.
struct CsvDialect {
  char delimiter = ',';
  char decimal = '.';    ///< decimal mark inside a number
  char line_end = '\n';  ///< '\r' for files that use it alone; a '\r' before '\n' is always dropped
  bool operator==(const CsvDialect&) const = default;
};

/// In what encoding text cells are written.
enum class CsvEncoding { utf8, windows_1252 };

/// What somebody says about the file; what is absent is found out.
struct CsvHints {
  std::optional<char> delimiter;
  std::optional<char> decimal;
};

/// The text without a UTF-8 byte order mark. Error for UTF-16 and for a text with zero bytes.
Result<std::string_view> csv_text(std::string_view bytes);

/// Finds delimiter (comma, semicolon, tab or |), decimal mark and line ends from the beginning of a file: the
/// delimiter that occurs equally often in every line, most often first; a decimal comma when numbers with a
/// comma occur and none with a point. Error when delimiter and decimal mark are the same.
Result<CsvDialect> detect_dialect(std::string_view sample, const CsvHints& hints = {});

}  // namespace cairn::documents
