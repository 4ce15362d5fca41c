// SPDX-License-Identifier: Apache-2.0
#include "domain/setback.hpp"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

const Writer client{make_id<AccountId>(), Role::client, Relationship::self, {}};

LocalDate day(const char* text) { return *date_from(text); }

}  // namespace

TEST_CASE("a hard spell cannot ease before it began") {
  Setback setback;
  setback.started = day("2026-11-10");
  CHECK(may_follow(nullptr, setback, client));
  CHECK(!days_to_steadier(setback));
  setback.eased = day("2026-11-14");
  CHECK(may_follow(nullptr, setback, client));
  CHECK(days_to_steadier(setback) == 4);
  setback.eased = day("2026-11-09");
  CHECK(!may_follow(nullptr, setback, client));
}
