// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json_described.hpp"
#include "domain/entry.hpp"
#include "domain/goal.hpp"
#include "domain/people.hpp"
#include "domain/setback.hpp"
#include "domain/step.hpp"
#include "domain/step_event.hpp"
#include "domain/therapy_session.hpp"

/// The made-up practice as data: who is in it, and what each of them wrote on which day. Days are counted from today;
/// −7 is a week ago. catalog/demo/ holds it.
namespace cairn::demo {

/// Somebody who works there.
struct Staff {
  std::string key;  ///< "ana"
  Line name;
  Role role = Role::therapist;
  Line title;
  Line line;  ///< what to look at when signing in as them
};
BOOST_DESCRIBE_STRUCT(Staff, (), (key, name, role, title, line))

/// One version of one entry. `set` holds the members that differ from the version before, or from a new one. In it
/// "day:-12" stands for a date, "id:bus" for another entry of this person, "who:therapist" for who cares for them, and in `agreed_by` "client" and "therapist"
/// stand for their marks.
struct Event {
  int day = 0;
  std::optional<std::string> at;  ///< "21:40"; otherwise some time in the evening (client) or the afternoon
  std::string by;                 ///< "client", or the key of a member of staff
  std::string id;                 ///< names the entry within this person's story
  Kind kind = Kind::goal;
  std::optional<std::string> about;
  std::optional<SeenBy> seen_by;  ///< otherwise as before, or what the kind starts with
  RawJson set;
};
BOOST_DESCRIBE_STRUCT(Event, (), (day, at, by, id, kind, about, seen_by, set))

/// The life of one goal, by days; each day that is given is a version.
struct GoalStory {
  std::string id;
  Line words;
  std::optional<Prose> why;
  std::string area;  ///< "EASE.sleep"
  Line label;        ///< as the client sees the area
  Horizon horizon = Horizon::not_sure;
  std::optional<Rating> good_enough;
  std::optional<Line> good_enough_words;
  std::optional<std::string> feeds;     ///< the id of a long goal
  int idea = 0;                         ///< first words
  std::optional<int> shared;            ///< shown to the therapist, with the client's yes
  std::optional<int> agreed;            ///< the therapist's yes
  std::optional<int> active;
  std::optional<int> paused;
  std::optional<int> reached;
  std::optional<Line> what_did_it;
  std::optional<int> keeping_going;
  std::optional<int> closed;
  std::optional<int> let_go;
  std::optional<Line> reason;           ///< why it was paused or let go
  std::optional<bool> review_due;       ///< the newest review is still to be made; all earlier ones have been
};
BOOST_DESCRIBE_STRUCT(GoalStory, (), (id, words, why, area, label, horizon, good_enough, good_enough_words, feeds, idea, shared, agreed,
                                      active, paused, reached, what_did_it, keeping_going, closed, let_go, reason, review_due))

/// One step, by days.
struct StepStory {
  std::string goal;
  Line words;
  std::optional<StepSort> sort;
  int planned = 0;
  std::optional<int> on;               ///< the day it is meant for
  std::optional<Line> when;
  std::optional<Rating> likely;
  std::optional<int> done;
  std::optional<int> not_today;
  std::optional<Obstacle> in_the_way;
  std::optional<int> let_go;
};
BOOST_DESCRIBE_STRUCT(StepStory, (), (goal, words, sort, planned, on, when, likely, done, not_today, in_the_way, let_go))

/// One hard spell, by days.
struct SetbackStory {
  std::string goal;
  int started = 0;
  std::optional<int> eased;
  std::vector<SetbackTrigger> triggers;
  std::vector<Line> helped;
  std::optional<Prose> note;
  std::optional<Prose> learned;
  bool shared = false;                 ///< the client told their therapist
};
BOOST_DESCRIBE_STRUCT(SetbackStory, (), (goal, started, eased, triggers, helped, note, learned, shared))

/// A run of ratings of one goal.
struct Ratings {
  std::string goal;
  std::vector<int> days;
  std::vector<Rating> values;
};
BOOST_DESCRIBE_STRUCT(Ratings, (), (goal, days, values))

/// A run of sessions with one member of staff: held ones at a steady distance, and perhaps the next one.
struct Sessions {
  std::string with;
  int first_day = 0;
  int every_days = 7;
  int held = 0;
  std::optional<int> next_day;
  std::string time = "14:00";
  SessionMode mode = SessionMode::room;
  std::string place;
  int first_number = 1;
};
BOOST_DESCRIBE_STRUCT(Sessions, (), (with, first_day, every_days, held, next_day, time, mode, place, first_number))

/// A made-up client with their story.
struct Person {
  std::string key;
  Line name;
  Line line;                        ///< what to look at when signing in as them
  std::vector<std::string> with;    ///< keys of those who care for them now
  int since_day = 0;                ///< when that began
  std::optional<int> until_day;     ///< when it ended, if it has
  std::vector<Sessions> sessions;
  std::vector<GoalStory> goals;
  std::vector<StepStory> steps;
  std::vector<SetbackStory> setbacks;
  std::vector<Ratings> ratings;
  std::vector<Event> events;        ///< everything that does not fit above
};
BOOST_DESCRIBE_STRUCT(Person, (), (key, name, line, with, since_day, until_day, sessions, goals, steps, setbacks, ratings, events))

/// The practice and its people.
struct Story {
  Line practice;
  std::vector<Staff> staff;
  std::vector<Person> people;
};
BOOST_DESCRIBE_STRUCT(Story, (), (practice, staff, people))

/// What the background people's stories are drawn from.
struct GoalSeed {
  Line words;
  std::string area;
  Line label;
  std::vector<Line> steps;
};
BOOST_DESCRIBE_STRUCT(GoalSeed, (), (words, area, label, steps))

struct Background {
  std::vector<Line> names;
  std::vector<GoalSeed> goals;
  std::vector<Line> helped;
};
BOOST_DESCRIBE_STRUCT(Background, (), (names, goals, helped))

}  // namespace cairn::demo
