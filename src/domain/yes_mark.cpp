// SPDX-License-Identifier: Apache-2.0
#include "domain/yes_mark.hpp"

#include <algorithm>

namespace cairn {

bool has_mark(const YesMarks& marks, Party party) {
  return std::ranges::any_of(marks, [party](const YesMark& mark) { return mark.by == party; });
}

bool agreed_by_both(const YesMarks& marks) {
  return has_mark(marks, Party::client) && has_mark(marks, Party::therapist);
}

Result<void> check_marks(const YesMarks& before, const YesMarks& after, bool same_text, const Writer& writer) {
  if (after.size() == 2 && after[0].by == after[1].by)
    return fail(ErrorKind::refused, "/agreed_by", "Each of you says yes once.");
  for (const YesMark& mark : after) {
    const bool own = mark.by == writer.party() && mark.who == writer.account;
    const bool kept = same_text && std::ranges::find(before, mark) != before.end();
    if (!own && !kept)
      return fail(ErrorKind::refused, "/agreed_by",
                  same_text ? "Only they can say yes for themselves." : "The text has changed, so the other yes starts again.");
  }
  if (!same_text) return {};
  for (const YesMark& mark : before) {
    if (mark.by != writer.party() && std::ranges::find(after, mark) == after.end())
      return fail(ErrorKind::refused, "/agreed_by", "Only they can take their own yes back.");
  }
  return {};
}

}  // namespace cairn
