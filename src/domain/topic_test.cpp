// SPDX-License-Identifier: Apache-2.0
#include "domain/topic.hpp"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

const Writer client{make_id<AccountId>(), Role::client, Relationship::self, {}};
const Writer therapist{make_id<AccountId>(), Role::therapist, Relationship::treating, {}};

}  // namespace

TEST_CASE("a topic's words stay with the one who brought it") {
  Topic topic;
  topic.text = Line("the bus");
  CHECK(may_follow(nullptr, topic, client));
  CHECK(!may_follow(nullptr, topic, therapist));
  CHECK(!may_follow(nullptr, Topic{}, client));
  Topic talked = topic;
  talked.state = TopicState::talked;
  CHECK(may_follow(&topic, talked, therapist));
  Topic reworded = topic;
  reworded.text = Line("x");
  CHECK(!may_follow(&topic, reworded, therapist));
  CHECK(may_follow(&topic, reworded, client));
}
