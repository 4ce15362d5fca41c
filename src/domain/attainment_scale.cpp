// SPDX-License-Identifier: Apache-2.0
#include "domain/attainment_scale.hpp"

#include <algorithm>

namespace cairn {

Result<void> may_follow(const AttainmentScale* before, const AttainmentScale& after, const Writer& writer) {
  if (after.levels.size() != 5 || std::ranges::any_of(after.levels, &Line::empty))
    return fail(ErrorKind::refused, "/levels", "Write all five levels before you rate.");
  const bool same = before != nullptr && before->levels == after.levels && before->start == after.start &&
                    before->importance == after.importance && before->difficulty == after.difficulty;
  if (before != nullptr && agreed_by_both(before->agreed_by) && *before != after)
    return fail(ErrorKind::refused, "/levels", "You both agreed these levels, so they stand. Start a new scale for new ones.");
  return check_marks(before != nullptr ? before->agreed_by : YesMarks{}, after.agreed_by, same, writer);
}

Result<void> may_follow(const AttainmentRating* before, const AttainmentRating& after, const Writer& writer) {
  if (after.by != writer.party() || (before != nullptr && before->by != writer.party()))
    return fail(ErrorKind::refused, "/by", "Each of you gives your own rating.");
  return {};
}

Result<void> may_hang_on(const AttainmentScale& scale, const AttainmentRating&) {
  if (!agreed_by_both(scale.agreed_by))
    return fail(ErrorKind::refused, "", "Agree the five levels first. Then you can both rate.");
  return {};
}

}  // namespace cairn
