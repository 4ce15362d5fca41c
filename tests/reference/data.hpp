// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::reference {

/// The CSV file of a case is not there.
struct NoData : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A CSV file by columns, every cell as text. "" and "NA" are missing.
class Data {
 public:
  std::vector<std::string> names;
  std::vector<std::vector<std::string>> columns;

  bool has(std::string_view name) const;
  const std::vector<std::string>& text(std::string_view name) const;  ///< throws when there is no such column
  std::vector<double> numbers(std::string_view name) const;  ///< NaN where a cell is missing or no number
  std::size_t rows() const { return columns.empty() ? 0 : columns.front().size(); }
};

/// The number a cell holds, NaN when it is missing or no number.
double number_of(std::string_view cell);

bool is_blank(std::string_view cell);

/// True when two cells say the same, as numbers if both are numbers.
bool same_value(std::string_view a, std::string_view b);

/// The distinct values of a column in ascending order, as numbers if all are numbers; missing ones left out.
std::vector<std::string> levels_of(const std::vector<std::string>& column);

/// Reads a CSV file; throws NoData when it is absent.
Data read_data(const std::filesystem::path& path);

}  // namespace cairn::reference
