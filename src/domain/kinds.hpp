// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/json_described.hpp"
#include "domain/attainment_scale.hpp"
#include "domain/ending.hpp"
#include "domain/entry.hpp"
#include "domain/goal.hpp"
#include "domain/goal_rating.hpp"
#include "domain/goal_review.hpp"
#include "domain/prep_note.hpp"
#include "domain/reflection.hpp"
#include "domain/setback.hpp"
#include "domain/staying_well_plan.hpp"
#include "domain/step.hpp"
#include "domain/step_event.hpp"
#include "domain/suggestion.hpp"
#include "domain/therapy_session.hpp"
#include "domain/together.hpp"
#include "domain/topic.hpp"

namespace cairn {

/// The opened body of an entry, whatever its kind. The order is that of `Kind`; a test holds the two together.
using Body = std::variant<Reflection, Goal, Suggestion, Step, StepEvent, GoalRating, GoalReview, Setback, AttainmentScale,
                          AttainmentRating, Topic, TherapySession, Together, PrepNote, Ending, StayingWellPlan>;

/// Whether an entry hangs on another one. What hangs on something is seen by nobody who may not see that.
enum class Hangs { never, perhaps, always };

/// Whose words an entry holds, and so who may change who sees it.
enum class WordsOf { owner, author };

/// One row of the table of kinds: everything the program needs to know of a kind besides its struct and its rule.
struct KindFacts {
  Kind kind;
  RecordSort home;                    ///< the only sort of record it is written into
  std::array<bool, 5> may_be_seen_by; ///< by SeenBy: the choices this kind allows
  SeenBy at_first;                    ///< what a new one starts with
  Hangs hangs;
  Kind on;                            ///< what it hangs on, where it does
  WordsOf words;
  bool for_its_author;                ///< only whoever began it writes its later versions
  std::string_view plural;            ///< in the sentences of "who looked": "read your goals"
};

/// The table of kinds.
std::span<const KindFacts> kind_table();

/// The row of one kind.
const KindFacts& facts_of(Kind kind);

/// Reads the body of an entry of that kind; `path` leads to it in the request.
Result<Body> read_body(Kind kind, const Json& json, const std::string& path);

/// The body as compact JSON, in the one form in which it is sealed and sent.
std::string body_text(const Body& body);

/// The kind's rule: may this writer put `after` behind `before` (null: it is the first version)? Errors: `refused`,
/// with a path below the body.
Result<void> check_follows(const Body* before, const Body& after, const Writer& writer);

/// The rule between an entry and what it hangs on, for the kinds that have one. Errors: `refused`.
Result<void> check_hangs_on(const Body& parent, const Body& child);

/// The goals that a body names, which have to be in the same record.
std::vector<EntryId> goals_in(const Body& body);

/// The JSON Schema of each kind's body, as members of "components/schemas": `"Goal":{…},"Step":{…}`.
std::string kind_schemas();

}  // namespace cairn
