// SPDX-License-Identifier: Apache-2.0
#include "domain/goal.hpp"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

const Writer client{make_id<AccountId>(), Role::client, Relationship::self, {}};
const Writer therapist{make_id<AccountId>(), Role::therapist, Relationship::treating, {}};

YesMark yes(const Writer& writer) { return {writer.party(), writer.account}; }

Goal idea(const char* words = "Sleep through the night") {
  Goal goal;
  goal.words = Line(words);
  return goal;
}

Goal with(Goal goal, GoalState state, YesMarks marks = {}) {
  goal.state = state;
  goal.agreed_by = std::move(marks);
  return goal;
}

const Goal agreed = with(idea(), GoalState::agreed, {yes(client), yes(therapist)});
const Goal active = with(agreed, GoalState::active, agreed.agreed_by);

std::string refusal(const Goal* before, const Goal& after, const Writer& writer) {
  const auto answer = may_follow(before, after, writer);
  return answer ? std::string("allowed") : answer.error().path;
}

}  // namespace

TEST_CASE("only words are needed, and a goal begins as the client's idea") {
  CHECK(refusal(nullptr, idea(), client) == "allowed");
  CHECK(refusal(nullptr, idea(""), client) == "/words");
  CHECK(refusal(nullptr, with(idea(), GoalState::active), client) == "/state");
  CHECK(refusal(nullptr, idea(), therapist) == "/state");
}

TEST_CASE("a therapist begins a goal only in the Together view") {
  Goal together = with(idea(), GoalState::shaping);
  CHECK(refusal(nullptr, together, therapist) == "/state");
  together.made_together = true;
  CHECK(refusal(nullptr, together, therapist) == "allowed");
}

TEST_CASE("agreed needs two yes marks on the same text") {
  const Goal shaping = with(idea(), GoalState::shaping);
  const Goal one = with(idea(), GoalState::shaping, {yes(client)});
  CHECK(refusal(&shaping, one, client) == "allowed");
  CHECK(refusal(&one, with(one, GoalState::agreed, one.agreed_by), client) == "/state");
  CHECK(refusal(&one, agreed, therapist) == "allowed");
  CHECK(refusal(&shaping, agreed, therapist) == "/agreed_by");  // nobody says yes for somebody else
  CHECK(refusal(&shaping, agreed, client) == "/agreed_by");

  Goal reworded = one;
  reworded.words = Line("Sleep six hours");
  CHECK(refusal(&one, with(reworded, GoalState::agreed, agreed.agreed_by), client) == "/agreed_by");
}

TEST_CASE("a yes twice by one person is no agreement") {
  const Goal shaping = with(idea(), GoalState::shaping);
  CHECK(refusal(&shaping, with(shaping, GoalState::agreed, {yes(client), yes(client)}), client) == "/agreed_by");
}

TEST_CASE("changing the words of an agreed goal returns it to shaping") {
  Goal reworded = active;
  reworded.words = Line("Sleep six hours");
  CHECK(refusal(&active, reworded, client) == "/agreed_by");
  reworded.agreed_by = {yes(client)};
  CHECK(refusal(&active, reworded, client) == "/state");
  CHECK(refusal(&active, with(reworded, GoalState::shaping, {yes(client)}), client) == "allowed");
  Goal enough = with(active, GoalState::shaping, {yes(client)});
  enough.good_enough = Rating::from(7);
  CHECK(refusal(&active, enough, client) == "allowed");
}

TEST_CASE("areas and horizon can be added later without asking again") {
  Goal sorted = active;
  sorted.horizon = Horizon::short_term;
  sorted.areas = {{"EASE.sleep", Line("Sleep"), true}};
  CHECK(refusal(&active, sorted, therapist) == "allowed");
  CHECK(refusal(&active, sorted, client) == "allowed");
}

