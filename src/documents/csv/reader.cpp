// SPDX-License-Identifier: Apache-2.0
#include "documents/csv/reader.hpp"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <stdexcept>
#include <utility>

#include "base/json_described.hpp"
#include "base/time.hpp"
#include "documents/csv/eight_bytes.hpp"
#include "documents/csv/number.hpp"
#include "documents/csv/text_encoding.hpp"

namespace cairn::documents {
namespace {

/// A quoted cell's content with "" as one quote.
void unquote_into(std::string& out, const char* begin, const char* end) {
  out.clear();
  for (const char* p = begin; p != end; ++p) {
    out += *p;
    if (*p == '"') ++p;
  }
}

/// What a column is called in an error: its name, or its number where the name is long or cannot be shown.
std::string column_words(const std::string& name, std::size_t column) {
  constexpr std::size_t longest = 100;
  return !name.empty() && name.size() <= longest && is_clean_text(name) ? name : std::to_string(column + 1);
}

}  // namespace

Result<std::size_t> CsvHeader::column(std::string_view name) const {
  const auto found = std::ranges::find(names, name);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  return fail(ErrorKind::not_found, "/" + std::string(name), "The file has no column of that name.");
}

CsvReader::CsvReader(CsvHeader header, const CsvDialect& dialect, std::vector<CsvWanted> wanted,
                     CsvEncoding encoding)
    : header_(std::move(header)),
      dialect_(dialect),
      encoding_(encoding),
      wanted_(std::move(wanted)),
      plans_(header_.names.size()),
      columns_(wanted_.size()),
      known_(wanted_.size()) {
  for (std::size_t i = 0; i < wanted_.size(); ++i) {
    if (wanted_[i].column >= plans_.size() || plans_[wanted_[i].column].wanted)
      throw std::invalid_argument("a column is wanted twice or not there");
    plans_[wanted_[i].column] = {true, wanted_[i].kind, i};
  }
}

void CsvReader::reserve(std::size_t rows) {
  for (std::size_t i = 0; i < wanted_.size(); ++i) {
    if (wanted_[i].kind == CsvKind::text)
      columns_[i].codes.reserve(rows);
    else
      columns_[i].numbers.reserve(rows);
  }
}

std::unexpected<Error> CsvReader::error() const {
  const std::string row = std::to_string(rows_ + blank_lines_ + 2);
  const bool named = fault_column_ < header_.names.size();
  const std::string name = column_words(named ? header_.names[fault_column_] : std::string(), fault_column_);
  std::string what;
  switch (fault_) {
    case Fault::none:
      break;
    case Fault::not_a_number:
      what = "this is not a number.";
      break;
    case Fault::not_a_moment:
      what = "this is neither a number nor a date like 2026-11-22.";
      break;
    case Fault::too_large:
      what = "this number is too large or too small.";
      break;
    case Fault::not_text:
      what = "this is not UTF-8 text. Save the file as UTF-8, or say which encoding it has.";
      break;
    case Fault::open_quote:
      what = "a quotation mark is opened and not closed.";
      break;
    case Fault::too_many:
      what = "this row has more cells than the first row has names.";
      break;
    case Fault::too_few:
      what = "this row has fewer cells than the first row has names.";
      break;
  }
  std::string sentence = "Row " + row + ", column " + name + ": " + what;
  return fail(ErrorKind::invalid, "/" + row + "/" + name, std::move(sentence));
}

void CsvReader::keep_number(std::string_view cell, const Plan& plan) {
  auto& numbers = columns_[plan.slot].numbers;
  const auto number = csv_number(cell, dialect_.decimal);
  if (number) return numbers.push_back(*number);
  numbers.push_back(0);
  if (number.error() == NotANumber::too_large)
    fault_ = Fault::too_large;
  else if (plan.kind == CsvKind::number)
    fault_ = Fault::not_a_number;
  else if (const auto date = date_from(cell))
    numbers.back() = static_cast<double>(std::chrono::sys_days(date->day).time_since_epoch().count());
  else
    fault_ = Fault::not_a_moment;
}

/// The number of a text; -1 when it is missing. A text that is not in the encoding is a fault, and is known
/// no less.
std::int32_t CsvReader::code_of(std::string_view cell, std::size_t slot) {
  if (csv_missing(cell)) return -1;
  auto& known = known_[slot];
  const std::size_t before = known.size();
  const std::int32_t code = known.add(cell);
  if (known.size() > before) {
    const bool fine = encoding_ == CsvEncoding::utf8 ? is_utf8(cell) : text_in(cell, encoding_).has_value();
    if (!fine) broken_ = {slot, code};
  }
  if (broken_ == std::pair(slot, code)) fault_ = Fault::not_text;
  return code;
}

std::vector<CsvColumn> CsvReader::take_columns() {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    Labels labels = known_[i].take();
    known_[i] = LabelSet();
    if (encoding_ == CsvEncoding::utf8) {
      columns_[i].labels = std::move(labels);
      continue;
    }
    for (std::size_t k = 0; k < labels.size(); ++k)
      columns_[i].labels.push_back(text_in(labels[k], encoding_).value_or(""));
  }
  return std::move(columns_);
}

