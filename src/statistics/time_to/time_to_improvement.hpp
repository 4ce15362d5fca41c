// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>

#include "statistics/interval.hpp"
#include "statistics/time_to/survival.hpp"
#include "statistics/undefined.hpp"

namespace cairn::statistics {

struct ImprovementRule {
  double reliable_change = 0;  ///< points, above 0
  Better better = Better::lower;
  double baseline_session = 0;              ///< the session whose score everything is compared with
  std::optional<double> last_planned = {};  ///< for drop-out: the session that was planned as the last
};

/// When one client first reached a reliable improvement, for how long it lasted, and whether they left early.
/// Times are sessions counted as in the data; without the event they are the last session with a score.
struct TimeToImprovement {
  Watched first;                    ///< the first session at or past baseline ∓ reliable change
  Watched sustained;                ///< the first session from which every later score stays there
  std::optional<Watched> drop_out;  ///< event: the last score is before the last planned session
};

/// Derives the times of one course; `sessions` and `scores` have the same length, in any order; scores may be
/// missing. Undefined when there is no score at the baseline session or two different ones.
Defined<TimeToImprovement> time_to_improvement(std::span<const double> sessions,
                                               std::span<const double> scores, const ImprovementRule& rule);

}  // namespace cairn::statistics
