// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "domain/catalogue/skill.hpp"

namespace cairn::catalogue {

/// What a person sees of a skill after their comfort answers.
struct FittedSkill {
  Paragraphs notes;         ///< lines to show first
  std::vector<Step> steps;  ///< no step touches a question that was answered with "no"
};
BOOST_DESCRIBE_STRUCT(FittedSkill, (), (notes, steps))

/// The skill as it is for somebody who said "no" to these comfort questions; nothing when it is hidden from
/// them (the variant's `offers` name others). The steps of a swap stand where the first step that they
/// replace stood.
std::optional<FittedSkill> fit_to_comfort(const Skill& skill, const std::vector<Comfort>& noes);

}  // namespace cairn::catalogue
