// SPDX-License-Identifier: Apache-2.0
// The policy, cell by cell, against what was written down apart from it; and every row of it is needed.
#include <doctest/doctest.h>

#include <algorithm>

#include "permissions/expectation.hpp"

using namespace cairn;
using namespace cairn::permissions;

namespace {

template <class E>
std::vector<E> all_of() {
  std::vector<E> all;
  for_each_value<E>([&](std::string_view, E value) { all.push_back(value); });
  return all;
}

/// Every answer of the policy for entries, in one fixed order.
std::vector<bool> entry_cells(std::span<const EntryRow> rows) {
  std::vector<bool> cells;
  for (const Kind kind : all_of<Kind>())
    for (const Role role : all_of<Role>())
      for (const Relationship relationship : all_of<Relationship>())
        for (const EntryDeed deed : all_of<EntryDeed>())
          cells.push_back(permits(kind, role, relationship, deed, rows));
  return cells;
}

/// Every answer of the policy for deeds, in one fixed order.
std::vector<bool> deed_cells(std::span<const DeedRow> rows) {
  std::vector<bool> cells;
  for (const Deed deed : all_of<Deed>()) {
    cells.push_back(permits_anybody(deed, rows));
    for (const Role role : all_of<Role>())
      for (const Relationship relationship : all_of<Relationship>())
        cells.push_back(permits(deed, role, relationship, rows));
  }
  return cells;
}

/// What the policy for entries answers if the expectation is right, in the order of entry_cells.
std::vector<bool> expected_entry_cells() {
  const auto expected = read_expected_entries();
  std::vector<bool> cells;
  for (const Kind kind : all_of<Kind>())
    for (const Role role : all_of<Role>())
      for (const Relationship relationship : all_of<Relationship>())
        for (const EntryDeed deed : all_of<EntryDeed>())
          cells.push_back(expected.allows(kind, deed, {role, relationship}));
  return cells;
}

const ExpectedRoute* line_for(const ExpectedRoutes& expected, Deed deed) {
  for (const auto& line : expected.lines)
    if (line.deed == deed) return &line;
  return nullptr;
}

std::vector<bool> expected_deed_cells() {
  const auto expected = read_expected_routes();
  std::vector<bool> cells;
  for (const Deed deed : all_of<Deed>()) {
    const ExpectedRoute* line = line_for(expected, deed);
    cells.push_back(line != nullptr && line->anybody);
    for (const Role role : all_of<Role>())
      for (const Relationship relationship : all_of<Relationship>())
        cells.push_back(line != nullptr && line->allows({role, relationship}));
  }
  return cells;
}

}  // namespace

TEST_CASE("the expectation of entries can be read, and says something of everything") {
  const auto expected = read_expected_entries();
  for (const auto& fault : expected.faults) FAIL_CHECK(fault);
  for (const Kind kind : all_of<Kind>()) {
    CAPTURE(name_of(kind));
    CHECK(expected.choices.contains(kind));
    CHECK(expected.places.contains(kind));
    for (const EntryDeed deed : all_of<EntryDeed>())
      CHECK_MESSAGE(expected.may.contains({kind, deed}), name_of(deed));
  }
  for (const SeenBy choice : all_of<SeenBy>()) CHECK_MESSAGE(expected.seen.contains(choice), name_of(choice));
}

TEST_CASE("the expectation of routes can be read, knows every deed, and does not contradict itself") {
  const auto expected = read_expected_routes();
  for (const auto& fault : expected.faults) FAIL_CHECK(fault);
  for (const Deed deed : all_of<Deed>()) CHECK_MESSAGE(line_for(expected, deed) != nullptr, name_of(deed));
  for (const auto& line : expected.lines) {
    const ExpectedRoute& first = *line_for(expected, line.deed);
    CAPTURE(line.path);
    CHECK(line.anybody == first.anybody);
    CHECK(line.roles == first.roles);
    CHECK(line.standings == first.standings);
    CHECK(line.about_record() == (line.path.find("{record}") != std::string::npos));
  }
}

TEST_CASE("every cell of kind, role, relationship and deed is as expected") {
  const auto expected = read_expected_entries();
  int cells = 0;
  for (const Kind kind : all_of<Kind>())
    for (const Role role : all_of<Role>())
      for (const Relationship relationship : all_of<Relationship>())
        for (const EntryDeed deed : all_of<EntryDeed>()) {
          ++cells;
          CHECK_MESSAGE(
              permits(kind, role, relationship, deed) == expected.allows(kind, deed, {role, relationship}),
              name_of(kind), " ", name_of(deed), " ", name_of(role), "/", name_of(relationship));
        }
  MESSAGE(cells, " cells of the policy for entries");
}

