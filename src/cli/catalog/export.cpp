// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <ostream>

#include "cli/catalog/catalog.hpp"
#include "content/load.hpp"
#include "documents/booklet.hpp"

namespace cairn::cli {

int catalog_export(const CatalogPlace& place, const std::string& file, const Terminal& terminal) {
  const auto all =
      content::load_catalogue({.shipped = place.dir, .practice = place.practice, .language = place.language});
  if (!all) {
    terminal.err << all.error().sentence << "\n";
    return exit_usage;
  }
  const std::string page = documents::catalogue_booklet(*all);
  if (file == "-") {
    terminal.out << page;
    return exit_fine;
  }
  std::ofstream out(file, std::ios::binary);
  out << page;
  out.close();
  if (!out) {
    terminal.err << "Could not write this file. Choose a place that you may write to.\n";
    return exit_usage;
  }
  terminal.out << "Wrote the booklet (" << page.size() / 1024
               << " KiB). Open it in a browser to read or print.\n";
  return exit_fine;
}

}  // namespace cairn::cli
