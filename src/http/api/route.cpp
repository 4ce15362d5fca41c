// SPDX-License-Identifier: Apache-2.0
#include "http/api/route.hpp"

#include <algorithm>

namespace cairn {
namespace {

/// Takes the part up to the next slash off the front, and the slash with it.
std::string_view take_segment(std::string_view& rest) {
  const auto end = std::min(rest.find('/'), rest.size());
  const auto segment = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return segment;
}

}  // namespace

std::optional<PathArguments> match(std::string_view pattern, std::string_view path) {
  if (std::ranges::count(pattern, '/') != std::ranges::count(path, '/')) return std::nullopt;
  PathArguments arguments;
  while (!pattern.empty() || !path.empty()) {
    const auto wanted = take_segment(pattern);
    const auto given = take_segment(path);
    if (wanted.starts_with('{')) {
      if (given.empty() || arguments.count == arguments.values.size()) return std::nullopt;
      arguments.values[arguments.count++] = given;
    } else if (wanted != given) {
      return std::nullopt;
    }
  }
  return arguments;
}

std::vector<Route> all_routes() {
  std::vector<Route> all;
  for (const auto area : {door_routes(), session_routes(), factor_routes(), people_routes(), reset_routes(), record_routes(),
                          ledger_routes()})
    all.insert(all.end(), area.begin(), area.end());
  return all;
}

}  // namespace cairn
