// SPDX-License-Identifier: Apache-2.0
#include "documents/csv/reader.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <string>

using namespace cairn;
using namespace cairn::documents;

namespace {

const std::vector<CsvWanted> id_and_score{{0, CsvKind::text}, {1, CsvKind::number}};

Result<std::vector<CsvColumn>> read(std::string_view text, std::vector<CsvWanted> wanted = id_and_score,
                                    CsvDialect dialect = {}, CsvEncoding encoding = CsvEncoding::utf8) {
  const auto header = read_csv_header(text, dialect, encoding);
  if (!header) return std::unexpected(header.error());
  return read_csv(text, *header, dialect, std::move(wanted), encoding);
}

std::string sentence_for(std::string_view text, std::vector<CsvWanted> wanted = id_and_score) {
  const auto columns = read(text, std::move(wanted));
  REQUIRE_FALSE(columns.has_value());
  return columns.error().sentence;
}

}  // namespace

TEST_CASE("columns are read, missing cells stay missing") {
  const auto columns = read("id,y,note\na,1,x\nb,,\na,2.5,y\n").value();
  CHECK(columns[0].codes == std::vector<std::int32_t>{0, 1, 0});
  CHECK(columns[0].labels == std::vector<std::string>{"a", "b"});
  CHECK(columns[1].numbers[0] == 1);
  CHECK(std::isnan(columns[1].numbers[1]));
  CHECK(columns[1].numbers[2] == 2.5);
}

TEST_CASE("CRLF, blank lines, no line end at the end, CR alone") {
  CHECK(read("id,y\r\na,1\r\n\r\nb,2").value()[1].numbers == std::vector{1.0, 2.0});
  CHECK(read("id,y\ra,1\rb,2\r", id_and_score, {',', '.', '\r'}).value()[1].numbers == std::vector{1.0, 2.0});
  CHECK(read("id,y\na,1\nb,\"2\"\r\n").value()[1].numbers == std::vector{1.0, 2.0});
}

TEST_CASE("quoted cells hold delimiters, quotes and line ends") {
  const auto columns = read("id,y\n\"a,\"\"b\"\"\nc\",\"3\"\nd,4\n").value();
  CHECK(columns[0].labels[0] == "a,\"b\"\nc");
  CHECK(columns[1].numbers == std::vector{3.0, 4.0});
}

TEST_CASE("a decimal comma") {
  CHECK(read("id;y\na;1,5\nb;-0,25\n", id_and_score, {';', ',', '\n'}).value()[1].numbers ==
        std::vector{1.5, -0.25});
}

TEST_CASE("dates become days where a moment is asked for") {
  const auto columns = read("id,t\na,1970-01-11\nb,3\n", {{1, CsvKind::moment}}).value();
  CHECK(columns[0].numbers == std::vector{10.0, 3.0});
  CHECK(sentence_for("id,t\na,11.1.1970\n", {{1, CsvKind::moment}}) ==
        "Row 2, column t: this is neither a number nor a date like 2026-11-22.");
}

TEST_CASE("an empty line is no row, in a file of one column too, with quotation marks and without") {
  const std::vector<CsvWanted> only = {{0, CsvKind::text}};
  for (const std::string rows : {"a\n\nb\r\n\r\n\nc\n", "a\n\n\"b\"\r\n\r\n\nc\n"}) {
    const auto columns = read("name\n" + rows, only).value();
    CHECK(columns[0].codes == std::vector<std::int32_t>{0, 1, 2});
  }
}

