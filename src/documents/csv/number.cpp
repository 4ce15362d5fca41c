// SPDX-License-Identifier: Apache-2.0
#include "documents/csv/number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <string>

namespace cairn::documents {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Powers of ten that a double holds exactly.
constexpr std::array exact_powers{1.0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
constexpr int exact_digits = 15;  ///< whole numbers of so many digits are exact doubles

std::expected<double, NotANumber> slow_number(std::string_view cell, char decimal) {
  while (!cell.empty() && (cell.front() == ' ' || cell.front() == '\t')) cell.remove_prefix(1);
  while (!cell.empty() && (cell.back() == ' ' || cell.back() == '\t')) cell.remove_suffix(1);
  if (csv_missing(cell)) return missing;
  if (decimal != '.' && cell.find('.') != cell.npos) return std::unexpected(NotANumber::text);
  std::string text(cell);
  std::ranges::replace(text, decimal, '.');
  std::string_view digits = text;
  if (digits.starts_with('+')) digits.remove_prefix(1);
  const auto first = digits.find_first_not_of("-.");
  if (first == digits.npos || digits[first] < '0' || digits[first] > '9')
    return std::unexpected(NotANumber::text);
  double value = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (end != digits.data() + digits.size()) return std::unexpected(NotANumber::text);
  if (fault == std::errc::result_out_of_range) return std::unexpected(NotANumber::too_large);
  if (fault != std::errc()) return std::unexpected(NotANumber::text);
  return value;
}

}  // namespace

bool csv_missing(std::string_view cell) {
  return cell.empty() || cell == "NA" || cell == "N/A" || cell == "NaN" || cell == "nan" || cell == "null" ||
         cell == "NULL" || cell == ".";
}

std::expected<double, NotANumber> csv_number(std::string_view cell, char decimal) {
  const char* at = cell.data();
  const char* const end = at + cell.size();
  const bool negative = at != end && *at == '-';
  if (negative) ++at;
  std::uint64_t whole = 0;
  int digits = 0;
  for (; at != end && static_cast<unsigned char>(*at - '0') < 10; ++at, ++digits)
    whole = whole * 10 + static_cast<std::uint64_t>(*at - '0');
  int behind = 0;
  if (at != end && *at == decimal && digits > 0) {
    ++at;
    for (; at != end && static_cast<unsigned char>(*at - '0') < 10; ++at, ++behind)
      whole = whole * 10 + static_cast<std::uint64_t>(*at - '0');
  }
  const bool exact = at == end && digits > 0 && digits + behind <= exact_digits;
  if (!exact) return slow_number(cell, decimal);
  double value = static_cast<double>(whole);
  if (behind > 0) value /= exact_powers[static_cast<std::size_t>(behind)];
  return negative ? -value : value;
}

}  // namespace cairn::documents
