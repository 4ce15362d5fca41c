// SPDX-License-Identifier: Apache-2.0
#include "documents/outcomes/report.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "base/json.hpp"
#include "documents/outcomes/number_words.hpp"

namespace cairn::documents {
namespace {

/// A cell for people; "–" stands for undefined, whose reasons are listed below the table.
std::string shown(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell.value)) return *text;
  if (const auto* number = std::get_if<double>(&cell.value)) return short_number(*number, 6);
  if (const auto* flag = std::get_if<bool>(&cell.value)) return *flag ? "yes" : "no";
  return "–";
}

/// Letters on the screen, not bytes: continuation bytes do not count.
std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string padded(const std::string& text, std::size_t wide, bool right) {
  const std::string space(wide - std::min(wide, letters(text)), ' ');
  return right ? space + text : text + space;
}

/// Control characters of a file must not reach the terminal.
std::string harmless(std::string text) {
  std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  return text;
}

void append_table(std::string& out, const Table& table) {
  const std::size_t rows = table.shown == 0 ? table.size() : std::min(table.shown, table.size());
  std::vector<std::vector<std::string>> cells(rows);
  std::vector<bool> text(rows * table.columns.size());
  std::vector<std::size_t> wide;
  for (const auto& column : table.columns) wide.push_back(letters(column));
  for (std::size_t r = 0; r < rows; ++r) {
    const Row row = table.row(r);
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      text[r * table.columns.size() + c] = std::holds_alternative<std::string>(row[c].value);
      cells[r].push_back(harmless(shown(row[c])));
      wide[c] = std::max(wide[c], letters(cells[r].back()));
    }
  }
  out += "\n" + table.title + "\n";
  const auto behind = [&](std::size_t c) { return c + 1 == table.columns.size() ? "\n" : "  "; };
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    out += padded(harmless(table.columns[c]), wide[c], false) + behind(c);
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      out += padded(cells[r][c], wide[c], !text[r * table.columns.size() + c]) + behind(c);
  if (rows < table.size())
    out += fmt::format("… and {} more rows (all in JSON, CSV and HTML).\n", table.size() - rows);
}

void append_cell(std::string& out, const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell.value))
    append_quoted(out, *text);
  else if (const auto* number = std::get_if<double>(&cell.value))
    append_number(out, *number);
  else if (const auto* flag = std::get_if<bool>(&cell.value))
    out += *flag ? "true" : "false";
  else {
    out += "{\"undefined\":";
    append_quoted(out, std::get<statistics::Undefined>(cell.value).because);
    out += '}';
  }
}

template <class Range, class Write>
void append_list(std::string& out, const Range& items, Write write) {
  out += '[';
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += ',';
    first = false;
    write(item);
  }
  out += ']';
}

void append_row(std::string& out, const Table& table, const Row& row, bool first) {
  out += first ? "{" : ",{";
  for (std::size_t c = 0; c < row.size(); ++c) {
    if (c > 0) out += ',';
    append_quoted(out, table.columns[c]);
    out += ':';
    append_cell(out, row[c]);
  }
  out += '}';
}

void append_csv_text(std::string& out, std::string_view text) {
  const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != text.npos;
  const bool quotes = text.find_first_of(",\"\r\n") != text.npos;
  if (quotes) out += '"';
  if (formula) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quotes) out += '"';
}

}  // namespace

Cell::Cell(double number) {
  if (std::isfinite(number))
    value = number;
  else
    value = statistics::Undefined{"it cannot be calculated from these data"};
}

Cell::Cell(const statistics::Defined<>& number) : value(0.0) {
  if (number)
    value = *number;
  else
    value = number.error();
}

void Report::add(const statistics::Account& account) {
  findings.insert(findings.end(), account.findings.begin(), account.findings.end());
}

std::string report_text(const Report& report) {
  std::string out = report.title + "\n" + std::string(letters(report.title), '=') + "\n";
  if (!report.method.empty()) out += "Method: " + report.method + "\n";
  for (const auto& sentence : report.sentences) out += harmless(sentence) + "\n";
  for (const auto& table : report.tables) append_table(out, table);
  if (!report.findings.empty()) out += "\nTo know\n";
  for (const auto& finding : report.findings)
    out +=
        (finding.severity == statistics::Severity::warning ? "! " : "- ") + harmless(finding.sentence) + "\n";
  return out;
}

std::string report_json(const Report& report, const Spill& spill) {
  std::string out = "{\"title\":";
  append_quoted(out, report.title);
  out += ",\"method\":";
  append_quoted(out, report.method);
  out += ",\"sentences\":";
  append_list(out, report.sentences, [&](const auto& sentence) { append_quoted(out, sentence); });
  out += ",\"findings\":";
  append_list(out, report.findings, [&](const auto& finding) {
    out += finding.severity == statistics::Severity::warning ? R"({"severity":"warning","path":)"
                                                             : R"({"severity":"note","path":)";
    append_quoted(out, finding.path);
    out += ",\"sentence\":";
    append_quoted(out, finding.sentence);
    out += '}';
  });
  out += ",\"tables\":{";
  for (std::size_t t = 0; t < report.tables.size(); ++t) {
    const auto& table = report.tables[t];
    if (t > 0) out += ',';
    append_quoted(out, table.name);
    out += ':';
    out += '[';
    for (std::size_t r = 0; r < table.size(); ++r) {
      append_row(out, table, table.row(r), r == 0);
      if (spill) spill(out);
    }
    out += ']';
  }
  return out + "}}\n";
}

std::string table_csv(const Table& table, const Spill& spill) {
  std::string out;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (c > 0) out += ',';
    append_csv_text(out, table.columns[c]);
  }
  out += "\r\n";
  for (std::size_t r = 0; r < table.size(); ++r) {
    const Row row = table.row(r);
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c > 0) out += ',';
      if (const auto* text = std::get_if<std::string>(&row[c].value))
        append_csv_text(out, *text);
      else if (const auto* number = std::get_if<double>(&row[c].value))
        append_number(out, *number);
      else if (const auto* flag = std::get_if<bool>(&row[c].value))
        out += *flag ? "true" : "false";
    }
    out += "\r\n";
    if (spill) spill(out);
  }
  return out;
}

}  // namespace cairn::documents
