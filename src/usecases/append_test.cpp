// SPDX-License-Identifier: Apache-2.0
#include <thread>

#include "usecases/test_practice.hpp"
#include "usecases/who_looked.hpp"

using namespace cairn;

namespace {

/// One client, the therapist who treats them, and another who does not.
struct Pair : TestPractice {
  AccountId client = add(Role::client, "Maya");
  AccountId therapist = add(Role::therapist, "Ana Duarte");
  AccountId stranger = add(Role::therapist, "Ben");
  RecordId record = record_of(client);
  std::string maya = enter(client);
  std::string ana = enter(therapist);
  std::string ben = enter(stranger);
  Pair() { treat(therapist, client); }

  AppendRequest one(const NewVersion& wanted) const {
    AppendRequest request;
    request.entries.push_back(wanted);
    return request;
  }
  NewVersion goal(EntryId id, int number, SeenBy seen_by = SeenBy::only_me,
                  const std::string& words = "Sleep through") const {
    std::string body = example_body(Kind::goal);
    body.replace(body.find("Sleep through"), 13, words);
    return version(id, number, Kind::goal, body, seen_by);
  }
};

}  // namespace

TEST_CASE("what is written is there for its writer, and for nobody else until it is shared") {
  Pair pair;
  const auto id = make_id<EntryId>();
  REQUIRE(pair.write(pair.maya, pair.record, pair.one(pair.goal(id, 1))).has_value());
  CHECK(pair.read(pair.maya, pair.record)->entries.size() == 1);
  CHECK(pair.read(pair.ana, pair.record)->entries.empty());
  REQUIRE(pair.write(pair.maya, pair.record, pair.one(pair.goal(id, 2, SeenBy::my_therapist))).has_value());
  const auto seen = pair.read(pair.ana, pair.record);
  REQUIRE(seen->entries.size() == 1);
  CHECK(seen->entries[0].version == 2);
  CHECK(seen->entries[0].body.text.find("Sleep through") != std::string::npos);
  REQUIRE(pair.write(pair.maya, pair.record, pair.one(pair.goal(id, 3, SeenBy::only_me))).has_value());
  const auto gone = pair.read(pair.ana, pair.record, seen->cursor);
  CHECK(gone->entries.empty());
  CHECK(gone->withdrawn == std::vector{id});
}

TEST_CASE("forbidden and absent look the same") {
  Pair pair;
  const auto forbidden = pair.read(pair.ben, pair.record);
  const auto absent = pair.read(pair.ben, make_id<RecordId>());
  REQUIRE(!forbidden.has_value());
  CHECK(forbidden.error().kind == ErrorKind::not_found);
  CHECK(forbidden.error().sentence == absent.error().sentence);

  const auto hidden = make_id<EntryId>();
  REQUIRE(pair.write(pair.maya, pair.record, pair.one(pair.goal(hidden, 1))).has_value());
  const auto guess = pair.write(pair.ana, pair.record, pair.one(pair.goal(hidden, 2, SeenBy::my_therapist)));
  const auto nothing =
      pair.write(pair.ana, pair.record, pair.one(pair.goal(make_id<EntryId>(), 2, SeenBy::my_therapist)));
  REQUIRE(!guess.has_value());
  CHECK(guess.error().kind == ErrorKind::not_found);
  CHECK(guess.error().sentence == nothing.error().sentence);
  const auto step = [&](EntryId about) {
    return pair.write(pair.ana, pair.record,
                      pair.one(pair.version(make_id<EntryId>(), 1, Kind::suggestion,
                                            example_body(Kind::suggestion), SeenBy::my_therapist, about)));
  };
  CHECK(step(hidden).error().sentence == step(make_id<EntryId>()).error().sentence);
}

TEST_CASE("the same list twice is written once and answered alike") {
  Pair pair;
  const auto request = pair.one(pair.goal(make_id<EntryId>(), 1));
  const auto first = pair.write(pair.maya, pair.record, request);
  pair.clock.set(Instant{pair.clock.now().ms + 5000});
  const auto second = pair.write(pair.maya, pair.record, request);
  REQUIRE(second.has_value());
  CHECK(first->entries[0].written == second->entries[0].written);
  CHECK(pair.read(pair.maya, pair.record)->entries.size() == 1);
}

