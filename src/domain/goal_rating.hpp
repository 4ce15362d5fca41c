// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "base/json_described.hpp"
#include "domain/people.hpp"

namespace cairn {

/// Where the client is with a goal: 0 = not there at all, 10 = fully there. Up is always closer.
struct GoalRating {
  static constexpr std::string_view schema_name = "GoalRating";
  Rating value;
  LocalDate on;
  std::optional<Prose> note;
  bool spoken = false;  ///< the therapist entered what the client said
  bool operator==(const GoalRating&) const = default;
};
BOOST_DESCRIBE_STRUCT(GoalRating, (), (value, on, note, spoken))

/// A rating is the client's; a therapist only enters what the client said, marked so. Errors: `refused`.
Result<void> may_follow(const GoalRating* before, const GoalRating& after, const Writer& writer);

}  // namespace cairn
