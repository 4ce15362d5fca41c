// SPDX-License-Identifier: Apache-2.0
#include "domain/ending.hpp"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

const Instant now = *instant_from("2026-11-22T15:00:00Z");
const Writer client{make_id<AccountId>(), Role::client, Relationship::self, now};
const Writer therapist{make_id<AccountId>(), Role::therapist, Relationship::treating, now};
const Writer other_therapist{make_id<AccountId>(), Role::therapist, Relationship::treating, now};

LocalDate day(const char* text) { return *date_from(text); }

Ending proposal() {
  Ending ending;
  ending.therapist = therapist.account;
  ending.client_reason = EndingReason::goals_met;
  ending.ends_on = day("2026-12-20");
  ending.spacing = EndingSpacing::further_apart;
  ending.agreed_by = {{Party::client, client.account}};
  return ending;
}

Ending agreed() {
  Ending ending = proposal();
  ending.therapist_reason = EndingReason::goals_met;
  ending.state = EndingState::agreed;
  ending.agreed_by = {{Party::client, client.account}, {Party::therapist, therapist.account}};
  return ending;
}

Ending one_sided(Party by, EndingReason reason) {
  Ending ending;
  ending.therapist = therapist.account;
  ending.state = EndingState::one_sided;
  ending.ended_by = by;
  (by == Party::client ? ending.client_reason : ending.therapist_reason) = reason;
  ending.ends_on = day("2026-11-30");
  return ending;
}

std::string fault(const Ending* before, const Ending& after, const Writer& writer) {
  const auto allowed = may_follow(before, after, writer);
  return allowed ? "" : allowed.error().path;
}

}  // namespace

TEST_CASE("either proposes an ending, and it is agreed with a reason and a yes from both") {
  const Ending asked = proposal();
  CHECK(fault(nullptr, asked, client).empty());
  CHECK(fault(&asked, agreed(), therapist).empty());

  Ending from_therapist = proposal();
  from_therapist.client_reason.reset();
  from_therapist.therapist_reason = EndingReason::goals_met;
  from_therapist.agreed_by = {{Party::therapist, therapist.account}};
  CHECK(fault(nullptr, from_therapist, therapist).empty());
  CHECK(fault(&from_therapist, agreed(), client).empty());
}

TEST_CASE("an ending without a reason from both, or without both marks, is not agreed") {
  const Ending asked = proposal();
  Ending after = agreed();
  after.therapist_reason.reset();
  CHECK(fault(&asked, after, therapist) == "/therapist_reason");
  after = agreed();
  after.agreed_by = asked.agreed_by;
  CHECK(fault(&asked, after, therapist) == "/state");
  Ending silent = asked;
  silent.client_reason.reset();
  after = agreed();
  after.client_reason.reset();
  CHECK(fault(&silent, after, therapist) == "/client_reason");
  CHECK(fault(nullptr, agreed(), client) == "/state");
}

TEST_CASE("another day, another spacing or another follow-up starts the other yes again") {
  const Ending before = agreed();
  Ending after = before;
  after.ends_on = day("2026-12-27");
  CHECK(fault(&before, after, client) == "/agreed_by");
  after.state = EndingState::proposed;
  after.agreed_by = {{Party::client, client.account}};
  CHECK(fault(&before, after, client).empty());
  after = before;
  after.follow_up = day("2027-01-20");
  CHECK(fault(&before, after, client) == "/agreed_by");
}

TEST_CASE("one of them ends it with a named reason, and no other way") {
  CHECK(fault(nullptr, one_sided(Party::client, EndingReason::own_wish), client).empty());
  CHECK(fault(nullptr, one_sided(Party::therapist, EndingReason::stopped_coming), therapist).empty());
  const Ending asked = proposal();
  Ending after = one_sided(Party::therapist, EndingReason::referred_on);
  after.client_reason = asked.client_reason;
  CHECK(fault(&asked, after, therapist).empty());

  Ending unnamed = one_sided(Party::client, EndingReason::another);
  unnamed.client_words = Line("because");
  CHECK(fault(nullptr, unnamed, client) == "/client_reason");
  unnamed.client_reason.reset();
  CHECK(fault(nullptr, unnamed, client) == "/client_reason");
  CHECK(fault(nullptr, one_sided(Party::client, EndingReason::own_wish), therapist) != "");
  Ending nobody = one_sided(Party::client, EndingReason::own_wish);
  nobody.ended_by.reset();
  CHECK(fault(nullptr, nobody, client) == "/ended_by");
  Ending both = proposal();
  both.ended_by = Party::client;
  CHECK(fault(nullptr, both, client) == "/ended_by");
}

