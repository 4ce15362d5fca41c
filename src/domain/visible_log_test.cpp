// SPDX-License-Identifier: Apache-2.0
#include "domain/visible_log.hpp"

#include <doctest/doctest.h>

#include <random>
#include <set>

using namespace cairn;

namespace {

const auto owner = make_id<AccountId>();
const auto therapist = make_id<AccountId>();
const Record record{make_id<RecordId>(), RecordSort::client, owner};
const Reader client{owner, Role::client, Relationship::self};
const Reader treating{therapist, Role::therapist, Relationship::treating};

/// Builds a log by hand: one call, one version.
struct LogBuilder {
  Log log;
  void add(EntryId id, int version, Kind kind, SeenBy seen_by, std::optional<EntryId> about = std::nullopt, AccountId author = owner) {
    EntryVersion entry;
    entry.head = {.id = id, .version = version, .kind = kind, .about = about, .author = author, .written = {}, .happened = {}, .seen_by = seen_by};
    entry.position = static_cast<std::int64_t>(log.size()) + 1;
    log.push_back(std::make_shared<const EntryVersion>(std::move(entry)));
  }
  std::vector<std::size_t> since(const Reader& reader, std::int64_t position) const {
    return VisibleLog(log, record, reader).versions_since(position);
  }
  std::vector<EntryId> withdrawn(const Reader& reader, std::int64_t position) const {
    return VisibleLog(log, record, reader).withdrawn_since(position);
  }
};

using Places = std::vector<std::size_t>;

}  // namespace

TEST_CASE("what is only mine is not there for anybody else, and shows from the version that was shared") {
  const auto goal = make_id<EntryId>();
  LogBuilder built;
  built.add(goal, 1, Kind::goal, SeenBy::only_me);
  CHECK(built.since(client, 0) == Places{0});
  CHECK(built.since(treating, 0).empty());
  CHECK(built.withdrawn(treating, 0).empty());

  built.add(goal, 2, Kind::goal, SeenBy::my_therapist);
  CHECK(built.since(treating, 0) == Places{1});
  CHECK(built.since(treating, 1) == Places{1});
  CHECK(built.since(treating, 2).empty());
}

TEST_CASE("what hangs on a goal appears with it and goes with it") {
  const auto goal = make_id<EntryId>();
  const auto step = make_id<EntryId>();
  const auto event = make_id<EntryId>();
  LogBuilder built;
  built.add(goal, 1, Kind::goal, SeenBy::only_me);
  built.add(step, 1, Kind::step, SeenBy::my_therapist, goal);
  built.add(event, 1, Kind::step_event, SeenBy::my_therapist, step);
  CHECK(built.since(treating, 0).empty());
  CHECK(built.withdrawn(treating, 3).empty());

  built.add(goal, 2, Kind::goal, SeenBy::my_therapist);
  CHECK(built.since(treating, 3) == Places{1, 2, 3});  // steps written long before arrive with the goal

  built.add(goal, 3, Kind::goal, SeenBy::only_me);
  CHECK(built.since(treating, 0).empty());
  CHECK(built.withdrawn(treating, 4) == std::vector<EntryId>{goal, step, event});
  CHECK(built.withdrawn(treating, 3).empty());  // never fetched while it was open
  CHECK(built.withdrawn(treating, 5).empty());

  built.add(goal, 4, Kind::goal, SeenBy::my_therapist);
  CHECK(built.since(treating, 5) == Places{1, 2, 3, 5});  // and comes back whole, but for what was private
}

TEST_CASE("a step written while its goal is hidden is not reported as taken away") {
  const auto goal = make_id<EntryId>();
  const auto step = make_id<EntryId>();
  LogBuilder built;
  built.add(goal, 1, Kind::goal, SeenBy::my_therapist);
  built.add(goal, 2, Kind::goal, SeenBy::only_me);
  built.add(step, 1, Kind::step, SeenBy::my_therapist, goal);
  CHECK(built.withdrawn(treating, 1) == std::vector<EntryId>{goal});
  CHECK(built.withdrawn(treating, 2).empty());
}

TEST_CASE("an author's words are the author's: a therapist's private topic stays theirs") {
  const auto topic = make_id<EntryId>();
  LogBuilder built;
  built.add(topic, 1, Kind::topic, SeenBy::only_me, std::nullopt, therapist);
  CHECK(built.since(client, 0).empty());
  CHECK(built.since(treating, 0) == Places{0});
}

TEST_CASE("whoever else belongs to the practice sees nothing") {
  LogBuilder built;
  built.add(make_id<EntryId>(), 1, Kind::goal, SeenBy::my_record);
  for (const Role role : {Role::client, Role::therapist, Role::supervisor, Role::administrator})
    for (const Relationship relationship : {Relationship::past, Relationship::same_practice, Relationship::other})
      CHECK(built.since({make_id<AccountId>(), role, relationship}, 0).empty());
}

TEST_CASE("reading bit by bit ends in the same picture as reading once") {
  // Random logs of one goal family; a reader who reads after every write, or now and then, keeps a copy by the rules of
  // the app: add what comes, drop what is withdrawn. It has to equal what a fresh reader gets.
  std::mt19937 random(11);
  const auto below = [&random](std::size_t n) { return random() % n; };
  for (int round = 0; round < 400; ++round) {
    LogBuilder built;
    std::vector<std::pair<EntryId, int>> goals;
    std::vector<std::tuple<EntryId, EntryId, int>> steps;
    std::set<std::pair<EntryId, int>> copy;
    std::int64_t read_to = 0;
    for (int i = 0; i < 30; ++i) {
      const auto seen_by = below(2) == 0 ? SeenBy::only_me : SeenBy::my_therapist;
      if (goals.empty() || below(5) == 0) {
        goals.emplace_back(make_id<EntryId>(), 1);
        built.add(goals.back().first, 1, Kind::goal, seen_by);
      } else if (below(3) == 0) {
        const auto& goal = goals[below(goals.size())];
        steps.emplace_back(make_id<EntryId>(), goal.first, 1);
        built.add(std::get<0>(steps.back()), 1, Kind::step, seen_by, goal.first);
      } else if (!steps.empty() && below(2) == 0) {
        auto& [id, about, version] = steps[below(steps.size())];
        built.add(id, ++version, Kind::step, seen_by, about);
      } else {
        auto& [id, version] = goals[below(goals.size())];
        built.add(id, ++version, Kind::goal, seen_by);
      }
      if (below(3) != 0) continue;
      const VisibleLog view(built.log, record, treating);
      for (const EntryId gone : view.withdrawn_since(read_to)) std::erase_if(copy, [gone](const auto& held) { return held.first == gone; });
      for (const auto place : view.versions_since(read_to)) copy.emplace(built.log[place]->head.id, built.log[place]->head.version);
      read_to = static_cast<std::int64_t>(built.log.size());
      std::set<std::pair<EntryId, int>> fresh;
      for (const auto place : view.versions_since(0)) fresh.emplace(built.log[place]->head.id, built.log[place]->head.version);
      REQUIRE(copy == fresh);
    }
  }
}
