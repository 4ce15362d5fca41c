// SPDX-License-Identifier: Apache-2.0
#include "domain/staying_well_plan.hpp"

#include <array>

namespace cairn {

Result<void> may_follow(const StayingWellPlan*, const StayingWellPlan& after, const Writer&) {
  std::array<bool, count_of<StayingWellPart>> seen{};
  for (std::size_t i = 0; i < after.sections.size(); ++i) {
    const StayingWellSection& section = after.sections[i];
    const std::string path = "/sections/" + std::to_string(i);
    bool& stands = seen[static_cast<std::size_t>(section.part)];
    if (stands) return fail(ErrorKind::refused, path + "/part", "This part stands here already.");
    stands = true;
    for (std::size_t line = 0; line < section.lines.size(); ++line)
      if (section.lines[line].text.empty())
        return fail(ErrorKind::refused, path + "/lines/" + std::to_string(line) + "/text", "Write a few words, or take the line away.");
  }
  return {};
}

}  // namespace cairn
