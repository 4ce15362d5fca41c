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

Event event(int day, std::string by, std::string id, Kind kind, std::optional<std::string> about, std::string set) {
  Event made;
  made.day = day;
  made.by = std::move(by);
  made.id = std::move(id);
  made.kind = kind;
  made.about = std::move(about);
  made.set = RawJson{std::move(set)};
  return made;
}

std::string quoted(const Line& line) {
  std::string text;
  append_quoted(text, line.reveal());
  return text;
}

/// A goal from first words to being worked on, with its steps.
void add_goal(Person& person, const GoalSeed& seed, const std::string& id, int day, Draw& draw) {
  const std::string& therapist = person.with.front();
  Event first = event(day, "client", id, Kind::goal, {}, fmt::format(R"({{"words":{},"state":"idea"}})", quoted(seed.words)));
  person.events.push_back(first);
  Event shared = event(day + 1, "client", id, Kind::goal, {},
                       fmt::format(R"({{"state":"shaping","agreed_by":["client"],"good_enough":{},"horizon":"{}",)"
                                   R"("areas":[{{"code":"{}","label":{},"main":true}}]}})",
                                   draw.from(6, 8), draw.chance(70) ? "short_term" : "long_term", seed.area, quoted(seed.label)));
  shared.seen_by = SeenBy::my_therapist;
  person.events.push_back(shared);
  person.events.push_back(event(day + 3, therapist, id, Kind::goal, {}, R"({"state":"agreed","agreed_by":["client","therapist"]})"));
  person.events.push_back(event(day + 4, "client", id, Kind::goal, {}, R"({"state":"active"})"));
  int count = 0;
  for (const Line& words : seed.steps) {
    const std::string step = fmt::format("{}-step{}", id, ++count);
    const int planned = day + 4 + 9 * count;
    if (planned > -1) break;
    person.events.push_back(event(planned, "client", step, Kind::step, id,
                                  fmt::format(R"({{"words":{},"likely":{},"on":"day:{}"}})", quoted(words), draw.from(7, 9), planned + 3)));
    if (draw.chance(65) && planned + 3 < 0) {
      person.events.push_back(event(planned + 3, "client", step + "-day", Kind::step_event, step,
                                    fmt::format(R"({{"what":"done","on":"day:{}"}})", planned + 3)));
      person.events.push_back(event(planned + 3, "client", step, Kind::step, id, R"({"state":"done"})"));
    }
  }
}

void add_ratings(Person& person, const std::string& goal, int day, Draw& draw) {
  Ratings ratings;
  ratings.goal = goal;
  int value = draw.from(1, 4);
  for (int at = day + 4; at < 0; at += draw.from(7, 12)) {
    ratings.days.push_back(at);
    ratings.values.push_back(Rating::from(value).value());
    value = std::clamp(value + draw.from(0, 5) / 2 - (draw.chance(25) ? 1 : 0) - (draw.chance(50) ? 1 : 0), 0, 9);
  }
  if (!ratings.days.empty()) person.ratings.push_back(std::move(ratings));
}

void add_setback(Person& person, const Background& background, const std::string& goal, int day, Draw& draw) {
  const int length = draw.from(3, 12);
  if (day + length >= 0) return;
  const std::string id = goal + "-hard";
  Event began = event(day, "client", id, Kind::setback, goal, fmt::format(R"({{"started":"day:{}","triggers":["sleep"]}})", day));
  began.seen_by = draw.chance(40) ? SeenBy::my_therapist : SeenBy::only_me;
  person.events.push_back(began);
  person.events.push_back(event(day + length, "client", id, Kind::setback, goal,
                                fmt::format(R"({{"eased":"day:{}","helped":[{}]}})", day + length, quoted(draw.one_of(background.helped)))));
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
    Person person;
    person.key = fmt::format("background{}", ++number);
    person.name = name;
    person.line = Line("Somebody in the background.");
    const auto emptiest = std::ranges::min_element(load, {}, [](const auto& entry) { return entry.second; });
    ++emptiest->second;
    person.with = {emptiest->first};
    person.since_day = -draw.from(20, 150);
    const int held = std::max(1, -person.since_day / 7 - 1);
    person.sessions.push_back({emptiest->first, person.since_day + 2, 7, held, draw.from(1, 6), fmt::format("{:02}:00", draw.from(9, 17)),
                               draw.chance(70) ? SessionMode::room : SessionMode::video, "", 1});
    person.sessions.back().place = person.sessions.back().mode == SessionMode::room ? "Room " + std::to_string(draw.from(1, 2)) : "Video";
    const int goals = draw.from(0, 2);
    for (int i = 0; i < goals; ++i) {
      const GoalSeed& chosen = background.goals[static_cast<std::size_t>(number * 5 + i * 7) % background.goals.size()];
      const std::string id = fmt::format("goal{}", i + 1);
      const int day = person.since_day + 4 + i * 10;
      if (day > -10) break;
      add_goal(person, chosen, id, day, draw);
      add_ratings(person, id, day, draw);
      if (draw.chance(30)) add_setback(person, background, id, day + 15, draw);
    }
    people.push_back(std::move(person));
  }
  return people;
}

}  // namespace cairn::demo
