// SPDX-License-Identifier: Apache-2.0
// csv_reading FILE COLUMN…: how fast our reader takes the columns from a file in memory (the first as text, the others
// as numbers), beside two things that no reader can beat in the same run: copying the bytes, and finding every line
// end. Best of 15 rounds in turns; processor time, so that what else runs on the machine counts as little as it can.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>

#include "documents/csv/dialect.hpp"
#include "documents/csv/reader.hpp"

namespace {

/// The processor seconds of one call.
double seconds_of(const std::function<void()>& work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

/// How many lines there are, found one after the other.
std::size_t lines_of(const std::string& text) {
  std::size_t lines = 0;
  const char* at = text.data();
  const char* const end = at + text.size();
  while ((at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)))) != nullptr) {
    ++lines;
    if (++at == end) break;
  }
  return lines;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace cairn::documents;
  if (argc < 3) return 2;
  std::ifstream file(argv[1], std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto dialect = detect_dialect(std::string_view(text).substr(0, 65536));
  const auto header = dialect ? read_csv_header(text, *dialect) : cairn::Result<CsvHeader>(CsvHeader{});
  if (!header) return 1;
  std::vector<CsvWanted> wanted;
  for (int i = 2; i < argc; ++i) {
    const auto column = header->column(argv[i]);
    if (!column) return 1;
    wanted.push_back({*column, i == 2 ? CsvKind::text : CsvKind::number});
  }
  double reading = 1e9, copying = 1e9, lines = 1e9;
  std::size_t rows = 0, line_count = 0;
  std::string copy(text.size(), ' ');
  for (int round = 0; round < 15; ++round) {
    copying = std::min(copying, seconds_of([&] { std::memcpy(copy.data(), text.data(), text.size()); }));
    lines = std::min(lines, seconds_of([&] { line_count = lines_of(text); }));
    bool fine = true;
    reading = std::min(reading, seconds_of([&] {
      CsvReader reader(*header, *dialect, wanted);
      reader.reserve(line_count);
      fine = reader.read(std::string_view(text).substr(header->bytes), true).has_value();
      rows = reader.rows();
    }));
    if (!fine || copy.back() != text.back()) return 1;
  }
  const double megabytes = static_cast<double>(text.size()) / 1e6;
  std::printf("%zu rows, %zu columns, %.1f MB: %.0f MB/s; finding lines %.0f MB/s (%.1f times as fast), copying %.0f MB/s\n",
              rows, wanted.size(), megabytes, megabytes / reading, megabytes / lines, reading / lines,
              megabytes / copying);
}
