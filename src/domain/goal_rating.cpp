// SPDX-License-Identifier: Apache-2.0
#include "domain/goal_rating.hpp"

namespace cairn {

Result<void> may_follow(const GoalRating* before, const GoalRating& after, const Writer& writer) {
  if (writer.party() == Party::therapist && !after.spoken)
    return fail(ErrorKind::refused, "/spoken", "A rating is your client's own. You can enter what they said, marked so.");
  if (writer.party() == Party::therapist && before != nullptr && !before->spoken)
    return fail(ErrorKind::refused, "/value", "Your client gave this rating. Only they can put it right.");
  if (writer.party() == Party::client && before == nullptr && after.spoken)
    return fail(ErrorKind::refused, "/spoken", "Your own rating needs no mark.");
  return {};
}

}  // namespace cairn
