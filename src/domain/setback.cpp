// SPDX-License-Identifier: Apache-2.0
#include "domain/setback.hpp"

namespace cairn {

std::optional<int> days_to_steadier(const Setback& setback) {
  if (!setback.eased) return std::nullopt;
  return days_between(setback.started, *setback.eased);
}

Result<void> may_follow(const Setback*, const Setback& after, const Writer&) {
  if (after.eased && *after.eased < after.started)
    return fail(ErrorKind::refused, "/eased", "Choose a day on or after the day it began.");
  return {};
}

}  // namespace cairn
