// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "base/time.hpp"
#include "content/load.hpp"

namespace cairn::content {

/// The code of a practice's own skill starts with this, so that it never meets a shipped one.
constexpr std::string_view practice_prefix = "P-";

/// Skill files that a practice wants to add, and everything wrong with them.
struct PracticeSkills {
  std::vector<catalogue::Skill> skills;
  Faults faults;  ///< empty = they may be copied in
};

/// Reads and checks a practice's own skills as strictly as the shipped ones, against the shipped catalogue
/// and what the practice has already. Also faults: a code that does not start with "P-" or is not the file's
/// name; the same version as the one that is there.
PracticeSkills read_practice_skills(const CatalogueFolders& folders,
                                    const std::vector<std::filesystem::path>& files, LocalDate today);

}  // namespace cairn::content
