// SPDX-License-Identifier: Apache-2.0
#include "usecases/demo/background.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>

namespace cairn::demo {
namespace {

/// Draws that come out the same on every machine: the standard distributions may differ between libraries.
class Draw {
 public:
  explicit Draw(unsigned seed) : engine_(seed) {}
  int from(int low, int high) { return low + static_cast<int>(engine_() % static_cast<unsigned>(high - low + 1)); }
  bool chance(int percent) { return from(1, 100) <= percent; }
  template <class List>
  const auto& one_of(const List& list) {
    return list[engine_() % list.size()];
  }

 private:
  std::mt19937 engine_;
};

void add_goal(Person& person, const GoalSeed& seed, const std::string& id, int day, Draw& draw) {
  GoalStory goal;
  goal.id = id;
  goal.words = seed.words;
  goal.area = seed.area;
  goal.label = seed.label;
  goal.horizon = draw.chance(70) ? Horizon::short_term : Horizon::long_term;
  goal.good_enough = Rating::from(draw.from(6, 8));
  goal.idea = day;
  goal.shared = day + 1;
  goal.agreed = day + 3;
  goal.active = day + 4;
  goal.review_due = draw.chance(12);
  person.goals.push_back(goal);
  int count = 0;
  for (const Line& words : seed.steps) {
    const int planned = day + 4 + 9 * ++count;
    if (planned > -1) return;
    StepStory step;
    step.goal = id;
    step.words = words;
    step.planned = planned;
    step.on = planned + 3;
    step.likely = Rating::from(draw.from(7, 9));
    if (draw.chance(65) && planned + 3 < 0) step.done = planned + 3;
    person.steps.push_back(step);
  }
}

void add_ratings(Person& person, const std::string& goal, int day, Draw& draw) {
  Ratings ratings{goal, {}, {}};
  int value = draw.from(1, 4);
  for (int at = day + 5; at < 0; at += draw.from(7, 12)) {
    ratings.days.push_back(at);
    ratings.values.push_back(Rating::from(value).value());
    value = std::clamp(value + draw.from(0, 5) / 2 - (draw.chance(25) ? 1 : 0) - (draw.chance(50) ? 1 : 0), 0, 9);
  }
  if (!ratings.days.empty()) person.ratings.push_back(std::move(ratings));
}

void add_setback(Person& person, const Background& background, const std::string& goal, int day, Draw& draw) {
  SetbackStory setback;
  setback.goal = goal;
  setback.started = day;
  setback.eased = day + draw.from(3, 12);
  setback.triggers = {draw.chance(50) ? SetbackTrigger::sleep : SetbackTrigger::work};
  setback.helped = {draw.one_of(background.helped)};
  setback.shared = draw.chance(40);
  if (*setback.eased < 0) person.setbacks.push_back(std::move(setback));
}

Person person_named(const Line& name, int number, const std::string& carer, Draw& draw) {
  Person person;
  person.key = fmt::format("background{}", number);
  person.name = name;
  person.line = Line("Somebody in the background.");
  person.with = {carer};
  person.since_day = -draw.from(20, 150);
  Sessions sessions;
  sessions.with = carer;
  sessions.first_day = person.since_day + 2;
  sessions.held = std::max(1, -person.since_day / 7 - 1);
  sessions.next_day = draw.from(1, 6);
  sessions.time = fmt::format("{:02}:00", draw.from(9, 17));
  sessions.mode = draw.chance(70) ? SessionMode::room : SessionMode::video;
  sessions.place = sessions.mode == SessionMode::room ? fmt::format("Room {}", draw.from(1, 2)) : "Video";
  person.sessions.push_back(std::move(sessions));
  return person;
}

}  // namespace

std::vector<Person> background_people(const Background& background, const Story& story, unsigned seed) {
  Draw draw(seed);
  std::map<std::string, int> load;
  for (const Staff& staff : story.staff)
    if (staff.role == Role::therapist) load[staff.key] = 0;
  for (const Person& person : story.people)
    for (const std::string& key : person.with)
      if (load.contains(key)) ++load[key];

  std::vector<Person> people;
  int number = 0;
  for (const Line& name : background.names) {
    const auto emptiest = std::ranges::min_element(load, {}, [](const auto& entry) { return entry.second; });
    ++emptiest->second;
    Person person = person_named(name, ++number, emptiest->first, draw);
    const int goals = draw.from(0, 2);
    for (int i = 0; i < goals; ++i) {
      const int day = person.since_day + 4 + i * 10;
      if (day > -10) break;
      const std::string id = fmt::format("goal{}", i + 1);
      add_goal(person, background.goals[static_cast<std::size_t>(number * 5 + i * 7) % background.goals.size()], id, day, draw);
      add_ratings(person, id, day, draw);
      if (draw.chance(30)) add_setback(person, background, id, day + 15, draw);
    }
    people.push_back(std::move(person));
  }
  return people;
}

}  // namespace cairn::demo