TEST_CASE("errors name row and column and never the cell") {
  CHECK(sentence_for("id,y\na,1\nb,secret\n") == "Row 3, column y: this is not a number.");
  CHECK(sentence_for("id,y\n\na,1\nb,x\n") == "Row 4, column y: this is not a number.");
  CHECK(sentence_for("id,y\na,1e999\n") == "Row 2, column y: this number is too large or too small.");
  CHECK(sentence_for("id,y\na\n") ==
        "Row 2, column y: this row has fewer cells than the first row has names.");
  CHECK(sentence_for("id,y\na,1,2\n") ==
        "Row 2, column 3: this row has more cells than the first row has names.");
  CHECK(sentence_for("id,y\n\"a,1\n") == "Row 2, column id: a quotation mark is opened and not closed.");
  CHECK(sentence_for("id,y\n\xE9,1\n").starts_with("Row 2, column id: this is not UTF-8 text."));
  CHECK(sentence_for("id,id\n") == "Row 1: the column name id stands there twice.");
  // A name that a terminal would obey, or that fills it, is not repeated.
  CHECK(sentence_for("id,\x1b[2J\n1\n") == "Row 2, column 2: this row has fewer cells than the first row has names.");
  CHECK(sentence_for("\x1b,\x1b\n") == "Row 1: the column name 2 stands there twice.");
  CHECK(sentence_for("id," + std::string(500, 'n') + "\n1\n") == "Row 2, column 2: this row has fewer cells than the first row has names.");
  CHECK(sentence_for("").starts_with("The file is empty"));
  CHECK(read_csv_header("a,b\n", {}).value().column("c").error().path == "/c");
}

TEST_CASE("text in Windows-1252 can be told") {
  const auto columns = read("id,y\nJos\xE9 \x80,1\n", id_and_score, {}, CsvEncoding::windows_1252).value();
  CHECK(columns[0].labels[0] == "Jos\xC3\xA9 \xE2\x82\xAC");
}

TEST_CASE("a long file with odd lines here and there") {
  std::string text = "id,y\n";
  std::vector<double> expected;
  for (int i = 0; i < 40000; ++i) {
    if (i % 500 == 7) text += "\n";
    const std::string number = i % 3 == 0 ? std::to_string(i) : std::to_string(i) + ".25";
    text += i % 900 == 11 ? "\"a\nb\",\"" + number + "\"\r\n"
                          : "c" + std::to_string(i / 10) + "," + number + "\n";
    expected.push_back(i % 3 == 0 ? i : i + 0.25);
  }
  CHECK(read(text).value()[1].numbers == expected);
  CHECK(sentence_for(text + "x,y\n").starts_with("Row 40082, column y"));
}

TEST_CASE("reading in pieces of any size gives the same as reading at once") {
  std::mt19937 random(3);
  std::string text = "id,skip,y\n";
  for (int i = 0; i < 300; ++i) {
    text += "\"c" + std::to_string(random() % 20) + (random() % 4 == 0 ? "\n,x\"," : "\",");
    text += std::string(random() % 5, 's') + ",";
    text += (random() % 7 == 0 ? "" : std::to_string(static_cast<int>(random() % 2000) - 1000)) + "\r\n";
  }
  const auto header = read_csv_header(text, {}).value();
  const std::vector<CsvWanted> wanted{{0, CsvKind::text}, {2, CsvKind::number}};
  const auto whole = read_csv(text, header, {}, wanted).value();
  for (const std::size_t size : {60U, 61U, 97U, 1000U}) {
    CsvReader reader(header, {}, wanted);
    std::string waiting;
    for (std::size_t at = header.bytes; at < text.size(); at += size) {
      waiting += text.substr(at, size);
      waiting.erase(0, reader.read(waiting, at + size >= text.size()).value());
    }
    CHECK(reader.rows() == 300);
    const auto columns = reader.take_columns();
    CHECK(columns[0].codes == whole[0].codes);
    REQUIRE(columns[0].labels.size() == whole[0].labels.size());
    for (std::size_t i = 0; i < whole[0].labels.size(); ++i)
      CHECK(columns[0].labels[i] == whole[0].labels[i]);
    for (std::size_t i = 0; i < 300; ++i) {
      const double a = columns[1].numbers[i];
      const double b = whole[1].numbers[i];
      REQUIRE((a == b || (std::isnan(a) && std::isnan(b))));
    }
  }
}
