// SPDX-License-Identifier: Apache-2.0
#include "domain/staying_well_plan.hpp"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

const Writer client{make_id<AccountId>(), Role::client, Relationship::self, {}};

StayingWellSection section(StayingWellPart part, const std::string& text) {
  StayingWellSection made;
  made.part = part;
  made.lines = {{Line(text), {}, {}}};
  return made;
}

}  // namespace

TEST_CASE("a plan may be empty, and any part of it may be left out") {
  CHECK(may_follow(nullptr, StayingWellPlan{}, client).has_value());
  StayingWellPlan plan;
  plan.sections = {section(StayingWellPart::people, "My choir"), section(StayingWellPart::brought, "I could not sleep")};
  CHECK(may_follow(nullptr, plan, client).has_value());
  CHECK(may_follow(&plan, StayingWellPlan{}, client).has_value());
}

TEST_CASE("a part stands once, and no line is empty") {
  StayingWellPlan plan;
  plan.sections = {section(StayingWellPart::people, "My choir"), section(StayingWellPart::people, "My aunt")};
  CHECK(may_follow(nullptr, plan, client).error().path == "/sections/1/part");
  plan.sections = {section(StayingWellPart::people, "My choir"), section(StayingWellPart::signs, "")};
  CHECK(may_follow(nullptr, plan, client).error().path == "/sections/1/lines/0/text");
}
