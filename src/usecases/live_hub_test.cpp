// SPDX-License-Identifier: Apache-2.0
#include "usecases/live_hub.hpp"

#include <doctest/doctest.h>

using namespace cairn;

TEST_CASE("those who are told hear of it, others do not, and nobody after they have gone") {
  LiveHub hub;
  const auto maya = make_id<AccountId>();
  const auto ana = make_id<AccountId>();
  const auto record = make_id<RecordId>();
  int heard_by_maya = 0;
  int heard_by_ana = 0;
  auto first = hub.listen(maya, [&](RecordId heard) { heard_by_maya += heard == record ? 1 : 0; });
  {
    auto second = hub.listen(ana, [&](RecordId) { ++heard_by_ana; });
    hub.tell({maya}, record);
    CHECK(hub.listeners() == 2);
  }
  hub.tell({maya, ana}, record);
  CHECK(heard_by_maya == 2);
  CHECK(heard_by_ana == 0);
  auto moved = std::move(first);
  hub.tell({maya}, record);
  CHECK(heard_by_maya == 3);
}
