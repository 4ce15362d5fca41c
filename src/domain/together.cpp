// SPDX-License-Identifier: Apache-2.0
#include "domain/together.hpp"

namespace cairn {

Result<void> may_follow(const Together* before, const Together& after, const Writer& writer) {
  const bool therapist = writer.party() == Party::therapist;
  if (before == nullptr && !therapist) return fail(ErrorKind::refused, "", "Your therapist opens the Together view.");
  const bool joined = before != nullptr && before->client_joined;
  if (therapist && after.client_joined && !joined)
    return fail(ErrorKind::refused, "/client_joined", "Your client joins on their own device.");
  return {};
}

}  // namespace cairn
