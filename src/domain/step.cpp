// SPDX-License-Identifier: Apache-2.0
#include "domain/step.hpp"

namespace cairn {

bool offers_smaller(const Step& step) {
  return step.likely && step.likely->value() < likely_enough && step.shrink == ShrinkOffer::not_made &&
         (step.state == StepState::planned || step.state == StepState::doing);
}

Result<void> may_follow(const Step* before, const Step& after, const Writer& writer) {
  if (after.words.empty()) return fail(ErrorKind::refused, "/words", "Say what the step is.");
  if (before == nullptr && after.state != StepState::planned && after.state != StepState::doing)
    return fail(ErrorKind::refused, "/state", "A step begins as planned.");
  if (writer.party() == Party::therapist && !(after.made_together && (before == nullptr || before->made_together)))
    return fail(ErrorKind::refused, "/words", "Suggest this step, and your client can take it or leave it.");
  if (writer.party() == Party::therapist && after.state != StepState::planned)
    return fail(ErrorKind::refused, "/state", "How a step went is for your client to say.");
  if (before == nullptr) return {};
  if (before->made_together != after.made_together)
    return fail(ErrorKind::refused, "/made_together", "How a step began stays as it was.");
  if (before->shrink != ShrinkOffer::not_made && after.shrink != before->shrink)
    return fail(ErrorKind::refused, "/shrink", "The answer to a smaller step stays as it was given.");
  return {};
}

}  // namespace cairn
