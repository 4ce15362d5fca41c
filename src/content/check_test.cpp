// SPDX-License-Identifier: Apache-2.0
#include "content/check.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <functional>

using namespace cairn;
using namespace cairn::catalogue;
using namespace cairn::content;

namespace {

const LocalDate today = *date_from("2026-11-22");

bool has(const Faults& faults, std::string_view path) {
  return std::ranges::any_of(faults, [&](const Fault& fault) { return fault.path == path; });
}

Skill good_skill() {
  Skill skill;
  skill.code = "S01";
  skill.areas = {"EASE.anx"};
  skill.before = {Words("Sit down.")};
  skill.steps = {
      Step{.say = Words("Breathe out."), .seconds = 10, .fields = {"pace"}, .touches = {Comfort::breath}},
      Step{.say = Words("Look around."), .seconds = {}, .fields = {}, .touches = {}}};
  skill.variants = {
      {.comfort = Comfort::breath,
       .effect = VariantEffect::swap,
       .say = Words("No breath."),
       .steps = {Step{.say = Words("Press your feet down."), .seconds = {}, .fields = {}, .touches = {}}},
       .offers = {}}};
  skill.fields = {Field{.key = "pace",
                        .kind = FieldKind::scale,
                        .label = Words("Pace"),
                        .hint = {},
                        .low = 1,
                        .high = 5,
                        .low_label = {},
                        .high_label = {},
                        .options = {}}};
  skill.may_help = {Words("It can help some people.")};
  skill.sources = {{.by = "A", .title = "B", .year = 2020, .link = "", .seen = false}};
  return skill;
}

Faults faults_of(const std::function<void(Skill&)>& change) {
  Skill skill = good_skill();
  change(skill);
  Faults faults;
  check_skill(skill, faults);
  return faults;
}

Measure good_measure() {
  Measure measure;
  measure.code = "M";
  measure.item_count = 2;
  measure.item_high = 3;
  measure.items = {
      Item{.key = "1", .low = {}, .high = {}, .loinc = "", .words = {}, .low_label = {}, .high_label = {}},
      Item{.key = "2", .low = {}, .high = {}, .loinc = "", .words = {}, .low_label = {}, .high_label = {}}};
  Scale scale;
  scale.key = "total";
  scale.high = 6;
  measure.scales = {scale};
  measure.sources = {{.key = "seen", .by = "A", .title = "B", .year = 2020, .link = "", .seen = true},
                     {.key = "heard", .by = "A", .title = "C", .year = 2020, .link = "", .seen = false}};
  measure.cutoffs = {{.scale = "total",
                      .name = ClinicalWords("x"),
                      .population = ClinicalWords("adults"),
                      .at = 3,
                      .side = Side::at_or_above,
                      .source = "seen",
                      .certainty = Certainty::read}};
  return measure;
}

Faults faults_of(const std::function<void(Measure&)>& change) {
  Measure measure = good_measure();
  change(measure);
  Faults faults;
  check_measure(measure, faults);
  return faults;
}

CountryPack good_pack() {
  CountryPack pack;
  pack.code = "DE";
  pack.expires_on = "2027-11-22";
  pack.numbers = {{.use = NumberUse::emergency,
                   .name = Words("Emergency"),
                   .number = "112",
                   .hours = {},
                   .source = "https://example.org",
                   .checked_on = "2026-11-22",
                   .confirmed = true}};
  return pack;
}

Faults faults_of(const std::function<void(CountryPack&)>& change, LocalDate day = today) {
  CountryPack pack = good_pack();
  change(pack);
  Faults faults;
  check_pack(pack, day, faults);
  return faults;
}

}  // namespace

