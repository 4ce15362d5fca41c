// SPDX-License-Identifier: Apache-2.0
// csv_reading FILE COLUMN…: how fast our reader takes the columns from a file in memory, best of five;
// processor time, so that what else runs on the machine does not count.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>

#include "documents/csv/dialect.hpp"
#include "documents/csv/reader.hpp"

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
  double best = 1e9;
  std::size_t rows = 0;
  for (int run = 0; run < 5; ++run) {
    const std::clock_t start = std::clock();
    CsvReader reader(*header, *dialect, wanted);
    reader.reserve(text.size() / 20);
    if (!reader.read(std::string_view(text).substr(header->bytes), true)) return 1;
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    rows = reader.rows();
  }
  std::printf("%zu rows, %.1f MB in %.4f s: %.0f MB/s\n", rows, static_cast<double>(text.size()) / 1e6, best,
              static_cast<double>(text.size()) / 1e6 / best);
}
