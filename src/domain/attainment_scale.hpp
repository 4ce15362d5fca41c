// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "base/json_described.hpp"
#include "domain/people.hpp"
#include "domain/yes_mark.hpp"

namespace cairn {

/// A level of a goal attainment scale: −2 much less than hoped, 0 as hoped, +2 much more than hoped
/// (Kiresuk & Sherman 1968).
using AttainmentLevel = Bounded<-2, 2>;

/// Goal attainment scaling for one goal: what each of the five levels looks like, written before any rating.
struct AttainmentScale {
  static constexpr std::string_view schema_name = "AttainmentScale";
  UpTo<Line, 5> levels;                 ///< five texts, from −2 to +2
  AttainmentLevel start;                ///< where the client is when the scale is written
  Bounded<1, 3> importance;             ///< how much it matters
  Bounded<1, 3> difficulty;             ///< how hard it is; the weight is importance × difficulty
  YesMarks agreed_by;                   ///< with both marks the levels are fixed and rating may begin
  bool operator==(const AttainmentScale&) const = default;
};
BOOST_DESCRIBE_STRUCT(AttainmentScale, (), (levels, start, importance, difficulty, agreed_by))

/// Either may word it until both have said yes; from then on it stands. Errors: `refused`.
Result<void> may_follow(const AttainmentScale* before, const AttainmentScale& after, const Writer& writer);

/// One rating on a scale, by the one who gives it; both people's stand side by side.
struct AttainmentRating {
  static constexpr std::string_view schema_name = "AttainmentRating";
  AttainmentLevel level;
  Party by = Party::client;
  LocalDate on;
  std::optional<Prose> note;
  bool operator==(const AttainmentRating&) const = default;
};
BOOST_DESCRIBE_STRUCT(AttainmentRating, (), (level, by, on, note))

/// Each gives and puts right their own. Errors: `refused`.
Result<void> may_follow(const AttainmentRating* before, const AttainmentRating& after, const Writer& writer);

/// Ratings begin when the levels are fixed. Errors: `refused`.
Result<void> may_hang_on(const AttainmentScale& scale, const AttainmentRating& rating);

}  // namespace cairn