TEST_CASE("who ended it alone changes and takes back their own ending, and the other does not") {
  const Ending before = one_sided(Party::client, EndingReason::own_wish);
  Ending back = before;
  back.state = EndingState::taken_back;
  back.ended_by.reset();
  CHECK(fault(&before, back, client).empty());
  CHECK(fault(&before, back, therapist) == "/state");
  Ending later = before;
  later.ends_on = day("2026-12-24");
  CHECK(fault(&before, later, client).empty());
  CHECK(fault(&before, later, therapist) == "/ended_by");
  Ending kind_words = before;
  kind_words.goodbye = Prose("Go well.");
  CHECK(fault(&before, kind_words, therapist).empty());
  Ending mine = before;
  mine.ended_by = Party::therapist;
  CHECK(fault(&before, mine, therapist) == "/ended_by");
}

TEST_CASE("either takes an agreed ending back, and it can be proposed again") {
  const Ending before = agreed();
  Ending back = before;
  back.state = EndingState::taken_back;
  back.agreed_by = {};
  CHECK(fault(&before, back, client).empty());
  CHECK(fault(&before, back, therapist).empty());
  Ending again = back;
  again.state = EndingState::proposed;
  CHECK(fault(&back, again, therapist).empty());
  again.state = EndingState::agreed;
  CHECK(fault(&back, again, therapist) == "/state");
}

TEST_CASE("each one's reason and words are their own") {
  const Ending before = proposal();
  Ending after = before;
  after.client_reason = EndingReason::not_helping;
  CHECK(fault(&before, after, therapist) == "/client_reason");
  after = before;
  after.what_helped = Prose("I walked.");
  CHECK(fault(&before, after, client).empty());
  CHECK(fault(&before, after, therapist) == "/what_helped");
  after = before;
  after.goodbye = Prose("Go well.");
  CHECK(fault(&before, after, therapist).empty());
  CHECK(fault(&before, after, client) == "/goodbye");
  after = before;
  after.client_words = Line("more");
  CHECK(fault(&before, after, therapist) == "/client_words");
  after = before;
  after.therapist_words = Line("more");
  CHECK(fault(&before, after, client) == "/therapist_words");
  after = before;
  after.client_reason = EndingReason::referred_on;
  CHECK(fault(&before, after, client) == "/client_reason");
  after.client_reason = EndingReason::another;
  CHECK(fault(&before, after, client) == "/client_words");
  after.client_words = Line("We have said it.");
  CHECK(fault(&before, after, client).empty());
}

TEST_CASE("a therapist ends their own work and no colleague's") {
  Ending ending = proposal();
  ending.client_reason.reset();
  ending.agreed_by = {};
  CHECK(fault(nullptr, ending, therapist).empty());
  CHECK(fault(nullptr, ending, other_therapist) == "/therapist");
  Ending turned = ending;
  turned.therapist = other_therapist.account;
  CHECK(fault(&ending, turned, client) == "/therapist");
}

TEST_CASE("the last day lies ahead, and the follow-up behind it") {
  Ending ending = proposal();
  ending.ends_on = day("2026-11-20");
  CHECK(fault(nullptr, ending, client) == "/ends_on");
  ending.ends_on = day("2026-11-21");  // a calendar to the west
  CHECK(fault(nullptr, ending, client).empty());
  ending.ends_on = day("2029-11-21");
  CHECK(fault(nullptr, ending, client) == "/ends_on");
  ending = proposal();
  ending.follow_up = day("2026-12-20");
  CHECK(fault(nullptr, ending, client) == "/follow_up");
  ending.follow_up = day("2027-01-31");
  CHECK(fault(nullptr, ending, client).empty());
  ending.follow_up = day("2036-01-31");
  CHECK(fault(nullptr, ending, client) == "/follow_up");
  const Ending stale = proposal();
  const Writer late{client.account, Role::client, Relationship::self, *instant_from("2027-02-01T09:00:00Z")};
  const Writer late_therapist{therapist.account, Role::therapist, Relationship::treating, late.now};
  CHECK(fault(&stale, agreed(), late_therapist) == "/ends_on");
}

TEST_CASE("it is over when its last day is over everywhere, or at once when a client stops today") {
  CHECK(over_at(agreed(), now) == *instant_from("2026-12-21T12:00:00Z"));
  Ending stops = one_sided(Party::client, EndingReason::own_wish);
  CHECK(over_at(stops, now) == *instant_from("2026-12-01T12:00:00Z"));
  stops.ends_on = day("2026-11-22");
  CHECK(over_at(stops, now) == now);
  Ending leaves = one_sided(Party::therapist, EndingReason::therapist_leaving);
  leaves.ends_on = day("2026-11-22");
  CHECK(over_at(leaves, now) == *instant_from("2026-11-23T12:00:00Z"));
  CHECK(stands(agreed()));
  CHECK(stands(stops));
  CHECK(!stands(proposal()));
}
