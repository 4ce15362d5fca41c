// SPDX-License-Identifier: Apache-2.0
#include "usecases/demo/story_events.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "domain/goal_review.hpp"

namespace cairn::demo {
namespace {

/// A JSON object put together member by member.
class Members {
 public:
  template <class T>
  Members& with(std::string_view key, const T& value) {
    if constexpr (is_optional<T>::value) {
      if (value) with(key, *value);
    } else {
      text_ += text_.empty() ? "" : ",";
      append_quoted(text_, key);
      text_ += ':';
      write_json(text_, value);
    }
    return *this;
  }
  Members& day(std::string_view key, int day) { return with(key, "day:" + std::to_string(day)); }
  Members& raw(std::string_view key, std::string_view json) {
    text_ += text_.empty() ? "" : ",";
    append_quoted(text_, key);
    text_.append(":").append(json);
    return *this;
  }
  RawJson done() const { return {"{" + text_ + "}"}; }

 private:
  std::string text_;
};

Event event(int day, const std::string& by, const std::string& id, Kind kind, std::optional<std::string> about, RawJson set) {
  Event made;
  made.day = day;
  made.by = by;
  made.id = id;
  made.kind = kind;
  made.about = std::move(about);
  made.set = std::move(set);
  return made;
}

/// Gathers one person's events.
class Gatherer {
 public:
  explicit Gatherer(const Person& person) : person_(person), events_(person.events) {
    for (const GoalStory& goal : person.goals) add(goal);
    for (const StepStory& step : person.steps) add(step);
    for (const SetbackStory& setback : person.setbacks) add(setback);
    for (const Ratings& run : person.ratings) add(run);
    for (const Sessions& run : person.sessions) add(run);
    std::ranges::stable_sort(events_, {}, [](const Event& made) {
      return std::pair(made.day, made.at.value_or(made.by == "client" ? client_time : staff_time));
    });
  }
  std::vector<Event> take() { return std::move(events_); }

 private:
  Event& put(Event made) { return events_.emplace_back(std::move(made)); }

  void goal_turns(const GoalStory& goal, const std::optional<int>& day, GoalState state, const std::string& by, Members members = {}) {
    if (day) put(event(*day, by, goal.id, Kind::goal, {}, members.with("state", state).done()));
  }

  void add(const GoalStory& goal) {
    Members first;
    first.with("words", goal.words).with("why", goal.why).with("horizon", goal.horizon).with("state", GoalState::idea);
    if (goal.feeds) first.with("feeds", "id:" + *goal.feeds);
    put(event(goal.idea, "client", goal.id, Kind::goal, {}, first.done()));
    if (goal.shared) {
      Members shared;
      if (!goal.area.empty()) shared.with("areas", std::vector<GoalArea>{{goal.area, goal.label, true}});
      shared.with("good_enough", goal.good_enough).with("good_enough_words", goal.good_enough_words);
      shared.with("state", GoalState::shaping).raw("agreed_by", R"(["client"])");
      put(event(*goal.shared, "client", goal.id, Kind::goal, {}, shared.done())).seen_by = SeenBy::my_therapist;
    }
    goal_turns(goal, goal.agreed, GoalState::agreed, person_.with.empty() ? "client" : person_.with.front(),
               Members().raw("agreed_by", R"(["client","therapist"])"));
    goal_turns(goal, goal.active, GoalState::active, "client");
    goal_turns(goal, goal.paused, GoalState::paused, "client", Members().with("reason", goal.reason));
    goal_turns(goal, goal.reached, GoalState::reached, "client", Members().with("what_did_it", goal.what_did_it));
    goal_turns(goal, goal.keeping_going, GoalState::keeping_going, "client");
    goal_turns(goal, goal.closed, GoalState::closed, "client");
    goal_turns(goal, goal.let_go, GoalState::let_go, "client", Members().with("reason", goal.reason));
    add_reviews(goal);
  }

