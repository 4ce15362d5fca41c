// SPDX-License-Identifier: Apache-2.0
#include "statistics/growth/client_sums.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "statistics/numeric/blocks.hpp"

namespace cairn::statistics {
namespace {

constexpr std::size_t rows_per_block = 1U << 16U;

/// Mean and largest magnitude of finite values; plain sums of blocks, so that the result does not depend on
/// cores.
struct Extent {
  double mean = 0;
  double largest = 0;
};

Extent extent_of(std::span<const double> values) {
  struct Part {
    double sum = 0;
    double count = 0;
    double largest = 0;
  };
  std::vector<Part> parts(blocks_of(values.size(), rows_per_block));
  for_each_block(parts.size(), [&](std::size_t block) {
    Part part;
    for (const double v : values.subspan(block * rows_per_block)
                              .first(std::min(rows_per_block, values.size() - block * rows_per_block))) {
      if (!std::isfinite(v)) continue;
      part.sum += v * 0x1p-64;  // so that the sum of very large numbers stays finite
      part.count += 1;
      part.largest = std::max(part.largest, std::abs(v));
    }
    parts[block] = part;
  });
  Part all;
  for (const auto& part : parts) {
    all.sum += part.sum;
    all.count += part.count;
    all.largest = std::max(all.largest, part.largest);
  }
  return {all.count > 0 ? all.sum / all.count * 0x1p64 : 0, all.largest};
}

/// The mean when it is large beside 1e-290 (below that the shift above would cost digits), else 0.
double center_of(const Extent& extent) { return std::abs(extent.mean) > 1e-270 ? extent.mean : 0; }

}  // namespace

double power_of_two_near(double value) {
  if (value == 0 || !std::isfinite(value)) return 1;
  return std::ldexp(1.0, std::clamp(std::ilogb(value), -1021, 1021));
}

ClientReader::ClientReader(const GrowthRows& rows, bool centered)
    : outcome_(rows.outcome), columns_(design_columns(rows)), runs_(client_runs(rows.client)) {
  for (const auto& column : columns_.distinct)
    units_.column.push_back(column.empty() ? 1 : power_of_two_near(extent_of(column).largest));
  const Extent extent = extent_of(rows.outcome);
  units_.center = centered ? center_of(extent) : 0;
  units_.outcome = power_of_two_near(extent.largest);
  for (const double unit : units_.column) per_unit_.push_back(1 / unit);
}

ClientReader::ClientReader(const GrowthRows& rows, Units units)
    : outcome_(rows.outcome),
      columns_(design_columns(rows)),
      runs_(client_runs(rows.client)),
      units_(std::move(units)) {
  for (const double unit : units_.column) per_unit_.push_back(1 / unit);
}

/// `Columns` is the number of distinct columns when it is known while compiling, else 0: the compiler then
/// unrolls the loops over columns.
template <std::size_t Columns>
void ClientReader::read_rows(std::size_t first, std::size_t last, ClientSums& sums) const {
  const std::size_t m = Columns > 0 ? Columns : columns_.distinct.size();
  std::array<double, Columns*(Columns + 1) / 2 + 1> fast_gram{};
  std::array<double, Columns + 1> fast_cross{};
  std::array<double, Columns + 1> fast_v{};
  std::vector<double> slow_v(Columns > 0 ? 0 : m);
  double* const gram = Columns > 0 ? fast_gram.data() : sums.gram.data();
  double* const cross = Columns > 0 ? fast_cross.data() : sums.cross.data();
  double* const v = Columns > 0 ? fast_v.data() : slow_v.data();
  const double per_outcome = 1 / units_.outcome;
  double square = 0;
  std::size_t used = 0;
  for (std::size_t position = first; position < last; ++position) {
    const std::size_t row = runs_.row(position);
    const double y = (outcome_[row] - units_.center) * per_outcome;
    double fault = y - y;  // 0 unless something is missing or infinite
    for (std::size_t i = 0; i < m; ++i) {
      v[i] = columns_.distinct[i].empty() ? 1.0 : columns_.distinct[i][row] * per_unit_[i];
      fault += v[i] - v[i];
    }
    if (fault != 0) continue;
    ++used;
    for (std::size_t i = 0, at = 0; i < m; ++i) {
      for (std::size_t j = 0; j <= i; ++j) gram[at++] += v[i] * v[j];
      cross[i] += v[i] * y;
    }
    square += y * y;
  }
  if constexpr (Columns > 0) {
    std::copy_n(fast_gram.begin(), m * (m + 1) / 2, sums.gram.begin());
    std::copy_n(fast_cross.begin(), m, sums.cross.begin());
  }
  sums.square = square;
  sums.rows = used;
}

void ClientReader::read(std::size_t index, ClientSums& sums) const {
  const std::size_t m = columns_.distinct.size();
  sums.gram.assign(m * (m + 1) / 2, 0);
  sums.cross.assign(m, 0);
  const std::size_t first = runs_.start[index];
  const std::size_t last = runs_.start[index + 1];
  switch (m) {
    case 1:
      return read_rows<1>(first, last, sums);
    case 2:
      return read_rows<2>(first, last, sums);
    case 3:
      return read_rows<3>(first, last, sums);
    case 4:
      return read_rows<4>(first, last, sums);
    default:
      return read_rows<0>(first, last, sums);
  }
}

}  // namespace cairn::statistics
