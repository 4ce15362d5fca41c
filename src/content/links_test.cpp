// SPDX-License-Identifier: Apache-2.0
#include "content/links.hpp"

#include <doctest/doctest.h>

using namespace cairn::catalogue;
using namespace cairn::content;

namespace {

Catalogue with_skill(Codes areas, Codes next) {
  Catalogue all;
  Aim aim;
  aim.code = "EASE";
  aim.areas = {Area{"EASE.sleep", Words("Sleep"), {}, {}, {}}};
  all.aims.push_back(aim);
  Skill skill;
  skill.code = "S01";
  skill.areas = std::move(areas);
  skill.next = std::move(next);
  all.skills.push_back(skill);
  return all;
}

}  // namespace

TEST_CASE("links that lead somewhere are no fault") {
  CHECK(check_links(with_skill({"EASE.sleep"}, {"S01"})).empty());
}

TEST_CASE("links that lead nowhere are faults with file and path") {
  const auto faults = check_links(with_skill({"EASE.sleep", "S01"}, {"S99"}));
  REQUIRE(faults.size() == 2);
  CHECK(faults[0].path == "/areas/1");
  CHECK(faults[0].reason.contains("is no area"));
  CHECK(faults[1].file == "skills/S01.toml");
  CHECK(faults[1].path == "/next/0");
}

TEST_CASE("links deep inside a thing are followed") {
  Catalogue all = with_skill({"EASE.sleep"}, {});
  all.skills[0].variants.push_back({.comfort = Comfort::cold,
                                    .effect = VariantEffect::hide,
                                    .say = Words("x"),
                                    .steps = {},
                                    .offers = {"S77"}});
  WordSet words;
  words.code = "W-X";
  words.lines.push_back({.key = "a", .text = Words("x"), .more = {}, .clinical = {}, .opens = {"nowhere"}});
  all.words.push_back(words);
  Template plan;
  plan.code = "T-X";
  plan.approach = "XYZ";
  all.templates.push_back(plan);
  const auto faults = check_links(all);
  REQUIRE(faults.size() == 3);
  CHECK(faults[0].path == "/variants/0/offers/0");
  CHECK(faults[1].path == "/lines/0/opens/0");
  CHECK(faults[2].path == "/approach/0");
}

TEST_CASE("a skill without an area is reached by nothing; an idea has to be met somewhere") {
  Catalogue all = with_skill({}, {});
  CHECK_FALSE(reachable_codes(all).contains("S01"));
  CHECK(reachable_codes(with_skill({"EASE.sleep"}, {})).contains("S01"));
  all.ideas.push_back({.code = "PR-X", .version = 1, .name = {}, .says = {}, .met_in = {}});
  const auto faults = check_links(all);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].path == "/met_in");
}
