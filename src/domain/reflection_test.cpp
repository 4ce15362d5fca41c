// SPDX-License-Identifier: Apache-2.0
#include "domain/reflection.hpp"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

const Writer client{make_id<AccountId>(), Role::client, Relationship::self, {}};

}  // namespace

TEST_CASE("an answer stays with its question") {
  Reflection first;
  first.prompt = "Q1";
  first.text = Prose("x");
  CHECK(may_follow(nullptr, first, client));
  CHECK(!may_follow(nullptr, Reflection{}, client));
  Reflection moved = first;
  moved.prompt = "Q2";
  CHECK(!may_follow(&first, moved, client));
}
