// SPDX-License-Identifier: Apache-2.0
#include "http/api/route.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace cairn;

TEST_CASE("a pattern takes whole segments") {
  const auto found = match("/api/records/{record}/entries", "/api/records/0123/entries");
  REQUIRE(found.has_value());
  CHECK(found->count == 1);
  CHECK(found->values[0] == "0123");
  CHECK(match("/api/me", "/api/me").has_value());
  for (const auto* path : {"/api/records//entries", "/api/records/1/2/entries", "/api/records/1/entries/", "/api/records/1", "/api/records/1/entriesx"})
    CHECK_MESSAGE(!match("/api/records/{record}/entries", path), path);
}

TEST_CASE("no two rows answer the same, each has its line, and each deed of the policy has a route") {
  std::set<std::pair<Method, std::string_view>> seen;
  std::set<Deed> deeds;
  for (const auto& row : all_routes()) {
    CHECK_MESSAGE(seen.insert({row.method, row.path}).second, row.path);
    CHECK_MESSAGE(!row.summary.empty(), row.path);
    CHECK_MESSAGE((row.path.starts_with("/api/") || row.path == "/healthz"), row.path);
    deeds.insert(row.deed);
    if (row.or_deed) deeds.insert(*row.or_deed);
  }
  for (const auto& row : deed_policy()) CHECK_MESSAGE(deeds.contains(row.deed), name_of(row.deed));
}

TEST_CASE("a deed about a record stands on a path that names one, and the other way round") {
  for (const auto& row : all_routes())
    CHECK_MESSAGE(is_about_a_record(row.deed) == (row.path.find("{record}") != std::string_view::npos), row.path);
}

TEST_CASE("what changes something is a POST") {
  const std::set<Deed> reading = {Deed::ask_health,  Deed::read_description, Deed::read_catalogue, Deed::read_help, Deed::see_ledger,
                                  Deed::see_myself,  Deed::list_records,     Deed::read_entries,   Deed::see_who_looked,
                                  Deed::follow_live, Deed::see_people,       Deed::take_invitation, Deed::enter_demo,
                                  Deed::see_own_factors, Deed::see_notices,   Deed::take_reset};
  for (const auto& row : all_routes())
    if (row.method == Method::get) CHECK_MESSAGE(reading.contains(row.deed), row.path);
}
