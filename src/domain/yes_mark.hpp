// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/json_described.hpp"
#include "domain/people.hpp"

namespace cairn {

/// One person's yes to the text it stands beside. It is part of that version: another text starts with no marks.
struct YesMark {
  Party by = Party::client;
  AccountId who;
  bool operator==(const YesMark&) const = default;
};
BOOST_DESCRIBE_STRUCT(YesMark, (), (by, who))

using YesMarks = UpTo<YesMark, 2>;

/// Whether that party has said yes.
bool has_mark(const YesMarks& marks, Party party);

/// Both have said yes to this same text: the one meaning of "agreed".
bool agreed_by_both(const YesMarks& marks);

/// Checks a change of marks: nobody gives or takes another's yes, nobody says yes twice, and a changed text keeps only
/// the yes of the one who changed it. Errors: `refused`, at path "/agreed_by".
Result<void> check_marks(const YesMarks& before, const YesMarks& after, bool same_text, const Writer& writer);

}  // namespace cairn