TEST_CASE("one to three areas, one of them the main one, by their codes") {
  Goal goal = idea();
  goal.areas = {{"EASE.sleep", Line("Sleep"), false}};
  CHECK(refusal(nullptr, goal, client) == "/areas");
  goal.areas = {{"EASE.sleep", Line("Sleep"), true}, {"EASE.sleep", Line("Sleep"), false}};
  CHECK(refusal(nullptr, goal, client) == "/areas/1/code");
  goal.areas = {{"sleep", Line("Sleep"), true}};
  CHECK(refusal(nullptr, goal, client) == "/areas/0/code");
}

TEST_CASE("a therapist never edits the client's words, state or flags") {
  Goal reworded = with(active, GoalState::shaping, {yes(therapist)});
  reworded.words = Line("Better words");
  CHECK(refusal(&active, reworded, therapist) == "/words");
  CHECK(refusal(&active, with(active, GoalState::paused, active.agreed_by), therapist) == "/state");
  CHECK(refusal(&active, with(active, GoalState::reached, active.agreed_by), therapist) == "/state");
  Goal harder = active;
  harder.harder_now = true;
  CHECK(refusal(&active, harder, therapist) == "/words");
  CHECK(refusal(&agreed, active, therapist) == "allowed");
}

TEST_CASE("in the Together view both word the goal until it is agreed") {
  Goal draft = with(idea("a"), GoalState::shaping, {yes(therapist)});
  draft.made_together = true;
  Goal next = with(draft, GoalState::shaping);
  next.words = Line("b");
  CHECK(refusal(&draft, next, therapist) == "allowed");
  CHECK(refusal(&draft, next, client) == "allowed");
  CHECK(refusal(&draft, with(draft, GoalState::let_go, draft.agreed_by), therapist) == "/state");
  Goal done = with(draft, GoalState::agreed, agreed.agreed_by);
  Goal edited = with(done, GoalState::shaping);
  edited.words = Line("c");
  CHECK(refusal(&done, edited, therapist) == "/words");
}

TEST_CASE("getting harder is a flag: it changes nothing else, and only while the goal is worked on") {
  Goal harder = active;
  harder.harder_now = true;
  CHECK(refusal(&active, harder, client) == "allowed");
  CHECK(refusal(&active, with(harder, GoalState::paused, harder.agreed_by), client) == "/harder_now");
  Goal reworded = harder;
  reworded.words = Line("x");
  reworded.agreed_by = {yes(client)};
  reworded.state = GoalState::shaping;
  CHECK(refusal(&active, reworded, client) == "/harder_now");
  Goal on_idea = idea();
  on_idea.harder_now = true;
  CHECK(refusal(nullptr, on_idea, client) == "/harder_now");
  CHECK(refusal(&harder, active, client) == "allowed");
}

TEST_CASE("every way through the states that the lifecycle names, and none that it does not") {
  const auto state = [](GoalState value) {
    return with(idea(), value, needs_agreement(value) ? agreed.agreed_by : YesMarks{});
  };
  const auto go = [&](GoalState from, GoalState to) {
    Goal before = state(from);
    Goal after = with(before, to, needs_agreement(to) ? agreed.agreed_by : before.agreed_by);
    if (needs_agreement(to)) before.agreed_by = agreed.agreed_by;
    return may_follow(&before, after, client).has_value();
  };
  using enum GoalState;
  CHECK(go(GoalState::idea, shaping));
  CHECK(go(active, paused));
  CHECK(go(paused, active));
  CHECK(go(active, reached));
  CHECK(go(reached, keeping_going));
  CHECK(go(reached, closed));
  CHECK(go(keeping_going, closed));
  CHECK(go(let_go, active));
  CHECK(!go(paused, reached));
  CHECK(!go(reached, paused));
  CHECK(!go(closed, reached));
  CHECK(!go(let_go, reached));
  CHECK(!go(reached, let_go));
}

TEST_CASE("nobody takes another's yes back") {
  CHECK(refusal(&agreed, with(agreed, GoalState::shaping, {yes(client)}), client) == "/agreed_by");
  CHECK(refusal(&agreed, with(agreed, GoalState::shaping, {yes(client)}), therapist) == "allowed");
}
