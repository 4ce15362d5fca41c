// SPDX-License-Identifier: Apache-2.0
#include "statistics/change/talking_therapies.hpp"

#include <cmath>
#include <initializer_list>

namespace cairn::statistics {

Defined<TwoMeasureRecovery> two_measure_recovery(const TwoMeasures& scores, const CasenessRule& depression,
                                                 const CasenessRule& anxiety) {
  for (const double score :
       {scores.depression_pre, scores.depression_post, scores.anxiety_pre, scores.anxiety_post})
    if (!std::isfinite(score)) return undefined("one of the four scores is missing");
  const double depression_fall = scores.depression_pre - scores.depression_post;
  const double anxiety_fall = scores.anxiety_pre - scores.anxiety_post;
  const bool fell = depression_fall >= depression.reliable || anxiety_fall >= anxiety.reliable;
  const bool rose = -depression_fall >= depression.reliable || -anxiety_fall >= anxiety.reliable;
  TwoMeasureRecovery out;
  out.case_start = scores.depression_pre >= depression.caseness || scores.anxiety_pre >= anxiety.caseness;
  out.case_end = scores.depression_post >= depression.caseness || scores.anxiety_post >= anxiety.caseness;
  out.reliable_improvement = fell && !rose;
  out.reliable_deterioration = rose && !fell;
  out.no_reliable_change = !out.reliable_improvement && !out.reliable_deterioration;
  out.recovery = out.case_start && !out.case_end;
  out.reliable_recovery = out.recovery && out.reliable_improvement;
  return out;
}

}  // namespace cairn::statistics
