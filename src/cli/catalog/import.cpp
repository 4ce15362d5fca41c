// SPDX-License-Identifier: Apache-2.0
#include <ostream>

#include "cli/catalog/catalog.hpp"
#include "content/practice_skills.hpp"

namespace cairn::cli {

namespace fs = std::filesystem;

int catalog_import(const CatalogPlace& place, const std::vector<fs::path>& files, const fs::path& into,
                   const Terminal& terminal) {
  const auto read = content::read_practice_skills({.shipped = place.dir, .practice = into, .language = "en"},
                                                  files, terminal.today);
  for (const content::Fault& fault : read.faults) terminal.err << content::to_line(fault) << "\n";
  if (!read.faults.empty()) {
    terminal.err << "Nothing was copied. Put this right and try again.\n";
    return exit_faults;
  }
  std::error_code trouble;
  fs::create_directories(into / "skills", trouble);
  for (const fs::path& file : files) {
    if (!trouble)
      fs::copy_file(file, into / "skills" / file.filename(), fs::copy_options::overwrite_existing, trouble);
    if (trouble) {
      terminal.err << "Could not write to " << into.string() << ": " << trouble.message() << ".\n";
      return exit_usage;
    }
  }
  for (const auto& skill : read.skills)
    terminal.out << skill.code << " " << skill.name.text() << ": copied in as a draft. "
                 << catalogue::review_line(skill.review) << "\n";
  return exit_fine;
}

}  // namespace cairn::cli
