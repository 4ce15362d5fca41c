// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "base/json_described.hpp"
#include "domain/people.hpp"

namespace cairn {

/// The parts of a staying-well plan, in the order they are read.
enum class StayingWellPart {
  brought,         ///< what brought me here
  understand,      ///< what I understand now
  works,           ///< what works for me
  signs,           ///< my early signs
  first,           ///< what I do first, next, and who I call
  setbacks,        ///< my setbacks and how I came back
  people,          ///< people and places
  value,           ///< what I value and hope
  come_back,       ///< when I would come back
  therapist_note   ///< a note from my therapist
};
BOOST_DESCRIBE_ENUM(StayingWellPart, brought, understand, works, signs, first, setbacks, people, value, come_back, therapist_note)

/// What of the client's own a drafted line was taken from. It names no entry: whoever may read the plan learns no more.
enum class StayingWellSource { reflection, goal, step, rating, setback, review, topic, ending };
BOOST_DESCRIBE_ENUM(StayingWellSource, reflection, goal, step, rating, setback, review, topic, ending)

/// One line of a plan, in the client's words.
struct StayingWellLine {
  Line text;
  std::optional<StayingWellSource> from;  ///< drafted from this; nothing: written here
  std::optional<LocalDate> on;            ///< the day of what it was drafted from
  bool operator==(const StayingWellLine&) const = default;
};
BOOST_DESCRIBE_STRUCT(StayingWellLine, (), (text, from, on))

/// One part with its lines. A part may be left empty.
struct StayingWellSection {
  StayingWellPart part = StayingWellPart::brought;
  UpTo<StayingWellLine, 24> lines;
  bool operator==(const StayingWellSection&) const = default;
};
BOOST_DESCRIBE_STRUCT(StayingWellSection, (), (part, lines))

/// What keeps somebody well and what to do when it gets hard: drafted from their own entries, changed as they like.
struct StayingWellPlan {
  static constexpr std::string_view schema_name = "StayingWellPlan";
  UpTo<StayingWellSection, 10> sections;
  bool operator==(const StayingWellPlan&) const = default;
};
BOOST_DESCRIBE_STRUCT(StayingWellPlan, (), (sections))

/// Each part stands once, and no line is empty. Errors: `refused`, with the path that is at fault.
Result<void> may_follow(const StayingWellPlan* before, const StayingWellPlan& after, const Writer& writer);

}  // namespace cairn
