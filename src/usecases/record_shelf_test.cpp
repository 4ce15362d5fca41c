// SPDX-License-Identifier: Apache-2.0
#include "usecases/record_shelf.hpp"

#include "usecases/test_practice.hpp"

using namespace cairn;

TEST_CASE("the shelf keeps what fits and is never older than the database") {
  TestPractice test;
  const auto client = test.add(Role::client, "Maya");
  const auto record = test.record_of(client);
  const auto token = test.enter(client);
  RecordShelf shelf(/*most_bytes=*/2000);
  const auto look = [&](RecordId wanted) {
    return test.store().read([&](Session& session) { return shelf.look_up(test.practice(), session, wanted); });
  };
  CHECK((*look(record))->length() == 0);
  AppendRequest request;
  request.entries.push_back(test.version(make_id<EntryId>(), 1, Kind::goal, example_body(Kind::goal), SeenBy::only_me));
  REQUIRE(test.write(token, record, request).has_value());
  const auto first = *look(record);
  CHECK(first->length() == 1);
  CHECK(*look(record) == first);  // the same opened record, not a second one
  CHECK(shelf.bytes() > 0);
  for (int i = 0; i < 10; ++i) {
    const auto other = test.add(Role::client, "Another");
    REQUIRE(test.write(test.enter(other), test.record_of(other), request).has_value());
    CHECK((*look(test.record_of(other)))->length() == 1);
    CHECK(shelf.bytes() <= 2000);
  }
  CHECK((*look(record))->length() == 1);
  shelf.forget(record);
  CHECK(!look(make_id<RecordId>()).has_value());
}
