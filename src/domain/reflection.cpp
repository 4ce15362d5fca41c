// SPDX-License-Identifier: Apache-2.0
#include "domain/reflection.hpp"

namespace cairn {

Result<void> may_follow(const Reflection* before, const Reflection& after, const Writer&) {
  if (after.text.empty()) return fail(ErrorKind::refused, "/text", "Write a few words, or leave the question for later.");
  if (before != nullptr && before->prompt != after.prompt)
    return fail(ErrorKind::refused, "/prompt", "An answer stays with its question. Start a new one for another question.");
  return {};
}

}  // namespace cairn
