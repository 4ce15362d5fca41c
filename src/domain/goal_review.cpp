// SPDX-License-Identifier: Apache-2.0
#include "domain/goal_review.hpp"

namespace cairn {

Result<void> may_follow(const GoalReview*, const GoalReview& after, const Writer&) {
  const bool put_off = after.outcome == ReviewOutcome::put_off;
  if (put_off && (!after.until || *after.until <= after.on))
    return fail(ErrorKind::refused, "/until", "Choose a later day to look at this again.");
  if (!put_off && after.until) return fail(ErrorKind::refused, "/until", "A day goes only with a review that is put off.");
  return {};
}

}  // namespace cairn
