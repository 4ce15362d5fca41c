// SPDX-License-Identifier: Apache-2.0
// The same matrix on a real practice: everybody really tries everything with entries, and nothing reaches who
// may not see it.
#include <doctest/doctest.h>

#include <algorithm>

#include "http/error_answer.hpp"
#include "permissions/world.hpp"
#include "usecases/who_looked.hpp"

using namespace cairn;
using namespace cairn::permissions;

namespace {

std::string text_of(const Error& error) {
  return std::string(error_answer(error).text()) + error.sentence + error.detail;
}

template <class T>
std::string text_of(const Result<T>& result) {
  return result ? to_json(*result) : text_of(result.error());
}

/// Fails for each canary that is in `received` though this actor may not see it; counts those that are there
/// rightly.
int check_canaries(const World& world, const Actor& actor, const std::string& received) {
  int seen = 0;
  for (const Planted& entry : world.planted()) {
    const Sight sight = world.sight(actor, entry);
    for (std::size_t i = 0; i < entry.versions.size(); ++i) {
      const auto& canary = entry.versions[i].canary;
      if (canary.empty()) continue;
      const bool found = received.find(canary) != std::string::npos;
      if (found) ++seen;
      CHECK_MESSAGE((!found || sight.versions[i]), actor.name, " received ", name_of(entry.kind), " at ",
                    name_of(entry.versions[i].choice));
    }
  }
  return seen;
}

/// What somebody tries who wants to learn of an entry: write over it, hang something on it, name it.
std::vector<NewVersion> tries_at(const World& world, EntryId id, int versions, Kind kind, Party party) {
  const auto body = body_of(kind, party, "a guess", world.client_record());
  std::vector<NewVersion> tries;
  tries.push_back(world.version(id, versions + 7, kind, body, SeenBy::my_record));
  auto step = body_of(Kind::step, party, "",
                      world.client_record());  // without words, so that nothing is ever written
  tries.push_back(world.version(make_id<EntryId>(), 1, Kind::step, step, SeenBy::my_record, id));
  auto goal = body_of(Kind::goal, party, "", world.client_record());
  goal.insert(goal.size() - 1, R"(,"feeds":")" + to_text(id) + "\"");
  tries.push_back(world.version(make_id<EntryId>(), 1, Kind::goal, goal, SeenBy::my_record));
  return tries;
}

struct Attempt {
  const World& world;
  const Actor& actor;
  RecordId record;
  Kind kind;

  bool home() const { return world.sort_of(record) == world.expected().places.at(kind).record; }
  bool expects(EntryDeed deed) const {
    return home() && world.expected().allows(kind, deed, actor.standing(record));
  }
  std::string words(EntryDeed deed) const {
    return actor.name + " " + std::string(name_of(deed)) + " " + std::string(name_of(kind)) + " in " +
           std::string(name_of(world.sort_of(record)));
  }
};

/// Holds an answer against the expectation: allowed is written, and all else is refused for a reason that is
/// the actor's, never because the test sent something malformed.
void check_answer(const Attempt& attempt, EntryDeed deed, const Result<AppendAnswer>& answer, bool expected) {
  CHECK_MESSAGE(answer.has_value() == expected, attempt.words(deed),
                answer ? "" : ": " + answer.error().sentence);
  if (answer) return;
  const bool of_the_actor =
      answer.error().kind == ErrorKind::not_found || answer.error().kind == ErrorKind::not_allowed ||
      answer.error().kind == ErrorKind::signed_out || answer.error().kind == ErrorKind::refused;
  CHECK_MESSAGE(of_the_actor, attempt.words(deed), ": ", answer.error().sentence);
  if (!attempt.actor.signed_in())
    CHECK_MESSAGE(answer.error().kind == ErrorKind::signed_out, attempt.words(deed));
}

SeenBy first_choice(Kind kind) {
  return kind == Kind::prep_note         ? SeenBy::vault
         : kind == Kind::therapy_session ? SeenBy::my_record
         : kind == Kind::ending          ? SeenBy::my_record
                                         : SeenBy::my_therapist;
}

/// The record in which an entry of the kind can be tried at, when the actor tries in `record`.
RecordId target_record(const World& world, const Attempt& attempt) {
  if (attempt.home()) return attempt.record;
  return attempt.kind == Kind::prep_note ? world.record_list()[1] : world.client_record();
}

