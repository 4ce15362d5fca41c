// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "statistics/change/clinical_cutoff.hpp"
#include "statistics/change/reliable_change.hpp"
#include "statistics/finding.hpp"
#include "statistics/interval.hpp"

/// Change against a minimal important difference (MID): what people themselves notice as a difference.
namespace cairn::statistics {

struct ImportantDifference {
  double improvement = 0;               ///< points, above 0
  std::optional<double> deterioration;  ///< the same as improvement when absent
  Better better = Better::lower;
};

/// Verdict on one difference post − pre: improved from exactly the MID on.
Change anchor_change(double difference, const ImportantDifference& mid);

/// What a group's mean difference says, with its interval, about a threshold.
enum class GroupVerdict {
  not_significant,       ///< the interval contains 0
  wrong_direction,       ///< significant, and away from better
  not_relevant,          ///< significant, and surely smaller than the threshold
  not_below_threshold,   ///< the interval contains the threshold, the estimate does not reach it
  probably_significant,  ///< the interval contains the threshold, the estimate is beyond it
  large                  ///< surely beyond the threshold
};

/// The verdict as a sentence for tables.
std::string_view name_of(GroupVerdict verdict);

struct GroupDifference {
  Defined<> difference;
  Defined<Interval> interval;
  Defined<GroupVerdict> verdict;
  Account account;
};

/// What to compare a group's difference with.
struct GroupOptions {
  double mid = 0;  ///< minimal important difference in points, above 0
  Better better = Better::lower;
  double level = 0.95;
  Mode mode = Mode::standard;  ///< compat: as clinicalsignificance 3.0 (no check of 0 or of the side)
};

/// Mean of post − pre within one group, with the t interval of paired differences. Undefined for fewer than 2
/// pairs.
GroupDifference difference_within(std::span<const double> pre, std::span<const double> post,
                                  const GroupOptions& options);

/// Mean of `comparison` minus mean of `reference` with Welch's t interval; missing values are left out.
/// Undefined for fewer than 2 in either group or when neither varies.
GroupDifference difference_between(std::span<const double> reference, std::span<const double> comparison,
                                   const GroupOptions& options);

/// The verdict on an estimate with its interval.
GroupVerdict verdict_of(double difference, const Interval& interval, const GroupOptions& options);

}  // namespace cairn::statistics
