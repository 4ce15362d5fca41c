// SPDX-License-Identifier: Apache-2.0
// Every pair of bodies in a real database changes places: the record does not open, and opens again when they are back.
#include "storage/entries.hpp"
#include "usecases/record_shelf.hpp"
#include "usecases/test_practice.hpp"

using namespace cairn;

namespace {

struct Place {
  RecordId record;
  std::int64_t position = 0;
  std::string body;
};

void put(Store& store, PracticeId practice, const Place& place, const std::string& body) {
  REQUIRE(store
              .write([&](Transaction& transaction) -> Result<void> {
                transaction.execute("UPDATE entries SET body = $4 WHERE practice = $1 AND record = $2 AND position = $3",
                                    {practice, place.record, place.position, Sealed{body}});
                return {};
              })
              .has_value());
}

bool opens(const TestPractice& test, RecordId record) {
  RecordShelf fresh(1U << 20U);
  return test.practice().store.read([&](Session& session) { return fresh.look_up(test.practice(), session, record); }).has_value();
}

}  // namespace

TEST_CASE("bodies that change places in the database are found when the record is opened") {
  TestPractice test;
  const auto therapist = test.add(Role::therapist, "Ana");
  std::vector<Place> places;
  for (int c = 0; c < 2; ++c) {
    const auto client = test.add(Role::client, "Bo");
    test.treat(therapist, client);
    const auto record = test.record_of(client);
    const auto token = test.enter(client);
    AppendRequest request;
    for (int i = 0; i < 4; ++i) {
      const auto id = make_id<EntryId>();
      for (int version = 1; version <= 2; ++version)
        request.entries.push_back(test.version(id, version, Kind::reflection, example_body(Kind::reflection), SeenBy::my_therapist));
      request.entries.push_back(test.version(make_id<EntryId>(), 1, Kind::goal, example_body(Kind::goal), SeenBy::only_me));
    }
    const auto written = test.write(token, record, request);
    REQUIRE_MESSAGE(written.has_value(), written.error().sentence);
    const auto found = test.store().read([&](Session& session) -> Result<std::vector<StoredEntry>> {
      return entries::after(session, test.practice().id, record, 0);
    });
    for (const StoredEntry& entry : *found) places.push_back({record, entry.position, entry.body.bytes});
  }
  REQUIRE(places.size() >= 16);
  const auto practice = test.practice().id;
  for (std::size_t i = 0; i < places.size(); ++i)
    for (std::size_t j = i + 1; j < places.size(); ++j) {
      put(test.store(), practice, places[i], places[j].body);
      put(test.store(), practice, places[j], places[i].body);
      CHECK_FALSE(opens(test, places[i].record));
      CHECK_FALSE(opens(test, places[j].record));
      put(test.store(), practice, places[i], places[i].body);
      put(test.store(), practice, places[j], places[j].body);
    }
  CHECK(opens(test, places.front().record));
  CHECK(opens(test, places.back().record));
}
