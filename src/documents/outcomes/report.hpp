// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
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

using Row = std::vector<Cell>;

/// Rows of a long table, made one by one while they are written, so that they never exist all at once.
struct LongRows {
  std::size_t count = 0;
  std::function<Row(std::size_t place)> make;
};

struct Table {
  std::string name;   ///< for machines: "people"
  std::string title;  ///< for people: "Each client"
  std::vector<std::string> columns;
  std::vector<Row> rows;
  std::size_t shown = 0;  ///< rows the text form shows; 0 for all. JSON, CSV and the page always have all.
  LongRows more = {};     ///< rows behind `rows`

  std::size_t size() const { return rows.size() + more.count; }
  Row row(std::size_t place) const {
    return place < rows.size() ? rows[place] : more.make(place - rows.size());
  }
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

/// Takes what was written so far away from the text now and then, so that a long report is never held whole;
/// may leave it there.
using Spill = std::function<void(std::string& text)>;

/// Readable text for a terminal.
std::string report_text(const Report& report);

/// One JSON object: title, method, sentences, findings, and tables as lists of objects; undefined as
/// {"undefined": why}. What was not spilled comes back.
std::string report_json(const Report& report, const Spill& spill = {});

/// One table as CSV with a header row; numbers in full precision, undefined cells empty. Texts that a
/// spreadsheet would take for a formula get an apostrophe in front. What was not spilled comes back.
std::string table_csv(const Table& table, const Spill& spill = {});

/// A page that needs nothing beside itself: no script, no font, no picture from anywhere. What was not
/// spilled comes back.
std::string report_html(const Report& report, const Spill& spill = {});

}  // namespace cairn::documents
