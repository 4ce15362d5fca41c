// SPDX-License-Identifier: Apache-2.0
#include "cli/outcomes/csv_file.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>

#include "cli/outcomes/progress.hpp"

namespace cairn::outcomes {
namespace {

using documents::CsvColumn;
using documents::CsvDialect;
using documents::CsvEncoding;
using documents::CsvHeader;
using documents::CsvReader;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

constexpr std::size_t piece = std::size_t{1} << 20U;
constexpr std::size_t longest_row = std::size_t{64} << 20U;

Result<CsvEncoding> encoding_of(const FileOptions& options) {
  if (options.encoding == "utf-8") return CsvEncoding::utf8;
  if (options.encoding == "windows-1252" || options.encoding == "latin1") return CsvEncoding::windows_1252;
  return fail(ErrorKind::invalid, "--encoding", "This can be utf-8 or windows-1252.");
}

Result<documents::CsvHints> hints_of(const FileOptions& options) {
  documents::CsvHints out;
  const std::string mark =
      options.delimiter == "tab" || options.delimiter == "\\t" ? "\t" : options.delimiter;
  if (mark.size() > 1 || options.decimal.size() > 1)
    return fail(ErrorKind::invalid, "--delimiter",
                "Delimiter and decimal mark are one character each (or \"tab\").");
  if (!mark.empty()) out.delimiter = mark.front();
  if (!options.decimal.empty()) out.decimal = options.decimal.front();
  return out;
}

/// A file that is open, with its first bytes looked at.
struct Opened {
  File file;
  double size = 0;
  std::string waiting;  ///< bytes read and not used yet
  bool ended = false;
  CsvDialect dialect;
  CsvHeader header;
  CsvEncoding encoding = CsvEncoding::utf8;

  /// Appends the next piece; marks the end.
  Result<bool> fill() {
    const std::size_t before = waiting.size();
    waiting.resize(before + piece);
    const std::size_t read = std::fread(waiting.data() + before, 1, piece, file.get());
    waiting.resize(before + read);
    if (std::ferror(file.get()) != 0)
      return fail(ErrorKind::unavailable, "file", "The file could not be read to its end.");
    ended = read < piece;
    if (waiting.find('\0', before) != waiting.npos)
      return fail(ErrorKind::invalid, "file",
                  "This file has zero bytes in it, so it is no text. Save it as CSV in UTF-8.");
    return true;
  }
};

Result<Opened> open_file(const FileOptions& options) {
  const auto encoding = encoding_of(options);
  if (!encoding) return std::unexpected(encoding.error());
  const auto hints = hints_of(options);
  if (!hints) return std::unexpected(hints.error());
  Opened out;
  out.file.reset(std::fopen(options.path.c_str(), "rb"));
  if (!out.file)
    return fail(ErrorKind::not_found, "file",
                "The file cannot be opened. Is its name right, and may you read it?");
  if (std::fseek(out.file.get(), 0, SEEK_END) == 0)
    out.size = static_cast<double>(std::ftell(out.file.get()));
  std::rewind(out.file.get());
  out.encoding = *encoding;
  if (const auto filled = out.fill();
      !filled && !out.waiting.starts_with("\xFF\xFE") && !out.waiting.starts_with("\xFE\xFF"))
    return std::unexpected(filled.error());
  const auto text = documents::csv_text(out.waiting);
  if (!text) return std::unexpected(text.error());
  out.waiting.erase(0, out.waiting.size() - text->size());
  const auto dialect = documents::detect_dialect(std::string_view(out.waiting).substr(0, 65536), *hints);
  if (!dialect) return std::unexpected(dialect.error());
  out.dialect = *dialect;
  auto header = documents::read_csv_header(out.waiting, out.dialect, out.encoding);
  if (!header) return std::unexpected(header.error());
  out.waiting.erase(0, header->bytes);
  out.header = *std::move(header);
  return out;
}

Result<bool> read_all(Opened& opened, CsvReader& reader) {
  ProgressLine progress("Reading", opened.size);
  double done = 0;
  while (true) {
    const auto read = reader.read(opened.waiting, opened.ended);
    if (!read) return std::unexpected(read.error());
    if (done == 0 && reader.rows() > 0 && *read > 0)
      reader.reserve(static_cast<std::size_t>(1.02 * opened.size / static_cast<double>(*read) *
                                              static_cast<double>(reader.rows())) +
                     16);
    done += static_cast<double>(*read);
    progress.at(done);
    if (opened.ended) return true;
    opened.waiting.erase(0, *read);
    if (opened.waiting.size() > longest_row)
      return fail(ErrorKind::too_large, "file", "One row is longer than 64 MB. Is a quotation mark open?");
    if (const auto filled = opened.fill(); !filled) return std::unexpected(filled.error());
  }
}

}  // namespace

void declare_file(CLI::App& app, FileOptions& options) {
  app.add_option("file", options.path, "CSV file with a first row of column names")->required();
  app.add_option("--delimiter", options.delimiter, "what separates cells: , ; | tab (found when left out)");
  app.add_option("--decimal", options.decimal, "decimal mark: . or , (found when left out)");
  app.add_option("--encoding", options.encoding, "utf-8 or windows-1252")->capture_default_str();
}

Result<std::vector<std::string>> column_names(const FileOptions& options) {
  auto opened = open_file(options);
  if (!opened) return std::unexpected(opened.error());
  return std::move(opened->header.names);
}

Result<std::vector<CsvColumn>> read_columns(const FileOptions& options, const std::vector<Asked>& asked) {
  auto opened = open_file(options);
  if (!opened) return std::unexpected(opened.error());
  std::vector<documents::CsvWanted> wanted;
  for (const auto& one : asked) {
    const auto column = opened->header.column(one.name);
    if (!column) return std::unexpected(column.error());
    if (std::ranges::find(wanted, *column, &documents::CsvWanted::column) != wanted.end())
      return fail(ErrorKind::invalid, "/" + one.name, "This column is asked for twice.");
    wanted.push_back({*column, one.kind});
  }
  CsvReader reader(opened->header, opened->dialect, wanted, opened->encoding);
  const auto read = read_all(*opened, reader);
  if (!read) return std::unexpected(read.error());
  return reader.take_columns();
}

}  // namespace cairn::outcomes
