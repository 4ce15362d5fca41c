// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "statistics/growth/growth_prediction.hpp"
#include "statistics/interval.hpp"

/// Reliable change from a growth model (Speer & Greenbaum 1995, J Consult Clin Psychol 63:1044-1048): each
/// person's empirical Bayes slope, as a deviation from the average slope, divided by its conditional standard
/// deviation. So "improved" means "faster than the average person here", not "better than at the start": say
/// so wherever it is shown.
namespace cairn::statistics {

/// One person.
struct SlopeChange {
  std::uint32_t client = 0;
  double slope = 0;           ///< deviation from the average slope
  double sd = 0;              ///< its conditional standard deviation
  double index = 0;           ///< slope / sd
  bool improved = false;      ///< beyond the critical value on the better side
  bool deteriorated = false;  ///< beyond it on the worse side
};

/// Everybody with at least 3 scores.
struct SlopeChanges {
  std::vector<SlopeChange> people;  ///< in the order of their first row
  GrowthFit fit;
  double critical = 0;  ///< Φ⁻¹(1 − α/2)
  Account account;      ///< used: people; left_out: people with fewer than 3 scores
};

/// Fits score ~ time + (time | person) by restricted maximum likelihood to people with at least 3 scores and
/// gives each one's index. Undefined when the model is, or when it finds no differences between slopes.
Defined<SlopeChanges> slope_changes(std::span<const double> score, std::span<const double> time,
                                    std::span<const std::uint32_t> client, Better better = Better::lower,
                                    double level = 0.95);

}  // namespace cairn::statistics
