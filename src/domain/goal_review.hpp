// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "base/json_described.hpp"
#include "domain/people.hpp"

namespace cairn {

/// What a look back at a goal led to.
enum class ReviewOutcome { keep, change, pause, reached, let_go, put_off };
BOOST_DESCRIBE_ENUM(ReviewOutcome, keep, change, pause, reached, let_go, put_off)

/// A goal review: offered to both at the goal's interval, once, and it can be put off.
struct GoalReview {
  static constexpr std::string_view schema_name = "GoalReview";
  ReviewOutcome outcome = ReviewOutcome::keep;
  LocalDate on;
  std::optional<LocalDate> until;  ///< when put off: the day to ask again
  std::optional<Prose> note;
  bool operator==(const GoalReview&) const = default;
};
BOOST_DESCRIBE_STRUCT(GoalReview, (), (outcome, on, until, note))

/// Either may review; only a review put off names a later day, and it must. Errors: `refused`.
Result<void> may_follow(const GoalReview* before, const GoalReview& after, const Writer& writer);

}  // namespace cairn
