// SPDX-License-Identifier: Apache-2.0
#include "domain/catalogue/comfort.hpp"

#include <algorithm>

namespace cairn::catalogue {
namespace {

bool touches(const Step& step, Comfort comfort) {
  return std::ranges::find(step.touches, comfort) != step.touches.end();
}

/// Puts the variant's steps in the place of those that touch its question.
void swap_steps(std::vector<Step>& steps, const Variant& variant) {
  const auto first =
      std::ranges::find_if(steps, [&](const Step& step) { return touches(step, variant.comfort); });
  if (first == steps.end()) return;
  const auto at = first - steps.begin();
  std::erase_if(steps, [&](const Step& step) { return touches(step, variant.comfort); });
  steps.insert(steps.begin() + at, variant.steps.begin(), variant.steps.end());
}

}  // namespace

std::optional<FittedSkill> fit_to_comfort(const Skill& skill, const std::vector<Comfort>& noes) {
  FittedSkill fitted{.notes = {}, .steps = skill.steps};
  for (const Variant& variant : skill.variants) {
    if (std::ranges::find(noes, variant.comfort) == noes.end()) continue;
    if (variant.effect == VariantEffect::hide) return std::nullopt;
    if (variant.effect == VariantEffect::swap) swap_steps(fitted.steps, variant);
    fitted.notes.push_back(variant.say);
  }
  // What a variant brought in may touch another question that was answered with "no".
  std::erase_if(fitted.steps, [&](const Step& step) {
    return std::ranges::any_of(noes, [&](Comfort comfort) { return touches(step, comfort); });
  });
  return fitted;
}

}  // namespace cairn::catalogue