TEST_CASE("a version in between is a conflict that shows the current one, and nothing is stored") {
  Pair pair;
  const auto id = make_id<EntryId>();
  REQUIRE(pair.write(pair.maya, pair.record, pair.one(pair.goal(id, 1))).has_value());
  REQUIRE(pair.write(pair.maya, pair.record, pair.one(pair.goal(id, 2, SeenBy::only_me, "from the phone")))
              .has_value());
  const auto late =
      pair.write(pair.maya, pair.record, pair.one(pair.goal(id, 2, SeenBy::only_me, "from the laptop")));
  REQUIRE(!late.has_value());
  CHECK(late.error().kind == ErrorKind::conflict);
  CHECK(late.error().path == "/entries/0");
  CHECK(late.error().detail.find("from the phone") != std::string::npos);
  CHECK(pair.read(pair.maya, pair.record)->entries.size() == 2);
}

TEST_CASE("all or nothing: one fault in a list and none of it is stored") {
  Pair pair;
  AppendRequest request;
  request.entries.push_back(pair.goal(make_id<EntryId>(), 1));
  request.entries.push_back(pair.goal(make_id<EntryId>(), 1, SeenBy::only_me, ""));
  const auto answer = pair.write(pair.maya, pair.record, request);
  REQUIRE(!answer.has_value());
  CHECK(answer.error().path == "/entries/1/body/words");
  CHECK(pair.read(pair.maya, pair.record)->entries.empty());
}

TEST_CASE("a list may build on itself") {
  Pair pair;
  const auto goal = make_id<EntryId>();
  AppendRequest request;
  request.entries.push_back(pair.goal(goal, 1));
  request.entries.push_back(
      pair.version(make_id<EntryId>(), 1, Kind::step, example_body(Kind::step), SeenBy::my_therapist, goal));
  request.entries.push_back(pair.goal(goal, 2, SeenBy::my_therapist));
  REQUIRE(pair.write(pair.maya, pair.record, request).has_value());
  CHECK(pair.read(pair.ana, pair.record)->entries.size() == 2);
}

TEST_CASE("who may see a thing is changed by the person whose words it is, and by nobody else") {
  Pair pair;
  const auto id = make_id<EntryId>();
  REQUIRE(pair.write(pair.maya, pair.record, pair.one(pair.goal(id, 1, SeenBy::my_therapist))).has_value());
  const auto widened = pair.write(pair.ana, pair.record, pair.one(pair.goal(id, 2, SeenBy::my_record)));
  REQUIRE(!widened.has_value());
  CHECK(widened.error().path == "/entries/0/seen_by");
  CHECK(!pair.write(pair.ana, pair.record, pair.one(pair.goal(id, 2, SeenBy::only_me))).has_value());
  CHECK(pair.write(pair.maya, pair.record, pair.one(pair.goal(id, 2, SeenBy::my_record))).has_value());
}

TEST_CASE("what belongs elsewhere is refused: the wrong record, the wrong parent, another kind, the future") {
  Pair pair;
  const auto goal = make_id<EntryId>();
  REQUIRE(pair.write(pair.maya, pair.record, pair.one(pair.goal(goal, 1, SeenBy::my_therapist))).has_value());
  const auto path = [&](const std::string& token, RecordId record, const NewVersion& wanted) {
    const auto answer = pair.write(token, record, pair.one(wanted));
    return answer ? std::string("written") : answer.error().path;
  };
  CHECK(path(pair.ana, pair.record,
             pair.version(make_id<EntryId>(), 1, Kind::prep_note, example_body(Kind::prep_note),
                          SeenBy::vault)) == "/entries/0/kind");
  CHECK(path(pair.ana, pair.record_of(pair.therapist),
             pair.version(make_id<EntryId>(), 1, Kind::prep_note, example_body(Kind::prep_note),
                          SeenBy::vault)) == "written");
  CHECK(path(pair.maya, pair.record,
             pair.version(make_id<EntryId>(), 1, Kind::step, example_body(Kind::step),
                          SeenBy::my_therapist)) == "/entries/0/about");
  CHECK(path(pair.maya, pair.record,
             pair.version(make_id<EntryId>(), 1, Kind::step_event, example_body(Kind::step_event),
                          SeenBy::my_therapist, goal)) == "/entries/0/about");
  CHECK(path(pair.maya, pair.record,
             pair.version(goal, 2, Kind::topic, example_body(Kind::topic), SeenBy::my_therapist)) ==
        "/entries/0/kind");
  CHECK(path(pair.maya, pair.record,
             pair.version(make_id<EntryId>(), 1, Kind::goal, example_body(Kind::goal), SeenBy::vault)) ==
        "/entries/0/seen_by");
  NewVersion ahead = pair.goal(make_id<EntryId>(), 1);
  ahead.happened.ms += 10 * 86'400'000LL;
  CHECK(path(pair.maya, pair.record, ahead) == "/entries/0/happened");
  CHECK(path(pair.maya, pair.record,
             pair.version(make_id<EntryId>(), 1, Kind::goal, R"({"words":"x","extra":1})",
                          SeenBy::only_me)) == "/entries/0/body/words_by");
}

