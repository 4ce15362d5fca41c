// SPDX-License-Identifier: Apache-2.0
#include "content/search.hpp"

#include <iomanip>
#include <ostream>

#include "base/json_described.hpp"
#include "cli/catalog/catalog.hpp"
#include "content/load.hpp"

namespace cairn::cli {

int catalog_search(const CatalogPlace& place, const SearchCommand& command, const Terminal& terminal) {
  const auto all =
      content::load_catalogue({.shipped = place.dir, .practice = place.practice, .language = place.language});
  if (!all) {
    terminal.err << all.error().sentence << "\n";
    return exit_usage;
  }
  content::Faults faults;
  const content::SearchIndex index(*all, content::read_search_words(place.dir, faults));
  for (const content::Fault& fault : faults) terminal.err << content::to_line(fault) << "\n";
  std::string typed;
  for (const std::string& word : command.words) typed += word + " ";
  const auto found = index.search(typed, {.limit = command.limit, .specialist = !command.client});
  if (command.json) {
    terminal.out << to_json(found) << "\n";
    return exit_fine;
  }
  if (index.shows_help_first(typed)) terminal.out << "First: if there is danger now, open Get help now.\n";
  for (const content::Found& one : found)
    terminal.out << std::left << std::setw(14) << one.code << std::setw(8) << name_of(one.kind) << one.name
                 << "\n";
  if (found.empty()) terminal.out << "Nothing found. Try other words.\n";
  return exit_fine;
}

}  // namespace cairn::cli
