// SPDX-License-Identifier: Apache-2.0
#include "documents/csv/dialect.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

namespace cairn::documents {
namespace {

constexpr std::array candidates{',', ';', '\t', '|'};
constexpr std::size_t lines_looked_at = 50;

/// The first lines, quoted line ends inside; the last one only if it is complete.
std::vector<std::string_view> first_lines(std::string_view text, char line_end) {
  std::vector<std::string_view> lines;
  bool quoted = false;
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size() && lines.size() < lines_looked_at; ++i) {
    if (text[i] == '"') quoted = !quoted;
    if (text[i] != line_end || quoted) continue;
    if (i > start + 1) lines.push_back(text.substr(start, i - start));
    start = i + 1;
  }
  if (lines.empty() && start < text.size()) lines.push_back(text.substr(start));
  return lines;
}

std::size_t count_outside_quotes(std::string_view line, char wanted) {
  bool quoted = false;
  std::size_t count = 0;
  for (const char c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c == wanted && !quoted)
      ++count;
  }
  return count;
}

char most_likely_delimiter(const std::vector<std::string_view>& lines) {
  char best = ',';
  std::size_t best_score = 0;
  for (const char candidate : candidates) {
    const std::size_t first = lines.empty() ? 0 : count_outside_quotes(lines.front(), candidate);
    const auto agreeing = static_cast<std::size_t>(std::ranges::count_if(
        lines, [&](std::string_view line) { return count_outside_quotes(line, candidate) == first; }));
    if (first == 0) continue;
    const std::size_t score = agreeing * 1000 + first;
    if (score > best_score) {
      best_score = score;
      best = candidate;
    }
  }
  return best;
}

/// True for digits, one mark, digits: "12,5".
bool is_number_with(std::string_view cell, char mark) {
  while (!cell.empty() && (cell.front() == '"' || cell.front() == ' ' || cell.front() == '-'))
    cell.remove_prefix(1);
  while (!cell.empty() && (cell.back() == '"' || cell.back() == ' ' || cell.back() == '\r'))
    cell.remove_suffix(1);
  const std::size_t at = cell.find(mark);
  if (at == cell.npos || at == 0 || at + 1 == cell.size()) return false;
  const auto digits = [](std::string_view part) {
    return std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
  };
  return digits(cell.substr(0, at)) && digits(cell.substr(at + 1));
}

std::size_t numbers_with(const std::vector<std::string_view>& lines, char delimiter, char mark) {
  std::size_t count = 0;
  for (const auto line : lines) {
    bool quoted = false;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= line.size(); ++i) {
      const bool end = i == line.size() || (line[i] == delimiter && !quoted);
      if (!end && line[i] == '"') quoted = !quoted;
      if (!end) continue;
      count += is_number_with(line.substr(start, i - start), mark) ? 1U : 0U;
      start = i + 1;
    }
  }
  return count;
}

}  // namespace

Result<std::string_view> csv_text(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    return fail(ErrorKind::invalid, "", "This file is UTF-16. Save it again as CSV in UTF-8.");
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.find('\0') != bytes.npos)
    return fail(ErrorKind::invalid, "",
                "This file has zero bytes in it, so it is no text. Save it as CSV in UTF-8.");
  return bytes;
}

Result<CsvDialect> detect_dialect(std::string_view sample, const CsvHints& hints) {
  CsvDialect out;
  out.line_end = sample.find('\n') == sample.npos && sample.find('\r') != sample.npos ? '\r' : '\n';
  const auto lines = first_lines(sample, out.line_end);
  out.delimiter = hints.delimiter.value_or(most_likely_delimiter(lines));
  if (hints.decimal) {
    out.decimal = *hints.decimal;
  } else {
    const bool commas = numbers_with(lines, out.delimiter, ',') > 0;
    out.decimal = commas && numbers_with(lines, out.delimiter, '.') == 0 ? ',' : '.';
  }
  // Quoted numbers may hold the delimiter ("3,5"), so this is only wrong when somebody asked for it.
  if (hints.delimiter && hints.decimal && *hints.delimiter == *hints.decimal)
    return fail(ErrorKind::invalid, "", "The delimiter and the decimal mark cannot be the same.");
  return out;
}

}  // namespace cairn::documents
