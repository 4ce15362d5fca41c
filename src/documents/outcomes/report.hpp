// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "documents/outcomes/plot.hpp"
#include "statistics/finding.hpp"
#include "statistics/undefined.hpp"

/// What an analysis found, as values: sentences, tables and plots. Writers turn it into text, JSON, CSV or a
/// page.
namespace cairn::documents {

/// One cell of a table: text, number, yes/no, or "undefined, because …".
struct Cell {
  std::variant<std::string, double, bool, statistics::Undefined> value;

  Cell(std::string text) : value(std::move(text)) {}
  Cell(std::string_view text) : value(std::string(text)) {}
  Cell(const char* text) : value(std::string(text)) {}
  Cell(double number);  ///< a number that is not finite becomes undefined
  Cell(std::size_t number) : value(static_cast<double>(number)) {}
  Cell(int number) : value(static_cast<double>(number)) {}
  Cell(bool flag) : value(flag) {}
  Cell(statistics::Undefined why) : value(std::move(why)) {}
  Cell(const statistics::Defined<>& number);
};

struct Table {
  std::string name;   ///< for machines: "people"
  std::string title;  ///< for people: "Each client"
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;
  std::size_t shown = 0;  ///< rows the text form shows; 0 for all. JSON, CSV and the page always have all.
};

/// A plot with the sentence that says what it shows and how sure it is.
struct Figure {
  Plot plot;
  std::string sentence;
};

struct Report {
  std::string title;
  std::string method;                  ///< the methods' names, as the account of each result says them
  std::vector<std::string> sentences;  ///< what was found, in words
  std::vector<statistics::Finding> findings;
  std::vector<Table> tables;  ///< the first one is what CSV output holds unless another is named
  std::vector<Figure> figures;

  void add(const statistics::Account& account);  ///< its findings
};

/// Readable text for a terminal.
std::string report_text(const Report& report);

/// One JSON object: title, method, sentences, findings, and tables as lists of objects; undefined as
/// {"undefined": why}.
std::string report_json(const Report& report);

/// One table as CSV with a header row; numbers in full precision, undefined cells empty. Texts that a
/// spreadsheet would take for a formula get an apostrophe in front.
std::string table_csv(const Table& table);

/// A page that needs nothing beside itself: no script, no font, no picture from anywhere.
std::string report_html(const Report& report);

}  // namespace cairn::documents
