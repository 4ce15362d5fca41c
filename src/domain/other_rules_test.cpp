// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "domain/goal_review.hpp"
#include "domain/prep_note.hpp"
#include "domain/reflection.hpp"
#include "domain/setback.hpp"
#include "domain/step_event.hpp"
#include "domain/suggestion.hpp"
#include "domain/therapy_session.hpp"
#include "domain/together.hpp"
#include "domain/topic.hpp"

using namespace cairn;

namespace {

const Writer client{make_id<AccountId>(), Role::client, Relationship::self, {}};
const Writer therapist{make_id<AccountId>(), Role::therapist, Relationship::treating, {}};

LocalDate day(const char* text) { return *date_from(text); }

}  // namespace

TEST_CASE("a suggestion is the therapist's to make and the client's to answer, once") {
  Suggestion open;
  open.words = Line("Sleep six hours");
  CHECK(may_follow(nullptr, open, therapist));
  CHECK(!may_follow(nullptr, open, client));
  CHECK(!may_follow(nullptr, Suggestion{}, therapist));
  Suggestion taken = open;
  taken.answer = SuggestionAnswer::accepted;
  CHECK(!may_follow(nullptr, taken, therapist));
  CHECK(may_follow(&open, taken, client));
  CHECK(!may_follow(&open, taken, therapist));
  Suggestion reworded = taken;
  reworded.words = Line("x");
  CHECK(!may_follow(&open, reworded, client));
  CHECK(may_follow(&open, [&] { auto s = open; s.words = Line("x"); return s; }(), therapist));
  CHECK(!may_follow(&taken, open, client));
  Suggestion withdrawn = open;
  withdrawn.answer = SuggestionAnswer::withdrawn;
  CHECK(may_follow(&open, withdrawn, therapist));
  CHECK(!may_follow(&open, withdrawn, client));
}

TEST_CASE("a suggested area needs the area") {
  Suggestion area;
  area.what = SuggestionAbout::area;
  CHECK(!may_follow(nullptr, area, therapist));
  area.area = GoalArea{"EASE.sleep", Line("Sleep"), false};
  CHECK(may_follow(nullptr, area, therapist));
}

TEST_CASE("a hard spell cannot ease before it began") {
  Setback setback;
  setback.started = day("2026-11-10");
  CHECK(may_follow(nullptr, setback, client));
  CHECK(!days_to_steadier(setback));
  setback.eased = day("2026-11-14");
  CHECK(may_follow(nullptr, setback, client));
  CHECK(days_to_steadier(setback) == 4);
  setback.eased = day("2026-11-09");
  CHECK(!may_follow(nullptr, setback, client));
}

TEST_CASE("a review put off names a later day, and no other does") {
  GoalReview review;
  review.on = day("2026-11-10");
  CHECK(may_follow(nullptr, review, client));
  review.outcome = ReviewOutcome::put_off;
  CHECK(!may_follow(nullptr, review, client));
  review.until = day("2026-11-10");
  CHECK(!may_follow(nullptr, review, client));
  review.until = day("2026-11-17");
  CHECK(may_follow(nullptr, review, therapist));
  review.outcome = ReviewOutcome::keep;
  CHECK(!may_follow(nullptr, review, client));
}

TEST_CASE("nothing is in the way of what was done") {
  StepEvent event;
  CHECK(may_follow(nullptr, event, client));
  event.in_the_way = {Obstacle::too_big};
  CHECK(!may_follow(nullptr, event, client));
  event.what = StepHappening::not_today;
  CHECK(may_follow(nullptr, event, client));
}

TEST_CASE("a topic's words stay with the one who brought it") {
  Topic topic;
  topic.text = Line("the bus");
  CHECK(may_follow(nullptr, topic, client));
  CHECK(!may_follow(nullptr, topic, therapist));
  CHECK(!may_follow(nullptr, Topic{}, client));
  Topic talked = topic;
  talked.state = TopicState::talked;
  CHECK(may_follow(&topic, talked, therapist));
  Topic reworded = topic;
  reworded.text = Line("x");
  CHECK(!may_follow(&topic, reworded, therapist));
  CHECK(may_follow(&topic, reworded, client));
}

TEST_CASE("a session that was held stays held") {
  TherapySession booked;
  TherapySession held = booked;
  held.state = SessionState::held;
  CHECK(may_follow(&booked, held, therapist));
  CHECK(!may_follow(&held, booked, therapist));
}

TEST_CASE("the therapist opens the Together view and the client joins it") {
  Together open;
  CHECK(may_follow(nullptr, open, therapist));
  CHECK(!may_follow(nullptr, open, client));
  Together joined = open;
  joined.client_joined = true;
  CHECK(may_follow(&open, joined, client));
  CHECK(!may_follow(&open, joined, therapist));
  Together shut = joined;
  shut.open = false;
  CHECK(may_follow(&joined, shut, therapist));
}

TEST_CASE("an answer stays with its question, and a note with its client") {
  Reflection first;
  first.prompt = "Q1";
  first.text = Prose("x");
  CHECK(may_follow(nullptr, first, client));
  CHECK(!may_follow(nullptr, Reflection{}, client));
  Reflection moved = first;
  moved.prompt = "Q2";
  CHECK(!may_follow(&first, moved, client));
  PrepNote note;
  note.client = make_id<RecordId>();
  PrepNote other = note;
  other.client = make_id<RecordId>();
  CHECK(may_follow(nullptr, note, therapist));
  CHECK(!may_follow(&note, other, therapist));
}
