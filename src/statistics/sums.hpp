// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "statistics/undefined.hpp"

namespace cairn::statistics {

/// A sum that carries the digits that plain addition drops (Neumaier 1974, ZAMM 54:39-51).
class CompensatedSum {
 public:
  void add(double value) {
    const double next = sum_ + value;
    lost_ += std::abs(sum_) >= std::abs(value) ? (sum_ - next) + value : (value - next) + sum_;
    sum_ = next;
  }
  double value() const { return std::isfinite(sum_) ? sum_ + lost_ : sum_; }

 private:
  double sum_ = 0;
  double lost_ = 0;
};

/// The observed values of a span, in order; missing ones dropped.
std::vector<double> observed(std::span<const double> values);

/// How many values of a span were observed.
std::size_t count_observed(std::span<const double> values);

/// The sum, compensated. 0 for an empty span. Values must be observed.
double sum_of(std::span<const double> values);

/// The arithmetic mean of observed values, without overflow up to the largest double. Undefined when there
/// are none.
Defined<> mean_of(std::span<const double> values);

/// The standard deviation with n − 1, two passes, scaled so that neither 1e-300 nor 1e300 is lost.
/// Exactly 0 when all are equal. Undefined for fewer than 2 values or when it is larger than a double.
Defined<> sd_of(std::span<const double> values);

/// Pearson's correlation of two spans of the same length, all observed. Undefined for fewer than 2 pairs or
/// when either does not vary.
Defined<> correlation_of(std::span<const double> x, std::span<const double> y);

/// The middle value, or the mean of the two middle ones. Undefined when there are none.
Defined<> median_of(std::span<const double> values);

/// The quantile at `p` (0…1) by linear interpolation between order statistics (type 7 of Hyndman & Fan 1996).
/// Undefined when there are no values.
Defined<> quantile_of(std::span<const double> values, double p);

}  // namespace cairn::statistics