void CsvReader::keep(std::string_view cell, const Plan& plan) {
  if (plan.kind == CsvKind::text)
    columns_[plan.slot].codes.push_back(code_of(cell, plan.slot));
  else
    keep_number(cell, plan);
}

/// Takes a cell that begins with a quotation mark; the place behind it, or null when it is not closed.
const char* CsvReader::take_quoted(const char* at, const char* end, const Plan& plan) {
  const char* p = at + 1;
  bool doubled = false;
  while (true) {
    p = static_cast<const char*>(std::memchr(p, '"', static_cast<std::size_t>(end - p)));
    if (p == nullptr) return nullptr;
    if (p[1] != '"') break;  // there is always a line end behind
    doubled = true;
    p += 2;
  }
  if (plan.wanted) {
    std::string_view cell(at + 1, static_cast<std::size_t>(p - at - 1));
    if (doubled) {
      unquote_into(scratch_, at + 1, p);
      cell = scratch_;
    }
    keep(cell, plan);
  }
  while (!ends_cell(*p)) ++p;
  return p;
}

/// Takes one cell; the place of the delimiter or line end behind it, or null for a quote that is not closed.
const char* CsvReader::take(const char* at, const char* end, const Plan& plan) {
  if (*at == '"') return take_quoted(at, end, plan);
  const char* p = at;
  if (plan.wanted &&
      plan.kind != CsvKind::text) {  // whole numbers, by far the most cells, without another look
    std::uint64_t value = 0;
    while (static_cast<unsigned char>(*p - '0') < 10)
      value = value * 10 + static_cast<std::uint64_t>(*p++ - '0');
    constexpr std::ptrdiff_t exact_digits = 15;
    if (p != at && p - at <= exact_digits && ends_cell(*p)) {
      columns_[plan.slot].numbers.push_back(static_cast<double>(value));
      return p;
    }
  }
  while (!ends_cell(*p)) ++p;
  if (!plan.wanted) return p;
  const bool carriage = p != at && p[-1] == '\r';
  keep({at, static_cast<std::size_t>(p - at) - (carriage ? 1U : 0U)}, plan);
  return p;
}

/// The place behind the row, or null when it ends within a quoted cell or has a fault.
const char* CsvReader::read_row(const char* at, const char* end) {
  const std::size_t count = plans_.size();
  const Plan* plans = plans_.data();
  for (std::size_t column = 0; column < count; ++column) {
    at = take(at, end, plans[column]);
    fault_column_ = column;
    if (at == nullptr) fault_ = Fault::open_quote;
    if (fault_ != Fault::none) return nullptr;
    const bool row_ends = *at == dialect_.line_end;
    ++at;
    if (row_ends == (column + 1 == count)) continue;
    fault_ = row_ends ? Fault::too_few : Fault::too_many;
    fault_column_ = column + 1;
    return nullptr;
  }
  return at;
}

void CsvReader::forget_row() {
  for (std::size_t i = 0; i < wanted_.size(); ++i) {
    if (wanted_[i].kind == CsvKind::text)
      columns_[i].codes.resize(rows_);
    else
      columns_[i].numbers.resize(rows_);
  }
}

