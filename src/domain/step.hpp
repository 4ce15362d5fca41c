// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "base/json_described.hpp"
#include "domain/people.hpp"

namespace cairn {

/// What sort of step it is.
enum class StepSort { one_off, repeat, skill, rehearsal };
BOOST_DESCRIBE_ENUM(StepSort, one_off, repeat, skill, rehearsal)

/// Where a step stands. All of its ends are neutral.
enum class StepState { planned, doing, done, changed, let_go };
BOOST_DESCRIBE_ENUM(StepState, planned, doing, done, changed, let_go)

/// What became of the one offer to make an unlikely step smaller.
enum class ShrinkOffer { not_made, declined, taken };
BOOST_DESCRIBE_ENUM(ShrinkOffer, not_made, declined, taken)

/// One small thing to do for a goal.
struct Step {
  static constexpr std::string_view schema_name = "Step";
  Line words;
  Party words_by = Party::client;
  StepSort sort = StepSort::one_off;
  std::optional<LocalDate> on;      ///< the day it is planned for; absent: no set time
  std::optional<Line> when;         ///< in words: "after lunch"
  std::optional<Line> where;
  std::optional<Rating> likely;     ///< "How likely is this?", 0 to 10; under 7 a smaller step is offered once
  ShrinkOffer shrink = ShrinkOffer::not_made;
  std::optional<std::string> skill;  ///< the code of a skill, e.g. "S01"
  StepState state = StepState::planned;
  bool made_together = false;       ///< written in the Together view
  std::optional<Line> reason;       ///< why it was changed or let go
  bool operator==(const Step&) const = default;
};
BOOST_DESCRIBE_STRUCT(Step, (), (words, words_by, sort, on, when, where, likely, shrink, skill, state, made_together, reason))

/// Under this likelihood one smaller step is offered.
constexpr int likely_enough = 7;

/// Whether the offer to make this step smaller is still to be made.
bool offers_smaller(const Step& step);

/// The client does as they like with a step, but an answered offer stays answered; a therapist writes one only in the
/// Together view, and otherwise suggests. Errors: `refused`.
Result<void> may_follow(const Step* before, const Step& after, const Writer& writer);

}  // namespace cairn