TEST_CASE("many writers on one record: every acknowledged entry is there, each once") {
  Pair pair;
  constexpr int writers = 8;
  constexpr int each = 12;
  std::atomic<int> written = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < writers; ++i)
      threads.emplace_back([&] {
        for (int j = 0; j < each; ++j)
          if (pair.write(pair.maya, pair.record, pair.one(pair.goal(make_id<EntryId>(), 1)))) ++written;
      });
  }
  CHECK(written == writers * each);
  CHECK(pair.read(pair.maya, pair.record)->entries.size() == static_cast<std::size_t>(writers * each));
}

TEST_CASE("it is all still there after the practice was closed and opened again") {
  Pair pair;
  REQUIRE(pair.write(pair.maya, pair.record, pair.one(pair.goal(make_id<EntryId>(), 1))).has_value());
  pair.reopen();
  CHECK(pair.read(pair.maya, pair.record)->entries.size() == 1);
}

TEST_CASE("every read and write of a record stands in its log, in words its owner can see") {
  Pair pair;
  const auto looks = [&] {
    const auto door = admit(pair.practice(), Deed::see_who_looked, pair.maya, pair.record);
    return who_looked(pair.practice(), *door)->lines;
  };
  REQUIRE(pair.write(pair.maya, pair.record, pair.one(pair.goal(make_id<EntryId>(), 1, SeenBy::my_therapist)))
              .has_value());
  REQUIRE(pair.read(pair.ana, pair.record).has_value());
  REQUIRE(pair.read(pair.ana, pair.record).has_value());  // shares the line
  auto lines = looks();
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].name.reveal() == "Ana Duarte");
  CHECK(lines[0].deed == AccessDeed::read);
  CHECK(lines[0].kinds.at(0).plural == "goals");
  CHECK(lines[1].deed == AccessDeed::wrote);
  pair.clock.set(Instant{pair.clock.now().ms + 6 * 60'000});
  REQUIRE(pair.read(pair.ana, pair.record).has_value());
  CHECK(looks().size() == 3);
  CHECK(!admit(pair.practice(), Deed::see_who_looked, pair.ana, pair.record).has_value());
}

TEST_CASE("care that has ended closes the record at once") {
  Pair pair;
  REQUIRE(pair.read(pair.ana, pair.record).has_value());
  pair.end_care(pair.therapist, pair.client);
  pair.clock.set(Instant{pair.clock.now().ms + 1});
  CHECK(!pair.read(pair.ana, pair.record).has_value());
}

TEST_CASE("a cursor works for its reader and its record only") {
  Pair pair;
  REQUIRE(pair.write(pair.maya, pair.record, pair.one(pair.goal(make_id<EntryId>(), 1, SeenBy::my_therapist)))
              .has_value());
  const auto cursor = pair.read(pair.maya, pair.record)->cursor;
  CHECK(pair.read(pair.maya, pair.record, cursor)->entries.empty());
  CHECK(pair.read(pair.ana, pair.record, cursor).error().path == "/since");
  CHECK(!pair.read(pair.maya, pair.record, "12").has_value());
}
