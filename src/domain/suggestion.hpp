// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "base/json_described.hpp"
#include "domain/goal.hpp"
#include "domain/people.hpp"

namespace cairn {

/// What a therapist suggests about a goal.
enum class SuggestionAbout { wording, area, step, pause, let_go, reopen };
BOOST_DESCRIBE_ENUM(SuggestionAbout, wording, area, step, pause, let_go, reopen)

/// What became of a suggestion.
enum class SuggestionAnswer { open, accepted, edited, declined, withdrawn };
BOOST_DESCRIBE_ENUM(SuggestionAnswer, open, accepted, edited, declined, withdrawn)

/// A therapist's suggestion about a client's goal. The client's own text stays as it is until they take it; both
/// wordings are shown side by side.
struct Suggestion {
  static constexpr std::string_view schema_name = "Suggestion";
  SuggestionAbout what = SuggestionAbout::wording;
  std::optional<Line> words;      ///< the wording or the step that is suggested
  std::optional<GoalArea> area;   ///< the area that is suggested
  std::optional<Line> note;       ///< why, in a line
  SuggestionAnswer answer = SuggestionAnswer::open;
  bool operator==(const Suggestion&) const = default;
};
BOOST_DESCRIBE_STRUCT(Suggestion, (), (what, words, area, note, answer))

/// The therapist words and withdraws it while it is open; the client answers it once. Errors: `refused`.
Result<void> may_follow(const Suggestion* before, const Suggestion& after, const Writer& writer);

}  // namespace cairn
