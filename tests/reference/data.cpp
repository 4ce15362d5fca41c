// SPDX-License-Identifier: Apache-2.0
#include "data.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <limits>
#include <sstream>

namespace cairn::reference {
namespace {

std::vector<std::string> split(std::string_view line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') {
      if (quoted && i + 1 < line.size() && line[i + 1] == '"')
        cells.back() += line[++i];
      else
        quoted = !quoted;
    } else if (line[i] == ',' && !quoted) {
      cells.emplace_back();
    } else if (line[i] != '\r') {
      cells.back() += line[i];
    }
  }
  return cells;
}

}  // namespace

double number_of(std::string_view cell) {
  double value = 0;
  const auto [end, fault] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  const bool whole = fault == std::errc() && end == cell.data() + cell.size() && !cell.empty();
  return whole ? value : std::numeric_limits<double>::quiet_NaN();
}

bool is_blank(std::string_view cell) { return cell.empty() || cell == "NA"; }

bool same_value(std::string_view a, std::string_view b) {
  const double x = number_of(a);
  const double y = number_of(b);
  return a == b || (!std::isnan(x) && x == y);
}

bool Data::has(std::string_view name) const { return std::ranges::find(names, name) != names.end(); }

const std::vector<std::string>& Data::text(std::string_view name) const {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) throw std::runtime_error("the data have no column " + std::string(name));
  return columns[static_cast<std::size_t>(found - names.begin())];
}

std::vector<double> Data::numbers(std::string_view name) const {
  std::vector<double> out;
  for (const auto& cell : text(name)) out.push_back(number_of(cell));
  return out;
}

std::vector<std::string> levels_of(const std::vector<std::string>& column) {
  std::vector<std::string> out;
  for (const auto& cell : column)
    if (!is_blank(cell)) out.push_back(cell);
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  if (std::ranges::none_of(out, [](const auto& cell) { return std::isnan(number_of(cell)); }))
    std::ranges::sort(out, {}, [](const auto& cell) { return number_of(cell); });
  return out;
}

Data read_data(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw NoData(path.filename().string());
  Data out;
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line == "\r") continue;
    auto cells = split(line);
    if (out.names.empty()) {
      out.names = std::move(cells);
      out.columns.resize(out.names.size());
      continue;
    }
    cells.resize(out.names.size());
    for (std::size_t i = 0; i < cells.size(); ++i) out.columns[i].push_back(std::move(cells[i]));
  }
  return out;
}

}  // namespace cairn::reference