TEST_CASE("every cell of deed, role and relationship is as expected, and so is what is open to anybody") {
  const auto expected = read_expected_routes();
  int cells = 0;
  for (const Deed deed : all_of<Deed>()) {
    const ExpectedRoute* line = line_for(expected, deed);
    REQUIRE_MESSAGE(line != nullptr, name_of(deed));
    CHECK_MESSAGE(permits_anybody(deed) == line->anybody, name_of(deed));
    CHECK_MESSAGE(is_about_a_record(deed) == line->about_record(), name_of(deed));
    for (const Role role : all_of<Role>())
      for (const Relationship relationship : all_of<Relationship>()) {
        ++cells;
        CHECK_MESSAGE(permits(deed, role, relationship) == line->allows({role, relationship}), name_of(deed),
                      " ", name_of(role), "/", name_of(relationship));
      }
  }
  MESSAGE(cells, " cells of the policy for deeds");
}

TEST_CASE(
    "who a choice opens an entry to, which choices a kind has, and whose words it holds, are as expected") {
  const auto expected = read_expected_entries();
  for (const SeenBy choice : all_of<SeenBy>())
    for (const Relationship relationship : all_of<Relationship>())
      for (const bool own_words : {false, true})
        CHECK_MESSAGE(
            opens_to(choice, relationship, own_words) == expected.opens(choice, relationship, own_words),
            name_of(choice), " ", name_of(relationship), " ", own_words);
  for (const KindFacts& facts : kind_table()) {
    CAPTURE(name_of(facts.kind));
    for (const SeenBy choice : all_of<SeenBy>())
      CHECK_MESSAGE(facts.may_be_seen_by[static_cast<std::size_t>(choice)] ==
                        expected.choices.at(facts.kind).contains(choice),
                    name_of(choice));
    CHECK(facts.home == expected.places.at(facts.kind).record);
    CHECK(facts.words == expected.places.at(facts.kind).words);
  }
}

TEST_CASE("taking any single row out of the policy for entries, or turning any bit of it, is noticed") {
  const auto right = expected_entry_cells();
  REQUIRE(entry_cells(entry_policy()) == right);
  int changes = 0;
  for (std::size_t i = 0; i < entry_policy().size(); ++i) {
    std::vector<EntryRow> rows(entry_policy().begin(), entry_policy().end());
    INFO(name_of(rows[i].kind), " ", name_of(rows[i].role), " ", name_of(rows[i].relationship));
    for (unsigned bit = 0; bit < count_of<EntryDeed>; ++bit, ++changes) {
      auto turned = rows;
      turned[i].deeds = static_cast<std::uint8_t>(turned[i].deeds ^ (1U << bit));
      CHECK_MESSAGE(entry_cells(turned) != right, "bit ", bit);
    }
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(i));
    CHECK(entry_cells(rows) != right);
    ++changes;
  }
  MESSAGE(changes, " changed policies for entries, all noticed");
}

TEST_CASE("taking any single row out of the policy for deeds, or turning any bit of it, is noticed") {
  const auto right = expected_deed_cells();
  REQUIRE(deed_cells(deed_policy()) == right);
  int changes = 0;
  for (std::size_t i = 0; i < deed_policy().size(); ++i) {
    std::vector<DeedRow> rows(deed_policy().begin(), deed_policy().end());
    INFO(name_of(rows[i].deed), " row ", i);
    const auto noticed = [&](auto change) {
      auto changed = rows;
      change(changed[i]);
      ++changes;
      return deed_cells(changed) != right;
    };
    CHECK(noticed([](DeedRow& row) { row.anybody = !row.anybody; }));
    for (unsigned bit = 0; bit < count_of<Role>; ++bit) {
      // A role may be added to a row without any effect where another row of the same deed gives it the same
      // already.
      const auto gives_it = [&](const DeedRow& other) {
        return &other != &rows[i] && other.deed == rows[i].deed && (other.roles >> bit & 1U) != 0 &&
               (other.relationships & rows[i].relationships) == rows[i].relationships;
      };
      const bool idle = (rows[i].roles >> bit & 1U) == 0 && std::ranges::any_of(rows, gives_it);
      CHECK_MESSAGE(noticed([bit](DeedRow& row) {
                      row.roles = static_cast<std::uint8_t>(row.roles ^ (1U << bit));
                    }) != idle,
                    "role ", bit);
    }
    for (unsigned bit = 0; bit < count_of<Relationship>; ++bit)
      CHECK_MESSAGE(noticed([bit](DeedRow& row) {
                      row.relationships = static_cast<std::uint8_t>(row.relationships ^ (1U << bit));
                    }),
                    "relationship ", bit);
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(i));
    CHECK(deed_cells(rows) != right);
    ++changes;
  }
  MESSAGE(changes, " changed policies for deeds, all noticed");
}
