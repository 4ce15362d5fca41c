// SPDX-License-Identifier: Apache-2.0
#include "domain/policy.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <vector>

using namespace cairn;

TEST_CASE("only me and the vault open to the one whose words they are, and to nobody else") {
  for (const SeenBy choice : {SeenBy::only_me, SeenBy::vault, SeenBy::our_room})
    for_each_value<Relationship>([&](std::string_view name, Relationship relationship) {
      INFO(name_of(choice), " ", name);
      CHECK(opens_to(choice, relationship, true));
      CHECK(!opens_to(choice, relationship, false));
    });
}

TEST_CASE("my therapist and my record open to the two who work together") {
  for (const SeenBy choice : {SeenBy::my_therapist, SeenBy::my_record}) {
    INFO(name_of(choice));
    CHECK(opens_to(choice, Relationship::self, false));
    CHECK(opens_to(choice, Relationship::treating, false));
    CHECK(!opens_to(choice, Relationship::past, false));
    CHECK(!opens_to(choice, Relationship::same_practice, false));
    CHECK(!opens_to(choice, Relationship::other, false));
  }
}

TEST_CASE("what has no row is refused") {
  CHECK(!permits(Kind::goal, Role::client, Relationship::self, EntryDeed::read, {}));
  CHECK(!permits(Deed::list_records, Role::client, Relationship::other, {}));
  CHECK(!permits_anybody(Deed::ask_health, {}));
  const EntryRow reads = {Kind::goal, Role::client, Relationship::self, 1};
  CHECK(permits(Kind::goal, Role::client, Relationship::self, EntryDeed::read, {&reads, 1}));
  CHECK(!permits(Kind::goal, Role::client, Relationship::self, EntryDeed::amend, {&reads, 1}));
  CHECK(!permits(Kind::step, Role::client, Relationship::self, EntryDeed::read, {&reads, 1}));
  CHECK(!permits(Kind::goal, Role::therapist, Relationship::self, EntryDeed::read, {&reads, 1}));
  CHECK(!permits(Kind::goal, Role::client, Relationship::treating, EntryDeed::read, {&reads, 1}));
}

TEST_CASE("a deed about a record asks for the relationship, every other one does not") {
  CHECK(is_about_a_record(Deed::read_entries));
  CHECK(!is_about_a_record(Deed::list_records));
  const DeedRow own = {Deed::read_entries, false, 1U << static_cast<unsigned>(Role::client),
                       1U << static_cast<unsigned>(Relationship::self)};
  CHECK(permits(Deed::read_entries, Role::client, Relationship::self, {&own, 1}));
  CHECK(!permits(Deed::read_entries, Role::client, Relationship::treating, {&own, 1}));
  CHECK(!permits(Deed::read_entries, Role::therapist, Relationship::self, {&own, 1}));
  const DeedRow anywhere = {Deed::list_records, false, 1U << static_cast<unsigned>(Role::client), 0};
  for_each_value<Relationship>([&](std::string_view name, Relationship relationship) {
    CHECK_MESSAGE(permits(Deed::list_records, Role::client, relationship, {&anywhere, 1}), name);
  });
}

TEST_CASE(
    "each deed has its rows, no two rows give the same twice, and only records ask for a relationship") {
  for_each_value<Deed>([](std::string_view name, Deed deed) {
    CHECK_MESSAGE(std::ranges::count(deed_policy(), deed, &DeedRow::deed) >= 1, name);
    const auto agrees = [&](const DeedRow& row) {
      return row.deed != deed ||
             ((row.relationships != 0) == is_about_a_record(deed) && row.anybody == permits_anybody(deed));
    };
    CHECK_MESSAGE(std::ranges::all_of(deed_policy(), agrees), name);
  });
  std::vector<std::pair<Deed, std::uint8_t>> given;
  for (const DeedRow& row : deed_policy()) {
    for (const auto& [deed, roles] : given)
      CHECK_MESSAGE((deed != row.deed || (roles & row.roles) == 0), name_of(row.deed));
    given.emplace_back(row.deed, row.roles);
  }
  std::set<std::tuple<Kind, Role, Relationship>> seen;
  for (const EntryRow& row : entry_policy())
    CHECK_MESSAGE(seen.insert({row.kind, row.role, row.relationship}).second, name_of(row.kind));
}

TEST_CASE("who works here can do next to nothing with a password alone, and clients can do what they always could") {
  for_each_value<Deed>([](std::string_view name, Deed deed) {
    for_each_value<Proof>([&](std::string_view, Proof proof) {
      CHECK_MESSAGE(is_strong_enough(deed, Role::client, proof), name);
      if (proof == Proof::password) return;
      for (const Role role : {Role::therapist, Role::supervisor, Role::administrator})
        CHECK_MESSAGE(is_strong_enough(deed, role, proof), name);
    });
  });
  const DeedRow strict = {Deed::list_records, false, 0xFF, 0};
  const DeedRow lenient = {Deed::list_records, false, 0xFF, 0, true};
  CHECK(!is_strong_enough(Deed::list_records, Role::therapist, Proof::password, {&strict, 1}));
  CHECK(is_strong_enough(Deed::list_records, Role::therapist, Proof::password, {&lenient, 1}));
  CHECK(!is_strong_enough(Deed::sign_out, Role::therapist, Proof::password, {&lenient, 1}));
  CHECK(!is_strong_enough(Deed::list_records, Role::therapist, Proof::password, {}));
}

TEST_CASE("a deed without a row asks for a fresh proof, and so does one whose row says so") {
  const DeedRow plain = {Deed::list_records, false, 0xFF, 0};
  const DeedRow fresh = {Deed::list_records, false, 0xFF, 0, false, true};
  CHECK(!asks_for_fresh_proof(Deed::list_records, Proof::password, {&plain, 1}));
  CHECK(asks_for_fresh_proof(Deed::list_records, Proof::passkey, {&fresh, 1}));
  CHECK(asks_for_fresh_proof(Deed::list_records, Proof::two_factors, {}));
  CHECK(!asks_for_fresh_proof(Deed::list_records, Proof::chosen, {&fresh, 1}));
}
