// SPDX-License-Identifier: Apache-2.0
#include "domain/suggestion.hpp"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

const Writer client{make_id<AccountId>(), Role::client, Relationship::self, {}};
const Writer therapist{make_id<AccountId>(), Role::therapist, Relationship::treating, {}};

}  // namespace

TEST_CASE("a suggestion is the therapist's to make and the client's to answer, once") {
  Suggestion open;
  open.words = Line("Sleep six hours");
  CHECK(may_follow(nullptr, open, therapist));
  CHECK(!may_follow(nullptr, open, client));
  CHECK(!may_follow(nullptr, Suggestion{}, therapist));
  Suggestion taken = open;
  taken.answer = SuggestionAnswer::accepted;
  CHECK(!may_follow(nullptr, taken, therapist));
  CHECK(may_follow(&open, taken, client));
  CHECK(!may_follow(&open, taken, therapist));
  Suggestion reworded = taken;
  reworded.words = Line("x");
  CHECK(!may_follow(&open, reworded, client));
  CHECK(may_follow(&open, [&] { auto s = open; s.words = Line("x"); return s; }(), therapist));
  CHECK(!may_follow(&taken, open, client));
  Suggestion withdrawn = open;
  withdrawn.answer = SuggestionAnswer::withdrawn;
  CHECK(may_follow(&open, withdrawn, therapist));
  CHECK(!may_follow(&open, withdrawn, client));
}

TEST_CASE("a suggested area needs the area") {
  Suggestion area;
  area.what = SuggestionAbout::area;
  CHECK(!may_follow(nullptr, area, therapist));
  area.area = GoalArea{"EASE.sleep", Line("Sleep"), false};
  CHECK(may_follow(nullptr, area, therapist));
}