std::string_view CsvReader::plain_cell(const char* begin, std::size_t row, std::size_t column) const {
  const std::uint32_t* const end = plain_.ends.data() + row * plans_.size() + column;
  const std::uint32_t from = row + column == 0 ? 0 : end[-1] + 1;
  const bool carriage = column + 1 == plans_.size() && *end != from && begin[*end - 1] == '\r';
  return {begin + from, *end - from - (carriage ? 1U : 0U)};
}

/// A column of numbers from rows whose cell ends are known. False when a cell needs the careful way.
bool CsvReader::take_plain_numbers(const char* begin, const CsvWanted& wanted, std::vector<double>& numbers) {
  numbers.resize(rows_ + plain_.rows);
  double* const out = numbers.data() + rows_;
  const std::size_t columns = plans_.size();
  const std::uint32_t* end = plain_.ends.data() + wanted.column;
  for (std::size_t row = 0; row < plain_.rows; ++row, end += columns) {
    const std::size_t from = row + wanted.column == 0 ? 0 : end[-1] + std::size_t{1};
    const std::size_t size = *end - from;
    if (size - 1 < 8 && from + 8 <= plain_.bytes) {  // whole numbers of 1 to 8 digits, by far the most
      const EightBytes digits = digits_of(begin + from, size);
      if (all_digits(digits)) {
        out[row] = static_cast<double>(number_of(digits));
        continue;
      }
    }
    const auto number = csv_number(plain_cell(begin, row, wanted.column), dialect_.decimal);
    if (!number) return false;
    out[row] = *number;
  }
  return true;
}

/// The same for texts.
bool CsvReader::take_plain_texts(const char* begin, const CsvWanted& wanted, std::size_t slot) {
  auto& codes = columns_[slot].codes;
  codes.resize(rows_ + plain_.rows);
  std::int32_t* const out = codes.data() + rows_;
  std::string_view previous;
  EightBytes previous_bytes = 0;  // of a text of at most 8 bytes, which a row after the other often repeats
  std::int32_t code = -1;         // of an empty cell
  for (std::size_t row = 0; row < plain_.rows; ++row) {
    const std::string_view cell = plain_cell(begin, row, wanted.column);
    const auto from = static_cast<std::size_t>(cell.data() - begin);
    const bool brief = cell.size() - 1 < 8 && from + 8 <= plain_.bytes;
    const EightBytes bytes = brief ? digits_of(cell.data(), cell.size()) : 0;
    const bool same = cell.size() == previous.size() && (brief ? bytes == previous_bytes : cell == previous);
    if (!same) {
      code = code_of(cell, slot);
      if (fault_ != Fault::none) return false;
      previous = cell;
      previous_bytes = brief || cell.size() - 1 >= 8 ? bytes : ~EightBytes{0};
    }
    out[row] = code;
  }
  return true;
}

/// Reads rows without quotation marks until one is odd; the place behind the last. Null when a cell is no
/// number: nothing is taken then, and the rows have to be read one by one to find it.
const char* CsvReader::read_plain(const char* begin, const char* end) {
  find_plain_rows(plain_, begin, end, plans_.size(), dialect_);
  bool fine = true;
  for (std::size_t i = 0; i < wanted_.size() && fine; ++i)
    fine = wanted_[i].kind == CsvKind::text ? take_plain_texts(begin, wanted_[i], i)
                                            : take_plain_numbers(begin, wanted_[i], columns_[i].numbers);
  if (!fine) {
    fault_ = Fault::none;
    forget_row();
    return nullptr;
  }
  rows_ += plain_.rows;
  return begin + plain_.bytes;
}

/// Reads one row or empty line, whatever it looks like; null when it is not complete or has a fault.
const char* CsvReader::read_one(const char* at, const char* end, bool last) {
  const bool carriage = *at == '\r' && at + 1 != end && at[1] == dialect_.line_end;
  if (*at == dialect_.line_end || carriage) {  // an empty line is no row
    ++blank_lines_;
    return at + (carriage ? 2 : 1);
  }
  const char* next = read_row(at, end);
  if (next != nullptr) {
    ++rows_;
  } else if (fault_ == Fault::open_quote && !last) {  // more may come
    fault_ = Fault::none;
    forget_row();
  }
  return next;
}

