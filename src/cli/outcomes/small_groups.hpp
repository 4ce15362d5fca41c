// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "statistics/finding.hpp"

namespace cairn::outcomes {

/// A group, unit or service of fewer clients is not shown, so that a table that leaves the house tells of
/// nobody.
inline constexpr std::size_t fewest_clients = 10;

/// Says that groups were withheld.
inline statistics::Finding withheld(std::size_t groups, const std::string& what) {
  return {statistics::Severity::note, "/groups",
          std::to_string(groups) + " " + what + " with fewer than 10 clients are not shown."};
}

}  // namespace cairn::outcomes