/// Who writes an entry of that kind for others to try their deeds on: the actor, where only their own can be
/// amended or shared, else whoever may.
const Actor& author_for(const World& world, const Attempt& attempt) {
  const bool own =
      world.expected().places.at(attempt.kind).words == WordsOf::author || attempt.kind == Kind::goal_rating;
  if (own && attempt.expects(EntryDeed::create)) return attempt.actor;
  if (attempt.kind == Kind::prep_note)
    return world.actor(target_record(world, attempt) == world.record_list()[1] ? "vault_therapist"
                                                                               : "vault_supervisor");
  const Actor& owner = world.actor("owner");
  const bool by_owner =
      world.expected().allows(attempt.kind, EntryDeed::create, owner.standing(world.client_record()));
  return by_owner ? owner : world.actor("treating_therapist");
}

/// Entries to try deeds on, each used until somebody changes it.
class Targets {
 public:
  explicit Targets(World& world) : world_(world) {}

  EntryId get(const Actor& author, RecordId record, Kind kind) {
    auto& id = ids_[{author.account, record, kind}];
    if (!id) id = world_.seed(author, record, kind, first_choice(kind));
    return *id;
  }
  void used(const Actor& author, RecordId record, Kind kind) { ids_.erase({author.account, record, kind}); }

 private:
  World& world_;
  std::map<std::tuple<AccountId, RecordId, Kind>, std::optional<EntryId>> ids_;
};

void try_create(World& world, const Attempt& attempt) {
  const auto body =
      body_of(attempt.kind, attempt.actor.party(attempt.record), "tried", world.client_record());
  const auto wanted = world.version(make_id<EntryId>(), 1, attempt.kind, body, first_choice(attempt.kind),
                                    world.parent_of(attempt.kind));
  const auto answer = world.send(attempt.actor, attempt.record, wanted);
  const bool expected = attempt.expects(EntryDeed::create);
  check_answer(attempt, EntryDeed::create, answer, expected);
  const bool reads =
      world.expected().allows(attempt.kind, EntryDeed::read, attempt.actor.standing(attempt.record));
  if (!answer && attempt.home() && reads)
    CHECK_MESSAGE(answer.error().kind == ErrorKind::not_allowed, attempt.words(EntryDeed::create));
}

void try_amend(World& world, Targets& targets, const Attempt& attempt) {
  const Actor& author = author_for(world, attempt);
  const RecordId lies_in = target_record(world, attempt);
  const auto id = targets.get(author, lies_in, attempt.kind);
  const auto body = amended_body(attempt.kind, author.party(lies_in), attempt.actor.party(attempt.record),
                                 "seed", world.client_record());
  const auto wanted =
      world.version(id, 2, attempt.kind, body, first_choice(attempt.kind), world.parent_of(attempt.kind));
  const auto answer = world.send(attempt.actor, attempt.record, wanted);
  check_answer(attempt, EntryDeed::amend, answer, attempt.expects(EntryDeed::amend));
  if (answer) targets.used(author, lies_in, attempt.kind);
}

void try_share(World& world, Targets& targets, const Attempt& attempt) {
  const Actor& author = author_for(world, attempt);
  const RecordId lies_in = target_record(world, attempt);
  const auto body = body_of(attempt.kind, author.party(lies_in), "seed", world.client_record());
  for_each_value<SeenBy>([&](std::string_view, SeenBy choice) {
    if (choice == first_choice(attempt.kind)) return;
    const auto id = targets.get(author, lies_in, attempt.kind);
    const auto wanted = world.version(id, 2, attempt.kind, body, choice, world.parent_of(attempt.kind));
    const auto answer = world.send(attempt.actor, attempt.record, wanted);
    const bool can_be = world.expected().choices.at(attempt.kind).contains(choice);
    check_answer(attempt, EntryDeed::share, answer, can_be && attempt.expects(EntryDeed::share));
    if (answer) targets.used(author, lies_in, attempt.kind);
  });
}