/// Reads lines; the last byte is a line end. Stretches without a quotation mark go the fast way, the others
/// and odd rows one by one.
Result<std::size_t> CsvReader::read_lines(const char* begin, const char* end, bool last) {
  constexpr std::size_t stretch = std::size_t{1} << 15U;
  const char* at = begin;
  const char* stop = begin;
  bool plain = false;
  while (at != end) {
    if (at >= stop) {
      const std::string_view left(at, static_cast<std::size_t>(end - at));
      const std::size_t line_end = left.substr(0, stretch).rfind(dialect_.line_end);
      stop = line_end == left.npos ? end : at + line_end + 1;
      // In a file of one column an empty line looks like a row with an empty cell; the careful way tells them apart.
      plain = plans_.size() > 1 && std::memchr(at, '"', static_cast<std::size_t>(stop - at)) == nullptr;
    }
    if (plain) {
      const char* const behind = read_plain(at, stop);
      plain = behind != nullptr;
      if (plain) at = behind;
    }
    if (at == stop) continue;
    const char* next = read_one(at, end, last);
    if (fault_ != Fault::none) return error();
    if (next == nullptr) break;
    at = next;
  }
  return static_cast<std::size_t>(at - begin);
}

Result<std::size_t> CsvReader::read(std::string_view piece, bool last) {
  const std::size_t final_end = piece.rfind(dialect_.line_end);
  const std::size_t complete = final_end == piece.npos ? 0 : final_end + 1;
  const auto read = read_lines(piece.data(), piece.data() + complete, last && complete == piece.size());
  if (!read || !last || complete == piece.size()) return read;
  std::string rest(piece.substr(*read));  // the final row has no line end: give it one
  rest += dialect_.line_end;
  const auto finished = read_lines(rest.data(), rest.data() + rest.size(), true);
  if (!finished) return finished;
  return piece.size();
}

Result<CsvHeader> read_csv_header(std::string_view text, const CsvDialect& dialect, CsvEncoding encoding) {
  CsvHeader out;
  std::string cell;
  bool quoted = false;
  const auto finish = [&]() -> Result<bool> {
    if (cell.ends_with('\r')) cell.pop_back();
    auto name = text_in(cell, encoding);
    const std::string place = "/1/" + std::to_string(out.names.size() + 1);
    if (!name) return fail(ErrorKind::invalid, place, "Row 1: a column name is not UTF-8 text.");
    if (std::ranges::find(out.names, *name) != out.names.end())
      return fail(ErrorKind::invalid, place, "Row 1: the column name " + column_words(*name, out.names.size()) + " stands there twice.");
    out.names.push_back(*std::move(name));
    cell.clear();
    return true;
  };
  for (; out.bytes < text.size(); ++out.bytes) {
    const char c = text[out.bytes];
    if (c == '"')
      quoted = !quoted;
    else if (quoted || (c != dialect.delimiter && c != dialect.line_end))
      cell += c;
    else if (const auto done = finish(); !done)
      return std::unexpected(done.error());
    if (!quoted && c == dialect.line_end) break;
  }
  if (out.bytes < text.size())
    ++out.bytes;
  else if (!cell.empty() || out.names.empty())
    if (const auto done = finish(); !done) return std::unexpected(done.error());
  if (out.names.size() == 1 && out.names.front().empty())
    return fail(ErrorKind::invalid, "/1", "The file is empty; its first row has to name the columns.");
  return out;
}

Result<std::vector<CsvColumn>> read_csv(std::string_view text, const CsvHeader& header,
                                        const CsvDialect& dialect, std::vector<CsvWanted> wanted,
                                        CsvEncoding encoding) {
  CsvReader reader(header, dialect, std::move(wanted), encoding);
  const auto read = reader.read(text.substr(header.bytes), /*last=*/true);
  if (!read) return std::unexpected(read.error());
  return reader.take_columns();
}

}  // namespace cairn::documents
