// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "documents/csv/dialect.hpp"
#include "documents/csv/label_set.hpp"
#include "documents/csv/plain_rows.hpp"

/// Reading CSV columns fast: only the columns that are asked for are kept, numbers as doubles, texts as
/// codes.
namespace cairn::documents {

/// What a column is read as.
enum class CsvKind {
  number,  ///< doubles; NaN for an empty cell, NA, NaN, N/A, null or "."
  moment,  ///< as number, or a date like 2026-11-22 as days since 1970-01-01
  text     ///< codes into `labels`, numbered in order of first appearance; -1 for an empty cell or NA
};

/// A column that is wanted.
struct CsvWanted {
  std::size_t column = 0;  ///< place in the file, from 0
  CsvKind kind = CsvKind::number;
};

/// A column that was read.
struct CsvColumn {
  std::vector<double> numbers;      ///< number and moment
  std::vector<std::int32_t> codes;  ///< text
  Labels labels;                    ///< text; UTF-8
};

/// The cells of the first row: the names of the columns. Errors: no row, an empty or repeated name, broken
/// UTF-8.
struct CsvHeader {
  std::vector<std::string> names;
  std::size_t bytes = 0;  ///< where the second row begins

  /// The place of the column of that name. Error (`not_found`) when there is none.
  Result<std::size_t> column(std::string_view name) const;
};

/// Reads the header row. `text` has to hold the whole row.
Result<CsvHeader> read_csv_header(std::string_view text, const CsvDialect& dialect,
                                  CsvEncoding encoding = CsvEncoding::utf8);

/// Reads rows in pieces, so that a file of any size needs only the memory of its columns. Errors name row
/// (counted as in a spreadsheet: the header is row 1) and column: a cell that is no number, a row with too
/// many or too few cells, a quote that does not end, text that is not in the encoding.
class CsvReader {
 public:
  /// The wanted columns have to lie within the header, each at most once.
  CsvReader(CsvHeader header, const CsvDialect& dialect, std::vector<CsvWanted> wanted,
            CsvEncoding encoding = CsvEncoding::utf8);

  /// Makes room for about this many rows.
  void reserve(std::size_t rows);

  /// Reads the complete rows of `piece`; with `last` also a final row without a line end. Returns how many
  /// bytes were read: the next piece has to begin with the rest.
  Result<std::size_t> read(std::string_view piece, bool last);

  std::size_t rows() const { return rows_; }

  /// Gives the columns away, in the order in which they were wanted; the reader is then used up.
  std::vector<CsvColumn> take_columns();

 private:
  /// What happens to a column of the file.
  struct Plan {
    bool wanted = false;
    CsvKind kind = CsvKind::number;
    std::size_t slot = 0;
  };
  /// What went wrong with a cell; `none` for nothing.
  enum class Fault { none, not_a_number, not_a_moment, too_large, not_text, open_quote, too_many, too_few };

  const char* take(const char* at, const char* end, const Plan& plan);
  const char* take_quoted(const char* at, const char* end, const Plan& plan);
  void keep(std::string_view cell, const Plan& plan);
  std::int32_t code_of(std::string_view cell, std::size_t slot);
  void keep_number(std::string_view cell, const Plan& plan);
  const char* read_row(const char* at, const char* end);
  void forget_row();
  Result<std::size_t> read_lines(const char* begin, const char* end, bool last);
  const char* read_plain(const char* begin, const char* end);
  bool take_plain_numbers(const char* begin, const CsvWanted& wanted, std::vector<double>& numbers);
  bool take_plain_texts(const char* begin, const CsvWanted& wanted, std::size_t slot);
  std::string_view plain_cell(const char* begin, std::size_t row, std::size_t column) const;
  const char* read_one(const char* at, const char* end, bool last);
  std::unexpected<Error> error() const;
  bool ends_cell(char c) const { return c == dialect_.delimiter || c == dialect_.line_end; }

  CsvHeader header_;
  CsvDialect dialect_;
  CsvEncoding encoding_;
  std::vector<CsvWanted> wanted_;
  std::vector<Plan> plans_;  ///< for each column of the file
  std::vector<CsvColumn> columns_;
  std::vector<LabelSet> known_;  ///< texts as written
  std::pair<std::size_t, std::int32_t> broken_{0, -1};  ///< column and code of a text not in the encoding
  std::string scratch_;
  PlainRows plain_;
  std::size_t rows_ = 0;
  std::size_t blank_lines_ = 0;  ///< they count as rows for a reader of the file
  Fault fault_ = Fault::none;
  std::size_t fault_column_ = 0;
};

/// The whole text at once.
Result<std::vector<CsvColumn>> read_csv(std::string_view text, const CsvHeader& header,
                                        const CsvDialect& dialect, std::vector<CsvWanted> wanted,
                                        CsvEncoding encoding = CsvEncoding::utf8);

}  // namespace cairn::documents
