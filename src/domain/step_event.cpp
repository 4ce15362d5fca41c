// SPDX-License-Identifier: Apache-2.0
#include "domain/step_event.hpp"

namespace cairn {

Result<void> may_follow(const StepEvent*, const StepEvent& after, const Writer&) {
  if (after.what == StepHappening::done && !after.in_the_way.empty())
    return fail(ErrorKind::refused, "/in_the_way", "You did this step, so nothing was in the way.");
  return {};
}

}  // namespace cairn
