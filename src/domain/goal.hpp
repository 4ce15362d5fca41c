// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "base/json_described.hpp"
#include "domain/people.hpp"
#include "domain/yes_mark.hpp"

namespace cairn {

/// Where a goal stands. A setback is no state: it is the flag `harder_now` on an active goal and lowers nothing.
enum class GoalState {
  idea,           ///< first words, the client's own, no dates and no pressure
  shaping,        ///< being worded; or worded anew and waiting for both
  agreed,         ///< both have said yes to this text
  active,         ///< being worked on
  paused,         ///< resting, as agreed
  reached,        ///< the client says it is good enough
  keeping_going,  ///< reached, and kept up
  closed,         ///< reached, and finished
  let_go          ///< a neutral end, from which it can be brought back
};
BOOST_DESCRIBE_ENUM(GoalState, idea, shaping, agreed, active, paused, reached, keeping_going, closed, let_go)

/// How far ahead a goal looks: short is about 4 to 12 weeks, long is months and beyond.
enum class Horizon { short_term, long_term, not_sure };
BOOST_DESCRIBE_ENUM(Horizon, short_term, long_term, not_sure)

/// One area of the aims tree that a goal belongs to, with the label it had when it was chosen.
struct GoalArea {
  std::string code;   ///< e.g. "EASE.sleep"
  Line label;         ///< what the person saw, e.g. "Sleep"
  bool main = false;  ///< exactly one area of a goal is the main one
  bool operator==(const GoalArea&) const = default;
};
BOOST_DESCRIBE_STRUCT(GoalArea, (), (code, label, main))

/// Something a person wants, in their own words. Only `words` is ever required.
struct Goal {
  static constexpr std::string_view schema_name = "Goal";
  Line words;
  Party words_by = Party::client;  ///< whose words these are
  std::optional<Prose> why;        ///< why it matters
  std::optional<Line> value;       ///< a value it serves, in the client's words
  Horizon horizon = Horizon::not_sure;
  UpTo<GoalArea, 3> areas;
  std::optional<Rating> good_enough;      ///< the client's own mark on 0 to 10
  std::optional<Line> good_enough_words;  ///< what good enough looks like
  GoalState state = GoalState::idea;
  YesMarks agreed_by;
  bool harder_now = false;
  bool made_together = false;                       ///< first written in the Together view, where both may word it
  std::optional<EntryId> feeds;                     ///< the long goal that this one feeds
  Bounded<1, 26> review_weeks = *Bounded<1, 26>::from(5);  ///< a goal review is offered after so many weeks
  std::optional<Line> reason;                       ///< why this version was written
  std::optional<Line> what_did_it;                  ///< when reached: what made it happen
  bool operator==(const Goal&) const = default;
};
BOOST_DESCRIBE_STRUCT(Goal, (), (words, words_by, why, value, horizon, areas, good_enough, good_enough_words, state, agreed_by,
                                 harder_now, made_together, feeds, review_weeks, reason, what_did_it))

/// Whether two versions say the same to agree on: the words and what good enough is. Areas and horizon may be added
/// later without asking again.
bool same_terms(const Goal& a, const Goal& b);

/// Whether a goal in this state stands on two yes marks.
bool needs_agreement(GoalState state);

/// Whether this person may write this version after that one (null: it is the first). The client leads: a therapist
/// words a goal only while both make it together, and otherwise suggests. Errors: `refused` with the path that is at fault.
Result<void> may_follow(const Goal* before, const Goal& after, const Writer& writer);

/// The other goals that this one names.
std::vector<EntryId> goals_named(const Goal& goal);

}  // namespace cairn
