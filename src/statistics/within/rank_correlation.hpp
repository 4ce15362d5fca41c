// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "statistics/undefined.hpp"

namespace cairn::statistics {

/// Ranks from 1, the mean rank for ties.
std::vector<double> mid_ranks(std::span<const double> values);

/// Spearman's correlation: Pearson's of the mid-ranks.
Defined<> spearman(std::span<const double> x, std::span<const double> y);

/// Everything Kendall's tau is made of (Kendall 1970, Rank Correlation Methods).
struct Kendall {
  std::size_t n = 0;
  double concordant = 0;  ///< pairs that go the same way
  double discordant = 0;
  double tied_x = 0;  ///< pairs tied in x, whatever y does
  double tied_y = 0;
  double variance = 0;         ///< of S under no association, with the correction for ties
  double variance_untied = 0;  ///< n(n−1)(2n+5)/18

  double s() const { return concordant - discordant; }
  double pairs() const { return static_cast<double>(n) * (static_cast<double>(n) - 1) / 2; }
};

/// Counts pairs in n log n steps. x and y are observed and of the same length.
Kendall kendall(std::span<const double> x, std::span<const double> y);

/// τ_b = S/√((n₀−t_x)(n₀−t_y)). Undefined when x or y does not vary.
Defined<> tau_b(const Kendall& counts);

}  // namespace cairn::statistics
