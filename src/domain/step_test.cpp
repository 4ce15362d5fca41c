// SPDX-License-Identifier: Apache-2.0
#include "domain/step.hpp"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

const Writer client{make_id<AccountId>(), Role::client, Relationship::self, {}};
const Writer therapist{make_id<AccountId>(), Role::therapist, Relationship::treating, {}};

Step step(int likely = 8) {
  Step made;
  made.words = Line("Walk after lunch");
  made.likely = Rating::from(likely);
  return made;
}

}  // namespace

TEST_CASE("under 7 a smaller step is offered once, and the answer is final") {
  Step unlikely = step(6);
  CHECK(offers_smaller(unlikely));
  CHECK(!offers_smaller(step(7)));
  Step declined = unlikely;
  declined.shrink = ShrinkOffer::declined;
  CHECK(!offers_smaller(declined));
  CHECK(may_follow(&unlikely, declined, client));
  CHECK(!may_follow(&declined, unlikely, client));
  Step taken = declined;
  taken.shrink = ShrinkOffer::taken;
  CHECK(!may_follow(&declined, taken, client));
}

TEST_CASE("every end of a step is the client's, and none is a fault") {
  const Step planned = step();
  for (const StepState state : {StepState::doing, StepState::done, StepState::changed, StepState::let_go}) {
    Step after = planned;
    after.state = state;
    CHECK(may_follow(&planned, after, client));
    CHECK(may_follow(&after, planned, client));  // and can be brought back
    CHECK(!may_follow(&planned, after, therapist));
  }
}

TEST_CASE("a therapist writes a step only in the Together view") {
  Step made = step();
  CHECK(!may_follow(nullptr, made, therapist));
  made.made_together = true;
  CHECK(may_follow(nullptr, made, therapist));
  Step own = step();
  CHECK(!may_follow(&own, made, therapist));
}

TEST_CASE("a step has words and begins as planned") {
  CHECK(!may_follow(nullptr, Step{}, client));
  Step done = step();
  done.state = StepState::done;
  CHECK(!may_follow(nullptr, done, client));
}
