// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "statistics/finding.hpp"
#include "statistics/undefined.hpp"

/// Goal attainment scaling: T = 50 + 10·Σwᵢxᵢ / √((1−ρ)Σwᵢ² + ρ(Σwᵢ)²) (Kiresuk & Sherman 1968, Community
/// Ment Health J 4:443-453). 50 means "as expected, on the whole"; a higher number is better.
namespace cairn::statistics {

/// What is assumed about the goals of one person.
struct AttainmentScale {
  double rho = 0.30;  ///< assumed correlation between goals, 0…1 (Kiresuk & Sherman's usual value)
  double low = -2;    ///< the lowest level on the scale; some services code −3
  double high = 2;    ///< the highest level
};

/// The attainment T of one person, and what it rests on.
struct AttainmentT {
  Defined<> t;
  Account account;  ///< used: goals with a level; left_out: goals without one
};

/// T of one person's goals. `levels` are attained levels, `missing` where a goal was not rated (such goals
/// are dropped, with their weight); `weights` is empty (all 1) or as long as `levels`. Undefined when no goal
/// was rated, a level is off the scale, a weight is negative, missing or not finite, all weights are 0, or
/// rho is not in 0…1.
AttainmentT attainment_t(std::span<const double> levels, std::span<const double> weights = {},
                         const AttainmentScale& scale = {});

/// One goal of one person, for a cohort.
struct RatedGoal {
  std::int64_t client = 0;
  double weight = 1;
  double baseline = -1;       ///< level at the start; `missing` when it was not rated
  double attained = missing;  ///< level at the end; `missing` when it was not rated
};

/// One person in a cohort. The baseline T uses only goals that were also rated at the end, so that the change
/// compares the same goals.
struct ClientAttainment {
  std::int64_t client = 0;
  std::size_t rated = 0;  ///< goals rated at the end
  Defined<> baseline;
  Defined<> attained;
  Defined<> change;  ///< attained − baseline
};

/// The people of a cohort in ascending order of client.
struct CohortAttainment {
  std::vector<ClientAttainment> clients;
  Defined<> mean_attained;  ///< mean T at the end over people who have one
  Defined<> sd_attained;
  Defined<> mean_change;
  Account account;  ///< used: people with a T at the end; left_out: people without one
};

/// T at start and end for each person of a cohort; the goals may come in any order.
CohortAttainment cohort_attainment(std::span<const RatedGoal> goals, const AttainmentScale& scale = {});

}  // namespace cairn::statistics
