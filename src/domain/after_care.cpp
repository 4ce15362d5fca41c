// SPDX-License-Identifier: Apache-2.0
#include "domain/after_care.hpp"

#include <algorithm>

namespace cairn {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

}  // namespace

AfterCare after_care(Instant ended, const AfterCareDays& days, Instant now) {
  AfterCare left;
  left.ended = ended;
  left.writes_until = Instant{ended.ms + days.write * day_ms};
  left.reads_until = Instant{ended.ms + std::max(days.read, days.write) * day_ms};
  left.access = now < left.writes_until ? OwnAccess::writing : now < left.reads_until ? OwnAccess::reading : OwnAccess::closed;
  return left;
}

}  // namespace cairn
