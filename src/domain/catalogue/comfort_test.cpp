// SPDX-License-Identifier: Apache-2.0
#include "domain/catalogue/comfort.hpp"

#include <doctest/doctest.h>

using namespace cairn::catalogue;

namespace {

Step step(const char* say, std::vector<Comfort> touches = {}) {
  return Step{.say = Words(say), .seconds = {}, .fields = {}, .touches = std::move(touches)};
}

Skill skill() {
  Skill made;
  made.steps = {step("Sit."), step("Breathe out.", {Comfort::breath}),
                step("Close your eyes.", {Comfort::eyes}), step("Breathe in.", {Comfort::breath}),
                step("Look.")};
  made.variants = {{.comfort = Comfort::breath,
                    .effect = VariantEffect::swap,
                    .say = Words("No breath."),
                    .steps = {step("Press your feet.", {Comfort::touch})},
                    .offers = {}},
                   {.comfort = Comfort::eyes,
                    .effect = VariantEffect::swap,
                    .say = Words("Eyes open."),
                    .steps = {step("Look at a spot.")},
                    .offers = {}},
                   {.comfort = Comfort::sound,
                    .effect = VariantEffect::note,
                    .say = Words("No sound."),
                    .steps = {},
                    .offers = {}},
                   {.comfort = Comfort::cold,
                    .effect = VariantEffect::hide,
                    .say = Words("Hidden."),
                    .steps = {},
                    .offers = {"S02"}}};
  return made;
}

std::string said(const std::optional<FittedSkill>& fitted) {
  std::string all;
  for (const Step& one : fitted->steps) all += one.say.text() + "|";
  return all;
}

}  // namespace

TEST_CASE("with no answers the skill is as it is written") {
  CHECK(said(fit_to_comfort(skill(), {})) == "Sit.|Breathe out.|Close your eyes.|Breathe in.|Look.|");
  CHECK(fit_to_comfort(skill(), {})->notes.empty());
}

TEST_CASE("a no takes every step that touches it away and puts the other way in its place") {
  CHECK(said(fit_to_comfort(skill(), {Comfort::breath})) == "Sit.|Press your feet.|Close your eyes.|Look.|");
  CHECK(said(fit_to_comfort(skill(), {Comfort::eyes, Comfort::breath})) ==
        "Sit.|Press your feet.|Look at a spot.|Look.|");
}

TEST_CASE("what a variant brings in is left out too when it touches another no") {
  CHECK(said(fit_to_comfort(skill(), {Comfort::breath, Comfort::touch})) == "Sit.|Close your eyes.|Look.|");
}

TEST_CASE("a note changes no step, a hidden skill is not there") {
  const auto noted = fit_to_comfort(skill(), {Comfort::sound});
  CHECK(noted->steps.size() == 5);
  CHECK(noted->notes.front().text() == "No sound.");
  CHECK_FALSE(fit_to_comfort(skill(), {Comfort::cold}));
}
