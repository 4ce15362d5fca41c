// SPDX-License-Identifier: Apache-2.0
#include "domain/prep_note.hpp"

namespace cairn {

Result<void> may_follow(const PrepNote* before, const PrepNote& after, const Writer&) {
  if (before != nullptr && before->client != after.client)
    return fail(ErrorKind::refused, "/client", "A note stays with the client it was written about.");
  return {};
}

}  // namespace cairn