/// Nobody changes who sees another's words, whatever the policy gives them for their own.
void try_share_others(World& world, Targets& targets, const Attempt& attempt) {
  if (attempt.kind == Kind::prep_note) return;
  for (const auto* name : {"owner", "treating_therapist", "treating_supervisor"}) {
    const Actor& author = world.actor(name);
    const bool theirs = world.expected().places.at(attempt.kind).words == WordsOf::owner
                            ? attempt.actor.to(attempt.record) == Relationship::self
                            : author.account == attempt.actor.account;
    if (theirs ||
        !world.expected().allows(attempt.kind, EntryDeed::create, author.standing(world.client_record())))
      continue;
    const auto id = targets.get(author, world.client_record(), attempt.kind);
    const auto body =
        body_of(attempt.kind, author.party(world.client_record()), "seed", world.client_record());
    for (const SeenBy choice : world.expected().choices.at(attempt.kind)) {
      if (choice == first_choice(attempt.kind)) continue;
      const auto wanted = world.version(id, 2, attempt.kind, body, choice, world.parent_of(attempt.kind));
      check_answer(attempt, EntryDeed::share, world.send(attempt.actor, attempt.record, wanted), false);
    }
  }
}

}  // namespace

TEST_CASE("everybody reads exactly what the expectation opens to them") {
  World world;
  world.plant();
  const auto routes = read_expected_routes();
  const auto line = std::ranges::find(routes.lines, Deed::read_entries, &ExpectedRoute::deed);
  int cells = 0;
  for (const Actor& actor : world.actors())
    for (const RecordId record : world.record_list()) {
      const auto page = world.read(actor.token, record);
      REQUIRE_MESSAGE(page.has_value() == line->allows(actor.standing(record)), actor.name, " ",
                      name_of(world.sort_of(record)));
      for (const Planted& entry : world.planted()) {
        if (entry.record != record) continue;
        const Sight sight = world.sight(actor, entry);
        for (std::size_t i = 0; i < entry.versions.size(); ++i, ++cells) {
          const auto same = [&](const EntryView& view) {
            return view.id == entry.id && view.version == static_cast<int>(i) + 1;
          };
          const bool got = page && std::ranges::any_of(page->entries, same);
          CHECK_MESSAGE(got == sight.versions[i], actor.name, " reads ", name_of(entry.kind), " at ",
                        name_of(entry.versions[i].choice));
        }
      }
    }
  MESSAGE(cells, " cells of actor and planted version read, ", world.planted().size(), " entries, ",
          world.actors().size(), " actors");
}

TEST_CASE("no byte of what somebody may not see reaches them: pages, errors, conflicts, who looked") {
  World world;
  world.plant();
  int attempts = 0;
  int seen = 0;
  for (const Actor& actor : world.actors()) {
    std::string received;
    for (const RecordId record : world.record_list()) {
      received += text_of(world.read(actor.token, record));
      const auto door = admit(world.practice(), Deed::see_who_looked, actor.token, record);
      received += door ? text_of(who_looked(world.practice(), *door)) : text_of(door.error());
      for (const Planted& entry : world.planted()) {
        const int versions = static_cast<int>(entry.versions.size());
        const auto at_it = tries_at(world, entry.id, versions, entry.kind, actor.party(record));
        const auto at_nothing =
            tries_at(world, make_id<EntryId>(), versions, entry.kind, actor.party(record));
        for (std::size_t i = 0; i < at_it.size(); ++i, ++attempts) {
          const auto answer = world.send(actor, record, at_it[i]);
          received += text_of(answer);
          CHECK_MESSAGE(!answer.has_value(), actor.name, " wrote at ", name_of(entry.kind));
          if (entry.record != record || !world.sight(actor, entry).entry)
            CHECK_MESSAGE(text_of(answer) == text_of(world.send(actor, record, at_nothing[i])), actor.name,
                          " can tell that a ", name_of(entry.kind), " is there");
        }
      }
    }
    seen += check_canaries(world, actor, received);
  }
  CHECK(seen > 100);  // the canaries are there for those who may see them, so their absence means something
  MESSAGE(attempts, " attempts at entries of others, ", seen, " canaries received, all rightly");
}

TEST_CASE("everybody really tries to create, amend and share every kind in every record") {
  World world;
  world.plant();
  Targets targets(world);
  int cells = 0;
  for (const Actor& actor : world.actors())
    for (const RecordId record : world.record_list())
      for (const auto& [kind, place] : world.expected().places) {
        const Attempt attempt{world, actor, record, kind};
        try_create(world, attempt);
        try_amend(world, targets, attempt);
        try_share(world, targets, attempt);
        try_share_others(world, targets, attempt);
        cells += 3;
      }
  MESSAGE(cells, " cells of actor, record, kind and deed really tried");
}
