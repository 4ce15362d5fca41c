// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace cairn::statistics {

/// A sum without any rounding: it holds the exact value as a few doubles that do not overlap (Shewchuk 1997,
/// Discrete Comput Geom 18:305-363). So the order of adding does not matter, and sums of parts add up to the
/// sum of the whole, bit for bit. Values must be finite and the sum must stay below the largest double.
class ExactSum {
 public:
  ExactSum() = default;
  /// The sum whose parts were taken from `parts()` of another one.
  explicit ExactSum(std::span<const double> parts);

  void add(double value);
  void add(const ExactSum& other);

  /// The exact sum, rounded once to the nearest double.
  double value() const;

  /// The doubles whose exact sum this is, smallest first; for sending it elsewhere.
  const std::vector<double>& parts() const { return parts_; }

 private:
  std::vector<double> parts_;
};

}  // namespace cairn::statistics
