// SPDX-License-Identifier: Apache-2.0
#include "domain/therapy_session.hpp"

namespace cairn {

Result<void> may_follow(const TherapySession* before, const TherapySession& after, const Writer&) {
  if (before != nullptr && before->state == SessionState::held && after.state != SessionState::held)
    return fail(ErrorKind::refused, "/state", "This session has taken place.");
  return {};
}

}  // namespace cairn
