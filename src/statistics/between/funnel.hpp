// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "statistics/finding.hpp"
#include "statistics/interval.hpp"
#include "statistics/undefined.hpp"

/// Funnel limits for a yes/no outcome of therapists or services, with adjustment for whom they see and for
/// overdispersion (Spiegelhalter 2005, Stat Med 24:1185-1202). A unit outside its limits is a reason to look,
/// not a verdict; never for ranking.
namespace cairn::statistics {

/// One client's outcome in one unit, and the probability that the case-mix model gives it.
struct FunnelRows {
  std::span<const std::uint32_t> unit;
  std::span<const double> outcome;      ///< 0 or 1
  std::span<const double> probability;  ///< of 1, strictly between 0 and 1; empty: the overall proportion
};

/// How much more units differ than chance explains.
struct Overdispersion {
  double phi = 0;          ///< mean square of the winsorised z
  double tau2 = 0;         ///< variance between units beyond chance, on the scale of the indicator
  double winsor_low = 0;   ///< the 10 % quantile of z
  double winsor_high = 0;  ///< the 90 % quantile
};

/// One unit.
struct FunnelUnit {
  std::uint32_t unit = 0;
  std::size_t n = 0;
  double observed = 0;
  double expected = 0;
  double variance = 0;  ///< of observed, under the case-mix model
  double proportion = 0;
  Defined<> z_unadjusted = undefined("");  ///< of the proportion against the overall one
  Defined<> z = undefined("");             ///< (O − E)/√V
  Defined<> ratio = undefined("");         ///< O/E
  Defined<> ratio_se = undefined("");
  Defined<> adjusted_rate = undefined("");     ///< ratio × overall proportion
  Defined<> z_multiplicative = undefined("");  ///< z/√max(1, φ)
  Defined<> z_additive = undefined("");        ///< (O/E − 1)/√(s² + τ²)
  Interval normal_95, normal_998;              ///< limits of the proportion around the overall one
  Interval exact_95,
      exact_998;  ///< the same from the binomial distribution; may lie a little below 0: clip to show
  bool outside_998 = false;  ///< |z_additive| beyond 3.09
  bool small = false;        ///< fewer than 5 clients
};

/// All units, in ascending order.
struct Funnel {
  double overall = 0;  ///< θ₀, the overall proportion
  std::vector<FunnelUnit> units;
  Defined<Overdispersion> of_proportion = undefined("");
  Defined<Overdispersion> of_ratio = undefined("");
  Defined<Overdispersion> of_arcsine = undefined("");
  Account account;  ///< used: clients; left_out: clients with a missing outcome
};

/// The funnel. Undefined when no outcome is there, all are equal, or an outcome or probability is out of
/// range.
Defined<Funnel> funnel_of(const FunnelRows& rows);

}  // namespace cairn::statistics
