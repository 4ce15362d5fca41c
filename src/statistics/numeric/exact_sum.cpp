// SPDX-License-Identifier: Apache-2.0
#include "statistics/numeric/exact_sum.hpp"

#include <cmath>
#include <utility>

namespace cairn::statistics {

ExactSum::ExactSum(std::span<const double> parts) {
  for (const double part : parts) add(part);
}

void ExactSum::add(double value) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    double part = parts_[i];
    if (std::abs(value) < std::abs(part)) std::swap(value, part);
    const double high = value + part;
    const double low = part - (high - value);
    if (low != 0) parts_[kept++] = low;
    value = high;
  }
  parts_.resize(kept);
  if (value != 0) parts_.push_back(value);
}

void ExactSum::add(const ExactSum& other) {
  const std::vector<double> parts = other.parts_;  // a copy, so that a sum can be added to itself
  for (const double part : parts) add(part);
}

double ExactSum::value() const {
  if (parts_.empty()) return 0;
  std::size_t i = parts_.size() - 1;
  double high = parts_[i];
  double low = 0;
  while (i > 0 && low == 0) {
    const double before = high;
    const double part = parts_[--i];
    high = before + part;
    low = part - (high - before);
  }
  // When what is left lies exactly half way between two doubles, the next smaller part decides which one is
  // nearer.
  if (i > 0 && std::signbit(low) == std::signbit(parts_[i - 1])) {
    const double twice = low * 2;
    const double moved = high + twice;
    if (moved - high == twice) high = moved;
  }
  return high;
}

}  // namespace cairn::statistics
