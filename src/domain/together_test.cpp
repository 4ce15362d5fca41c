// SPDX-License-Identifier: Apache-2.0
#include "domain/together.hpp"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

const Writer client{make_id<AccountId>(), Role::client, Relationship::self, {}};
const Writer therapist{make_id<AccountId>(), Role::therapist, Relationship::treating, {}};

}  // namespace

TEST_CASE("the therapist opens the Together view and the client joins it") {
  Together open;
  CHECK(may_follow(nullptr, open, therapist));
  CHECK(!may_follow(nullptr, open, client));
  Together joined = open;
  joined.client_joined = true;
  CHECK(may_follow(&open, joined, client));
  CHECK(!may_follow(&open, joined, therapist));
  Together shut = joined;
  shut.open = false;
  CHECK(may_follow(&joined, shut, therapist));
}
