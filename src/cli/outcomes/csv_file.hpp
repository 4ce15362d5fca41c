// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "documents/csv/reader.hpp"

namespace CLI {
class App;
}

namespace cairn::outcomes {

/// What every subcommand asks about its file.
struct FileOptions {
  std::string path;
  std::string delimiter;  ///< one character, "tab", or empty to find out
  std::string decimal;    ///< "." or ",", or empty to find out
  std::string encoding = "utf-8";
};

/// Adds them to a subcommand.
void declare_file(CLI::App& app, FileOptions& options);

/// A column to read, by name.
struct Asked {
  std::string name;
  documents::CsvKind kind = documents::CsvKind::number;
};

/// The names of all columns of the file.
Result<std::vector<std::string>> column_names(const FileOptions& options);

/// Reads the columns in the order asked for; one name may be asked for once. Shows progress on a terminal
/// when it takes long. Errors: the file cannot be opened, has no such column, or a cell is wrong (row and
/// column are named).
Result<std::vector<documents::CsvColumn>> read_columns(const FileOptions& options,
                                                       const std::vector<Asked>& asked);

}  // namespace cairn::outcomes
