// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "base/json_described.hpp"
#include "domain/people.hpp"

namespace cairn {

/// What happened with a step on a day. Rest is a plan kept, and "not today" is no fault.
enum class StepHappening { done, rested, not_today };
BOOST_DESCRIBE_ENUM(StepHappening, done, rested, not_today)

/// What was in the way, when somebody cares to say.
enum class Obstacle { no_time, no_energy, too_big, slipped_my_mind, afraid, something_came_up, not_right_for_me, other };
BOOST_DESCRIBE_ENUM(Obstacle, no_time, no_energy, too_big, slipped_my_mind, afraid, something_came_up, not_right_for_me, other)

/// One day's word on a step.
struct StepEvent {
  static constexpr std::string_view schema_name = "StepEvent";
  StepHappening what = StepHappening::done;
  LocalDate on;
  UpTo<Obstacle, 8> in_the_way;
  std::optional<Prose> note;
  bool operator==(const StepEvent&) const = default;
};
BOOST_DESCRIBE_STRUCT(StepEvent, (), (what, on, in_the_way, note))

/// The client may put right what they wrote. Something in the way goes only with a step that was not done. Errors: `refused`.
Result<void> may_follow(const StepEvent* before, const StepEvent& after, const Writer& writer);

}  // namespace cairn
