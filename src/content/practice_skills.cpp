// SPDX-License-Identifier: Apache-2.0
#include "content/practice_skills.hpp"

#include <algorithm>
#include <set>

#include "content/check.hpp"
#include "content/walk.hpp"

namespace cairn::content {
namespace {

using catalogue::Skill;

/// Puts a skill into the catalogue in the place of an older version, or writes why it may not.
void place_skill(std::vector<Skill>& skills, const Skill& skill, const std::string& file, Faults& faults) {
  const auto old = std::ranges::find(skills, skill.code, &Skill::code);
  if (old == skills.end()) {
    skills.push_back(skill);
    return;
  }
  if (skill.version <= old->version)
    faults.push_back({file, 0, "/version",
                      "Version " + std::to_string(old->version) + " is there already. Raise the version."});
  *old = skill;
}

}  // namespace

PracticeSkills read_practice_skills(const CatalogueFolders& folders,
                                    const std::vector<std::filesystem::path>& files, LocalDate today) {
  PracticeSkills read;
  Loaded there = read_catalogue({.shipped = folders.shipped, .practice = folders.practice, .language = "en"});
  std::set<std::string> names;
  for (const std::filesystem::path& path : files) {
    const std::string stem = path.stem().string(), file = file_of("skills", stem);
    const auto node = read_toml_file(path, file);
    if (!node) {
      read.faults.push_back(node.error());
      continue;
    }
    Skill skill;
    Reading reading{file, read.faults};
    take(*node, Place{}, skill, reading);
    if (skill.code != stem)
      read.faults.push_back({file, 1, "/code", "The code has to be the name of the file: \"" + stem + "\"."});
    if (!stem.starts_with(practice_prefix) || stem.size() == practice_prefix.size())
      read.faults.push_back({file, 1, "/code", "The code of your own skill starts with P-, e.g. P-01."});
    if (!names.insert(file).second) read.faults.push_back({file, 1, "/code", "This file is given twice."});
    place_skill(there.catalogue.skills, skill, file, read.faults);
    read.skills.push_back(std::move(skill));
  }
  std::ranges::copy_if(check_catalogue(there.catalogue, today), std::back_inserter(read.faults),
                       [&](const Fault& fault) { return names.contains(fault.file); });
  return read;
}

}  // namespace cairn::content
