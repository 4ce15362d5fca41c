// SPDX-License-Identifier: Apache-2.0
#include "domain/catalogue/catalogue.hpp"

#include <doctest/doctest.h>

#include "base/json_described.hpp"

using namespace cairn;
using namespace cairn::catalogue;

TEST_CASE("a catalogue is written as plain JSON, its words as texts") {
  Catalogue all;
  Aim aim;
  aim.code = "EASE";
  aim.name = Words("Feel better day to day");
  aim.areas.push_back(Area{"EASE.sleep", Words("Sleep"), {Words("Fall asleep more easily")}, {}, {"000"}});
  all.aims.push_back(aim);
  const auto json = parse_json(to_json(all));
  REQUIRE(json);
  const auto& written = json->find("aims")->list()->front();
  CHECK(*written.find("name")->text() == "Feel better day to day");
  CHECK(*written.find("dimension")->text() == "emotional");
  const auto& area = written.find("areas")->list()->front();
  CHECK(*area.find("examples")->list()->front().text() == "Fall asleep more easily");
  CHECK(find_area(all, "EASE.sleep") != nullptr);
  CHECK(find_area(all, "EASE") == nullptr);
}

TEST_CASE("the review line never claims a review that did not happen") {
  CHECK(review_line({}) == "Not yet reviewed by a clinician.");
  CHECK(review_line({.reviewer = "Dr A", .reviewed_on = "", .review_by = ""}) ==
        "Not yet reviewed by a clinician.");
  CHECK(review_line({.reviewer = "Dr A", .reviewed_on = "2026-11-30", .review_by = ""}) ==
        "Reviewed by Dr A on 2026-11-30.");
}

TEST_CASE("only a number that was read, or that defines the measure, may carry a verdict") {
  CHECK(may_carry_verdict(Certainty::read));
  CHECK(may_carry_verdict(Certainty::defined));
  CHECK_FALSE(may_carry_verdict(Certainty::quoted));
  CHECK_FALSE(may_carry_verdict(Certainty::not_seen));
}
