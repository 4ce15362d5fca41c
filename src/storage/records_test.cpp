// SPDX-License-Identifier: Apache-2.0
#include "storage/records.hpp"

#include "storage/care.hpp"
#include "storage/erasures.hpp"
#include "storage/test_store.hpp"

using namespace cairn;

TEST_CASE("a record is found with its key, and by its owner") {
  on_each_database([](TestStore& test) {
    const auto owner = test.add_account(Role::therapist);
    const auto vault = test.add_record(owner, RecordSort::vault);
    test.read([&](Session& session) {
      const auto found = records::find(session, test.practice, vault);
      REQUIRE(found.has_value());
      CHECK(found->record.id == vault);
      CHECK(found->record.sort == RecordSort::vault);
      CHECK(found->record.owner == owner);
      CHECK(found->wrapped_key == Sealed{"wrapped"});
      CHECK(records::owned_by(session, test.practice, owner).size() == 1);
      CHECK(records::owned_by(session, test.practice, make_id<AccountId>()).empty());
      CHECK_FALSE(records::find(session, test.practice, make_id<RecordId>()).has_value());
      CHECK_FALSE(records::find(session, make_id<PracticeId>(), vault).has_value());
    });
  });
}

TEST_CASE("a therapist's records are those of whom they care for now, without vaults") {
  on_each_database([](TestStore& test) {
    const auto therapist = test.add_account(Role::therapist);
    const auto now = test.add_account(Role::client);
    const auto before = test.add_account(Role::client);
    const auto never = test.add_account(Role::client);
    const auto supervised = test.add_account(Role::therapist);
    const auto record = test.add_record(now);
    test.add_record(before);
    test.add_record(never);
    test.add_record(supervised, RecordSort::vault);
    test.write([&](Transaction& t) {
      REQUIRE(care::begin(t, test.practice, therapist, now, Instant{10}).has_value());
      REQUIRE(care::begin(t, test.practice, therapist, before, Instant{10}).has_value());
      REQUIRE(care::begin(t, test.practice, therapist, supervised, Instant{10}).has_value());
      REQUIRE(care::end(t, test.practice, therapist, before, Instant{20}));
      const auto at = [&](Instant moment) { return records::treated_by(t, test.practice, therapist, moment); };
      REQUIRE(at(Instant{30}).size() == 1);
      CHECK(at(Instant{30})[0].id == record);
      CHECK(at(Instant{19}).size() == 2);
      CHECK(at(Instant{20}).size() == 1);
      CHECK(at(Instant{9}).empty());
      erasures::carry_out(t, test.practice, {Erased::record, record.bytes, Instant{40}});
      CHECK(at(Instant{50}).empty());
    });
  });
}

TEST_CASE("a record belongs to an account of the practice, and its id to one record") {
  on_each_database([](TestStore& test) {
    const auto owner = test.add_account(Role::client);
    const auto id = test.add_record(owner);
    for (const auto& [record, whose] : {std::pair(id, owner), std::pair(make_id<RecordId>(), make_id<AccountId>())}) {
      const auto done = test.store->write([&](Transaction& t) -> Result<void> {
        records::add(t, test.practice, {.record = {.id = record, .owner = whose}, .wrapped_key = {"k"}});
        return {};
      });
      CHECK_FALSE(done.has_value());
    }
  });
}
