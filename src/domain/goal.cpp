// SPDX-License-Identifier: Apache-2.0
#include "domain/goal.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cairn {
namespace {

using enum GoalState;

/// Which state may follow which, whoever writes it. Staying where it is is always possible.
constexpr auto transitions = std::to_array<std::pair<GoalState, GoalState>>({
    {idea, shaping},          {idea, let_go},       {shaping, idea},     {shaping, agreed},      {shaping, let_go},
    {agreed, active},         {agreed, paused},     {agreed, let_go},    {agreed, shaping},      {active, paused},
    {active, reached},        {active, let_go},     {active, shaping},   {paused, active},       {paused, let_go},
    {paused, shaping},        {reached, closed},    {reached, active},   {reached, shaping},     {reached, keeping_going},
    {keeping_going, closed},  {keeping_going, active}, {keeping_going, shaping}, {closed, active}, {closed, shaping},
    {let_go, idea},           {let_go, shaping},    {let_go, active},
});

bool reachable(GoalState from, GoalState to) {
  return from == to || std::ranges::find(transitions, std::pair{from, to}) != transitions.end();
}

bool is_area_code(std::string_view code) {
  const auto dot = code.find('.');
  const auto upper = code.substr(0, dot);
  const auto lower = dot == std::string_view::npos ? std::string_view("x") : code.substr(dot + 1);
  const auto all = [](std::string_view part, char low, char high) {
    return !part.empty() && part.size() <= 8 && std::ranges::all_of(part, [=](char c) { return c >= low && c <= high; });
  };
  return all(upper, 'A', 'Z') && all(lower, 'a', 'z');
}

Result<void> check_areas(const Goal& goal) {
  const auto mains = std::ranges::count_if(goal.areas, &GoalArea::main);
  if (!goal.areas.empty() && mains != 1)
    return fail(ErrorKind::refused, "/areas", "One of the areas is the main one.");
  for (std::size_t i = 0; i < goal.areas.size(); ++i) {
    if (!is_area_code(goal.areas[i].code))
      return fail(ErrorKind::refused, "/areas/" + std::to_string(i) + "/code", "This is not the code of an area.");
    for (std::size_t j = 0; j < i; ++j)
      if (goal.areas[j].code == goal.areas[i].code)
        return fail(ErrorKind::refused, "/areas/" + std::to_string(i) + "/code", "This area stands here already.");
  }
  return {};
}

Result<void> check_first(const Goal& goal, const Writer& writer) {
  if (goal.state != idea && goal.state != shaping)
    return fail(ErrorKind::refused, "/state", "A goal begins as an idea, or is shaped together.");
  if (writer.party() == Party::therapist && !(goal.state == shaping && goal.made_together))
    return fail(ErrorKind::refused, "/state", "Make a new goal together with your client, in the Together view.");
  if (goal.harder_now) return fail(ErrorKind::refused, "/harder_now", "Only a goal that is being worked on can get harder.");
  return {};
}

/// What a therapist may change: in the Together view everything but the flags that are the client's; elsewhere the
/// areas, the horizon, the interval between reviews, and their own yes.
Result<void> check_therapist(const Goal& before, const Goal& after) {
  const bool wording_together = before.made_together && before.state == shaping && after.state != let_go && after.state != idea;
  if (!wording_together) {
    Goal allowed = before;
    allowed.areas = after.areas;
    allowed.horizon = after.horizon;
    allowed.review_weeks = after.review_weeks;
    allowed.agreed_by = after.agreed_by;
    allowed.reason = after.reason;
    allowed.state = after.state;
    if (allowed != after)
      return fail(ErrorKind::refused, "/words", "These are your client's words. Send a suggestion, and they can take it or leave it.");
  }
  const bool own_step = after.state == before.state || (before.state == shaping && after.state == agreed) ||
                        (before.state == agreed && (after.state == active || after.state == shaping)) ||
                        (after.state == shaping && !agreed_by_both(after.agreed_by));
  if (!own_step) return fail(ErrorKind::refused, "/state", "This is your client's to decide. You can suggest it.");
  return {};
}

}  // namespace

bool same_terms(const Goal& a, const Goal& b) {
  return a.words == b.words && a.good_enough == b.good_enough && a.good_enough_words == b.good_enough_words;
}

bool needs_agreement(GoalState state) { return state != idea && state != shaping && state != let_go; }

Result<void> may_follow(const Goal* before, const Goal& after, const Writer& writer) {
  if (after.words.empty()) return fail(ErrorKind::refused, "/words", "Write what you want, in your own words.");
  if (auto areas = check_areas(after); !areas) return areas;
  const bool same = before != nullptr && same_terms(*before, after);
  if (auto marks = check_marks(before != nullptr ? before->agreed_by : YesMarks{}, after.agreed_by, same, writer); !marks)
    return marks;
  if (needs_agreement(after.state) && !agreed_by_both(after.agreed_by))
    return fail(ErrorKind::refused, "/state", "A goal is agreed when both of you have said yes to the same words.");
  if (before == nullptr) return check_first(after, writer);

  if (!reachable(before->state, after.state))
    return fail(ErrorKind::refused, "/state", "A goal cannot go there from where it is now.");
  if (after.harder_now && after.state != active)
    return fail(ErrorKind::refused, "/harder_now", "Only a goal that is being worked on can get harder.");
  if (after.harder_now && !before->harder_now && (after.state != before->state || !same))
    return fail(ErrorKind::refused, "/harder_now", "Getting harder changes nothing else about a goal.");
  if (after.made_together != before->made_together)
    return fail(ErrorKind::refused, "/made_together", "How a goal began stays as it was.");
  return writer.party() == Party::therapist ? check_therapist(*before, after) : Result<void>{};
}

std::vector<EntryId> goals_named(const Goal& goal) {
  return goal.feeds ? std::vector<EntryId>{*goal.feeds} : std::vector<EntryId>{};
}

}  // namespace cairn