  /// The reviews that its interval asks for, each at a session, up to the one that may be due now.
  void add_reviews(const GoalStory& goal) {
    if (!goal.agreed || person_.with.empty()) return;
    const int end = std::min({goal.paused.value_or(0), goal.reached.value_or(0), goal.let_go.value_or(0), person_.until_day.value_or(0)});
    const int interval = Goal{}.review_weeks.value() * 7;
    int count = 0;
    for (int day = *goal.agreed + interval; day < end; day += interval) {
      if (goal.review_due.value_or(false) && day + interval >= 0) return;
      put(event(day, person_.with.front(), fmt::format("{}-review{}", goal.id, ++count), Kind::goal_review, goal.id,
                Members().with("outcome", ReviewOutcome::keep).day("on", day).done()));
    }
  }

  void add(const StepStory& step) {
    const std::string id = fmt::format("step{}", ++steps_);
    Members first;
    first.with("words", step.words).with("sort", step.sort).with("when", step.when).with("likely", step.likely);
    if (step.on) first.day("on", *step.on);
    put(event(step.planned, "client", id, Kind::step, step.goal, first.done()));
    int days = 0;
    const auto happened = [&](int day, StepHappening what) {
      Members members;
      members.with("what", what).day("on", day);
      if (what == StepHappening::not_today && step.in_the_way) members.with("in_the_way", std::vector{*step.in_the_way});
      put(event(day, "client", fmt::format("{}-day{}", id, ++days), Kind::step_event, id, members.done()));
    };
    if (step.not_today) happened(*step.not_today, StepHappening::not_today);
    if (step.done) {
      happened(*step.done, StepHappening::done);
      put(event(*step.done, "client", id, Kind::step, step.goal, Members().with("state", StepState::done).done()));
    }
    if (step.let_go) put(event(*step.let_go, "client", id, Kind::step, step.goal, Members().with("state", StepState::let_go).done()));
  }

  void add(const SetbackStory& setback) {
    const std::string id = fmt::format("hard{}", ++setbacks_);
    Members began;
    began.day("started", setback.started).with("triggers", setback.triggers).with("note", setback.note);
    put(event(setback.started, "client", id, Kind::setback, setback.goal, began.done())).seen_by =
        setback.shared ? SeenBy::my_therapist : SeenBy::only_me;
    // The flag stands on the goal, where the therapist sees it: so it is set only for a spell they were told of.
    if (setback.shared) put(event(setback.started, "client", setback.goal, Kind::goal, {}, Members().with("harder_now", true).done())).at = "20:31";
    if (!setback.eased) return;
    Members ended;
    ended.day("eased", *setback.eased).with("helped", setback.helped).with("learned", setback.learned);
    put(event(*setback.eased, "client", id, Kind::setback, setback.goal, ended.done()));
    if (setback.shared) put(event(*setback.eased, "client", setback.goal, Kind::goal, {}, Members().with("harder_now", false).done())).at = "20:31";
  }

  void add(const Ratings& run) {
    for (std::size_t i = 0; i < run.days.size() && i < run.values.size(); ++i) {
      Members members;
      members.with("value", run.values[i]).day("on", run.days[i]);
      put(event(run.days[i], "client", fmt::format("rating{}", ++ratings_), Kind::goal_rating, run.goal, members.done())).at = "20:40";
    }
  }

  void add(const Sessions& run) {
    int number = run.first_number;
    int day = run.first_day;
    const auto session = [&](int on, SessionState state, int written) {
      Members members;
      members.with("starts", fmt::format("time:{} {}", on, run.time)).with("mode", run.mode).with("place", run.place);
      members.with("number", number).with("state", state);
      put(event(written, run.with, fmt::format("session-{}-{}", run.with, number), Kind::therapy_session, {}, members.done())).at = "15:05";
    };
    for (int i = 0; i < run.held && day < 0; ++i, day += run.every_days, ++number) session(day, SessionState::held, day);
    if (run.next_day) session(*run.next_day, SessionState::booked, std::min(-1, day - run.every_days));
  }

  const Person& person_;
  std::vector<Event> events_;
  int steps_ = 0;
  int setbacks_ = 0;
  int ratings_ = 0;
};

}  // namespace

std::vector<Event> events_of(const Person& person) { return Gatherer(person).take(); }

}  // namespace cairn::demo
