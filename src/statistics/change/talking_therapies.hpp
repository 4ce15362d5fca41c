// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/undefined.hpp"

/// The rules of NHS Talking Therapies in England for a depression and an anxiety measure together (Gyani et
/// al. 2013, Behav Res Ther 51:597-606; the service's manual). Lower is better on both.
namespace cairn::statistics {

/// Thresholds of one measure, in points. PHQ-9: 10 and 6; GAD-7: 8 and 4.
struct CasenessRule {
  double caseness = 0;  ///< at or above it somebody is a case
  double reliable = 0;  ///< a change of this many points or more is reliable
};

inline constexpr CasenessRule phq9_rule{10, 6};
inline constexpr CasenessRule gad7_rule{8, 4};

/// Start and end on both measures.
struct TwoMeasures {
  double depression_pre = missing;
  double depression_post = missing;
  double anxiety_pre = missing;
  double anxiety_post = missing;
};

struct TwoMeasureRecovery {
  bool case_start = false;  ///< a case on at least one measure
  bool case_end = false;
  bool reliable_improvement = false;    ///< a reliable fall on one, and no reliable rise on the other
  bool reliable_deterioration = false;  ///< a reliable rise on one, and no reliable fall on the other
  bool no_reliable_change = false;      ///< neither
  bool recovery = false;                ///< a case at the start and not at the end
  bool reliable_recovery = false;       ///< recovery with reliable improvement
};

/// The verdict for one person. Undefined when one of the four scores is missing.
Defined<TwoMeasureRecovery> two_measure_recovery(const TwoMeasures& scores,
                                                 const CasenessRule& depression = phq9_rule,
                                                 const CasenessRule& anxiety = gad7_rule);

}  // namespace cairn::statistics
