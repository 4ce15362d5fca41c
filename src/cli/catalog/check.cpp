// SPDX-License-Identifier: Apache-2.0
#include "content/check.hpp"

#include <ostream>

#include "base/json_described.hpp"
#include "cli/catalog/catalog.hpp"

namespace cairn::cli {

int catalog_check(const CatalogPlace& place, bool json, const Terminal& terminal) {
  std::error_code none;
  if (!std::filesystem::is_directory(place.dir, none)) {
    terminal.err << "There is no catalogue folder at " << place.dir.string() << ". Name it with --dir.\n";
    return exit_usage;
  }
  const auto faults = content::check_folder(
      {.shipped = place.dir, .practice = place.practice, .language = "en"}, terminal.today);
  if (json) {
    terminal.out << to_json(faults) << "\n";
  } else {
    for (const content::Fault& fault : faults) terminal.out << content::to_line(fault) << "\n";
    if (faults.empty())
      terminal.out << "The catalogue is in order.\n";
    else
      terminal.out << faults.size() << (faults.size() == 1 ? " fault.\n" : " faults.\n");
  }
  return faults.empty() ? exit_fine : exit_faults;
}

}  // namespace cairn::cli
