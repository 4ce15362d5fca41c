// SPDX-License-Identifier: Apache-2.0
#include "usecases/who_looked.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace cairn;

namespace {

constexpr std::int64_t window = 300'000;

AccessLine read(Instant at, std::map<Kind, int> kinds = {{Kind::goal, 1}}) {
  static const SessionId session = make_id<SessionId>();
  static const AccountId who = make_id<AccountId>();
  return {.who = who, .role = Role::therapist, .relationship = Relationship::treating, .deed = AccessDeed::read,
          .kinds = std::move(kinds), .at = at, .session = session};
}

/// Lines as they were written, oldest first; numbered.
std::vector<AccessLine> joined(std::vector<AccessLine> lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i].position = static_cast<std::int64_t>(i + 1);
  std::ranges::reverse(lines);
  auto shown = joined_looks(std::move(lines), window);
  std::ranges::reverse(shown);
  return shown;
}

}  // namespace

TEST_CASE("reads by one session within the window are shown as one, and add up") {
  const auto shown = joined({read(Instant{0}, {{Kind::goal, 2}}), read(Instant{1000}, {{Kind::goal, 1}, {Kind::step, 4}}),
                             read(Instant{window}, {}), read(Instant{window + 1}), read(Instant{window + 2})});
  REQUIRE(shown.size() == 2);
  CHECK(shown[0].kinds == std::map<Kind, int>{{Kind::goal, 3}, {Kind::step, 4}});
  CHECK(shown[0].at == Instant{0});
  CHECK(shown[0].position == 1);
  CHECK(shown[1].at == Instant{window + 1});
  CHECK(shown[1].kinds == std::map<Kind, int>{{Kind::goal, 2}});
}

TEST_CASE("a read joins no line of another session, person, standing or deed, nor a later one") {
  const auto first = read(Instant{5000});
  auto other_session = first;
  other_session.session = make_id<SessionId>();
  auto no_session = first;
  no_session.session = std::nullopt;
  auto relationship = first;
  relationship.relationship = Relationship::past;
  auto who = first;
  who.who = make_id<AccountId>();
  auto wrote = first;
  wrote.deed = AccessDeed::wrote;
  CHECK(joined({first, other_session, no_session, no_session, first}).size() == 4);  // past the lines of others
  CHECK(joined({first, relationship}).size() == 2);
  CHECK(joined({first, who}).size() == 2);
  CHECK(joined({first, wrote, first}).size() == 3);  // what was done in between keeps its place in the story
  CHECK(joined({wrote, wrote}).size() == 2);
  CHECK(joined({first, read(Instant{4999})}).size() == 2);
  CHECK(joined({}).empty());
}
