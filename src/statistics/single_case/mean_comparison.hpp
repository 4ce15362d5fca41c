// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>

#include "statistics/interval.hpp"
#include "statistics/undefined.hpp"

/// Differences and ratios of level between a baseline phase A and a treatment phase B of one series. Values
/// are given as they are, not turned; missing ones are dropped.
namespace cairn::statistics {

struct Effect {
  Defined<> estimate;
  Defined<> se;
  Defined<Interval> interval;  ///< estimate ± z·se
};

/// Whose spread a mean difference is measured in.
enum class Standardiser { baseline, pooled };

struct MeanDifference {
  Effect effect;  ///< above 0 = better
  Defined<> sd;   ///< the spread it was divided by
};

/// J·(M_B − M_A)/s, J = 1 − 3/(4df − 1) unless `corrected` is false (Gingerich 1984; Busk & Serlin 1992).
MeanDifference standardised_mean_difference(std::span<const double> a, std::span<const double> b,
                                            Better better, Standardiser standardiser = Standardiser::baseline,
                                            bool corrected = true, double level = 0.95);

/// On what scale an outcome was counted; it decides how small a mean can be told from 0.
enum class OutcomeScale { count, rate, proportion, percentage, other };

struct ResponseRatioOptions {
  Better better = Better::higher;
  OutcomeScale scale = OutcomeScale::other;
  std::optional<double> observation_length;  ///< for rates, in the rate's unit of time
  std::optional<double> intervals;           ///< observed intervals, for proportions and percentages
  double level = 0.95;
};

/// Log response ratio (Pustejovsky 2018, J Sch Psychol 68:99-112) with small-sample correction; means are
/// floored at 1/(2Dn) and variances at 1/(D²n³). Oriented to improvement: above 0 = better.
Effect log_response_ratio_increasing(std::span<const double> a, std::span<const double> b,
                                     const ResponseRatioOptions& options);

/// The same oriented to decrease: below 0 = better.
Effect log_response_ratio_decreasing(std::span<const double> a, std::span<const double> b,
                                     const ResponseRatioOptions& options);

/// Log ratio of medians with a distribution-free standard error; above 0 = better. Undefined when a median is
/// not above 0.
Effect log_ratio_of_medians(std::span<const double> a, std::span<const double> b, Better better,
                            double level = 0.95);

/// Percent of goal obtained: 100·(M_B − M_A)/(goal − M_A) (Ferron et al. 2020). Undefined when the goal is
/// the baseline mean.
Effect percent_of_goal(std::span<const double> a, std::span<const double> b, double goal,
                       double level = 0.95);

}  // namespace cairn::statistics
