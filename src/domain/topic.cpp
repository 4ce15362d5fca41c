// SPDX-License-Identifier: Apache-2.0
#include "domain/topic.hpp"

namespace cairn {

Result<void> may_follow(const Topic* before, const Topic& after, const Writer& writer) {
  if (after.text.empty()) return fail(ErrorKind::refused, "/text", "Say what you would like to talk about.");
  if (before == nullptr)
    return after.by == writer.party() ? Result<void>{} : fail(ErrorKind::refused, "/by", "Bring your own topics.");
  if (before->by != after.by) return fail(ErrorKind::refused, "/by", "Who brought a topic stays as it was.");
  if (before->text != after.text && before->by != writer.party())
    return fail(ErrorKind::refused, "/text", "These are their words. You can tick the topic off, or bring your own.");
  return {};
}

}  // namespace cairn