TEST_CASE("a good skill has no fault, and each rule of skills can be broken") {
  CHECK(faults_of([](Skill&) {}).empty());
  CHECK(has(faults_of([](Skill& s) { s.steps.resize(1); }), "/steps"));
  CHECK(has(faults_of([](Skill& s) { s.areas.clear(); }), "/areas"));
  CHECK(has(faults_of([](Skill& s) { s.before.clear(); }), "/before"));
  CHECK(has(faults_of([](Skill& s) { s.sources.clear(); }), "/sources"));
  CHECK(has(faults_of([](Skill& s) { s.may_help = {Words("It calms the body.")}; }), "/may_help"));
  CHECK(has(faults_of([](Skill& s) { s.minutes_most = 0; }), "/minutes"));
  CHECK(has(faults_of([](Skill& s) { s.right_now = true, s.minutes = 5; }), "/minutes"));
  CHECK(has(faults_of([](Skill& s) { s.steps[1].fields = {"ghost"}; }), "/steps/1/fields"));
  CHECK(has(faults_of([](Skill& s) { s.steps[0].fields.clear(); }), "/fields"));
  CHECK(has(faults_of([](Skill& s) { s.fields[0].high = 1; }), "/fields/0"));
  CHECK(has(faults_of([](Skill& s) { s.fields[0].kind = FieldKind::choice; }), "/fields/0/options"));
  CHECK(has(faults_of([](Skill& s) { s.fields.push_back(s.fields[0]); }), "/fields/1/key"));
}

TEST_CASE("a strong skill needs clearance, and clearance needs its questions and its line") {
  CHECK(has(faults_of([](Skill& s) { s.intensity = Intensity::strong; }), "/clearance"));
  const auto empty = faults_of([](Skill& s) { s.clearance.emplace(); });
  CHECK(has(empty, "/clearance/questions"));
  CHECK(has(empty, "/clearance/shown"));
}

TEST_CASE("every comfort question that a step touches is answered by a variant") {
  CHECK(has(faults_of([](Skill& s) { s.variants.clear(); }), "/variants"));
  CHECK(has(faults_of([](Skill& s) { s.variants[0].steps.clear(); }), "/variants/0/steps"));
  CHECK(has(faults_of([](Skill& s) { s.variants[0].steps[0].touches = {Comfort::breath}; }),
            "/variants/0/steps"));
  CHECK(has(faults_of([](Skill& s) { s.variants[0].effect = VariantEffect::hide; }), "/variants/0/offers"));
  CHECK(has(faults_of([](Skill& s) { s.steps[0].touches.clear(); }), "/variants/0"));
}

TEST_CASE("a tool needs prompts, an area and something it gives back") {
  Tool tool;
  Faults faults;
  check_tool(tool, faults);
  CHECK(has(faults, "/prompts"));
  CHECK(has(faults, "/areas"));
  CHECK(has(faults, "/gives_back"));
}

TEST_CASE("a lesson has 80 to 150 words and something to try") {
  Lesson lesson;
  lesson.code = "ED-10";
  std::string words;
  for (int i = 0; i < 90; ++i) words += "word ";
  lesson.text = {Words(words)};
  lesson.try_this.opens = {"S01"};
  lesson.sources = {{.by = "A", .title = "B", .year = 2020, .link = "", .seen = false}};
  Faults faults;
  check_lesson(lesson, faults);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].path == "/short_words");
  lesson.code = "ED-11";
  lesson.text = {Words("Too short.")};
  lesson.try_this.opens.clear();
  faults.clear();
  check_lesson(lesson, faults);
  CHECK(has(faults, "/text"));
  CHECK(has(faults, "/try_this/opens"));
}

TEST_CASE("a pack that has expired, or a confirmed number without its source, is a fault") {
  CHECK(faults_of([](CountryPack&) {}).empty());
  CHECK(has(faults_of([](CountryPack&) {}, *date_from("2027-11-22")), "/expires_on"));
  CHECK(faults_of([](CountryPack&) {}, *date_from("2027-11-21")).empty());
  CHECK(has(faults_of([](CountryPack& p) { p.expires_on = "soon"; }), "/expires_on"));
  CHECK(has(faults_of([](CountryPack& p) { p.numbers[0].source.clear(); }), "/numbers/0"));
  CHECK(has(faults_of([](CountryPack& p) { p.numbers[0].number.clear(); }), "/numbers/0"));
  CHECK(has(faults_of([](CountryPack& p) { p.numbers[0].checked_on = "2026-02-30"; }),
            "/numbers/0/checked_on"));
}

