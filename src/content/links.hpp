// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>

#include "content/fault.hpp"
#include "domain/catalogue/catalogue.hpp"

namespace cairn::content {

/// Every code that a catalogue holds: of things and of areas.
std::set<std::string, std::less<>> all_codes(const catalogue::Catalogue& all);

/// Every code that something in the catalogue leads to: the areas of aims, skills and tools that an area or a
/// tool leads to, lessons (they stand in the list of the Learn screen), and whatever another thing names.
std::set<std::string, std::less<>> reachable_codes(const catalogue::Catalogue& all);

/// Faults: a code that names nothing, an area code where there is no such area, an idea that is met nowhere.
Faults check_links(const catalogue::Catalogue& all);

}  // namespace cairn::content
