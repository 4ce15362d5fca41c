// SPDX-License-Identifier: Apache-2.0
#include "statistics/sums.hpp"

#include <algorithm>
#include <stdexcept>

namespace cairn::statistics {
namespace {

/// A power of two near the largest magnitude, so that dividing by it is exact; 1 when all are 0.
double scale_of(std::span<const double> values) {
  double largest = 0;
  for (const double value : values) largest = std::max(largest, std::abs(value));
  if (largest == 0 || !std::isfinite(largest)) return 1;
  return std::ldexp(1.0, std::clamp(std::ilogb(largest), -1022, 1023));
}

std::vector<double> deviations(std::span<const double> values, double mean) {
  std::vector<double> out(values.begin(), values.end());
  for (double& value : out) value -= mean;
  return out;
}

bool all_equal(std::span<const double> values) {
  return std::ranges::all_of(values, [&](double value) { return value == values.front(); });
}

}  // namespace

std::vector<double> observed(std::span<const double> values) {
  std::vector<double> out;
  out.reserve(values.size());
  std::ranges::copy_if(values, std::back_inserter(out), [](double value) { return !is_missing(value); });
  return out;
}

std::size_t count_observed(std::span<const double> values) {
  return static_cast<std::size_t>(
      std::ranges::count_if(values, [](double value) { return !is_missing(value); }));
}

double sum_of(std::span<const double> values) {
  CompensatedSum sum;
  for (const double value : values) sum.add(value);
  return sum.value();
}

Defined<> mean_of(std::span<const double> values) {
  if (values.empty()) return undefined("there are no values");
  if (all_equal(values)) return finite_or_undefined(values.front());
  const double scale = scale_of(values);
  CompensatedSum sum;
  for (const double value : values) sum.add(value / scale);
  return finite_or_undefined(sum.value() / static_cast<double>(values.size()) * scale);
}

Defined<> sd_of(std::span<const double> values) {
  if (values.size() < 2) return undefined("a standard deviation needs at least 2 values");
  if (all_equal(values)) return 0.0;
  const auto mean = mean_of(values);
  if (!mean) return mean;
  const auto apart = deviations(values, *mean);
  const double scale = scale_of(apart);
  CompensatedSum squares;
  CompensatedSum rest;  // what the rounded mean leaves behind
  for (const double d : apart) {
    squares.add(d / scale * (d / scale));
    rest.add(d / scale);
  }
  const auto n = static_cast<double>(values.size());
  const double within = squares.value() - rest.value() * rest.value() / n;
  return finite_or_undefined(std::sqrt(std::max(0.0, within) / (n - 1)) * scale);
}

Defined<> correlation_of(std::span<const double> x, std::span<const double> y) {
  if (x.size() != y.size()) throw std::invalid_argument("a correlation needs pairs");
  if (x.size() < 2) return undefined("a correlation needs at least 2 pairs");
  if (all_equal(x) || all_equal(y)) return undefined("one of the two does not vary");
  const auto mean_x = mean_of(x);
  const auto mean_y = mean_of(y);
  if (!mean_x || !mean_y) return undefined("the numbers are too large to calculate with");
  const auto dx = deviations(x, *mean_x);
  const auto dy = deviations(y, *mean_y);
  const double scale_x = scale_of(dx);
  const double scale_y = scale_of(dy);
  CompensatedSum xx;
  CompensatedSum yy;
  CompensatedSum xy;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double a = dx[i] / scale_x;
    const double b = dy[i] / scale_y;
    xx.add(a * a);
    yy.add(b * b);
    xy.add(a * b);
  }
  return std::clamp(xy.value() / std::sqrt(xx.value() * yy.value()), -1.0, 1.0);
}

Defined<> median_of(std::span<const double> values) {
  if (values.empty()) return undefined("there are no values");
  std::vector<double> sorted(values.begin(), values.end());
  const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
  std::ranges::nth_element(sorted, middle);
  if (sorted.size() % 2 == 1) return *middle;
  return *std::max_element(sorted.begin(), middle) / 2 + *middle / 2;
}

Defined<> quantile_of(std::span<const double> values, double p) {
  if (values.empty()) return undefined("there are no values");
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  const double place = std::clamp(p, 0.0, 1.0) * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const auto above = std::min(below + 1, sorted.size() - 1);
  const double part = place - static_cast<double>(below);
  return sorted[below] * (1 - part) + sorted[above] * part;
}

}  // namespace cairn::statistics