TEST_CASE("a good measure has no fault, and each rule of measures can be broken") {
  CHECK(faults_of([](Measure&) {}).empty());
  CHECK(has(faults_of([](Measure& m) { m.items[1].key = "1"; }), "/items/1/key"));
  CHECK(has(faults_of([](Measure& m) { m.item_count = 3; }), "/items"));
  CHECK(has(faults_of([](Measure& m) { m.scales[0].high = 7; }), "/scales/0"));
  CHECK(has(faults_of([](Measure& m) { m.scales[0].items = {"9"}; }), "/scales/0/items"));
  CHECK(has(faults_of([](Measure& m) { m.cutoffs[0].at = 9; }), "/cutoffs/0"));
  CHECK(has(faults_of([](Measure& m) { m.cutoffs[0].population = {}; }), "/cutoffs/0"));
  CHECK(has(faults_of([](Measure& m) { m.cutoffs[0].scale = "other"; }), "/cutoffs/0/scale"));
  CHECK(has(faults_of([](Measure& m) { m.cutoffs[0].source = "none"; }), "/cutoffs/0/source"));
  CHECK(has(faults_of([](Measure& m) { m.cutoffs[0].source = "heard"; }), "/cutoffs/0/certainty"));
  CHECK(has(faults_of([](Measure& m) { m.items[0].words = Words("How?"); }), "/items/0/words"));
  CHECK(has(faults_of([](Measure& m) {
              m.norms = {{.scale = "total",
                          .statistic = Statistic::alpha,
                          .value = 1.2,
                          .n = {},
                          .population = {},
                          .source = "seen",
                          .certainty = Certainty::read}};
            }),
            "/norms/0"));
  CHECK(has(faults_of([](Measure& m) {
              m.reliable_change = {{.scale = "total",
                                    .points = 0,
                                    .confidence = 0.3,
                                    .method = {},
                                    .population = {},
                                    .source = "seen",
                                    .certainty = Certainty::read}};
            }),
            "/reliable_change/0"));
}

TEST_CASE(
    "a privacy sentence without its control or its proof, and a review with a name but no day, are faults") {
  Catalogue all;
  PrivacySentence sentence;
  sentence.code = "P01";
  all.privacy.push_back(sentence);
  Approach approach;
  approach.code = "CBT";
  approach.review.reviewer = "Dr A";
  approach.sources = {{.by = "A", .title = "B", .year = 20, .link = "", .seen = false}};
  all.approaches.push_back(approach);
  auto faults = check_catalogue(all, today);
  CHECK(has(faults, "/control"));
  CHECK(has(faults, "/proven_by"));
  CHECK(has(faults, "/review"));
  CHECK(has(faults, "/sources/0/year"));
  all.approaches[0].review.reviewed_on = "2026-11-23";
  CHECK(has(check_catalogue(all, today), "/review/reviewed_on"));
  all.approaches[0].review.reviewed_on = "yesterday";
  CHECK(has(check_catalogue(all, today), "/review/reviewed_on"));
}

TEST_CASE("words of the specialist aim stand nowhere else, also not in sources") {
  Catalogue all;
  Screen open, hidden;
  open.code = "open";
  open.says = Words("Notes for parts of you.");
  hidden = open;
  hidden.code = "hidden";
  hidden.specialist = true;
  all.screens = {open, hidden};
  Approach approach;
  approach.code = "X";
  approach.sources = {
      {.by = "A", .title = "On dissociative identity", .year = 2020, .link = "", .seen = false}};
  all.approaches.push_back(approach);
  const auto faults = check_catalogue(all, today);
  CHECK(std::ranges::count(faults, "This word is only for the specialist aim.", &Fault::reason) == 2);
  CHECK(has(faults, "/says"));
  CHECK(has(faults, "/sources/0/title"));
}

TEST_CASE("a folder is checked as a whole, and faults found late have their line too") {
  const auto dir = std::filesystem::temp_directory_path() / "cairn-check-test";
  std::filesystem::create_directories(dir / "questions");
  std::ofstream(dir / "questions/Q1.toml")
      << "code = \"Q1\"\nversion = 1\norder = 1\n\ntext = \"You failed.\"\n";
  const auto faults = check_folder({.shipped = dir, .practice = {}, .language = "en"}, today);
  std::filesystem::remove_all(dir);
  REQUIRE(faults.size() == 1);
  CHECK(
      to_line(faults[0]) ==
      "questions/Q1.toml:5 /text: \"failed\" must not stand here. Say \"this got harder\" or \"a setback\".");
}
