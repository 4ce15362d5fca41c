// SPDX-License-Identifier: Apache-2.0
#include "storage/erasures.hpp"

#include <set>
#include <utility>

#include "storage/access_log.hpp"
#include "storage/code_apps.hpp"
#include "storage/entries.hpp"
#include "storage/ledger.hpp"
#include "storage/ledger_states.hpp"
#include "storage/raw_scan.hpp"
#include "storage/snapshot.hpp"
#include "storage/test_store.hpp"
#include "storage/turn_back.hpp"

using namespace cairn;

namespace {

std::string random_bytes(std::size_t size) {
  std::string out(size, '\0');
  fill_random(reinterpret_cast<std::uint8_t*>(out.data()), size);
  return out;
}

void write_one(TestStore& store, const RecordId& record, const AccountId& author, Instant at, std::size_t size = 200) {
  store.write([&](Transaction& transaction) {
    StoredEntry entry;
    entry.head.id = make_id<EntryId>();
    entry.head.version = 1;
    entry.head.kind = Kind::reflection;
    entry.head.author = author;
    entry.head.written = entry.head.happened = at;
    entry.body = {random_bytes(size)};
    REQUIRE(entries::append(transaction, store.practice, record, std::vector{entry}).has_value());
    access_log::add(transaction, store.practice, record,
                    {.who = author, .deed = AccessDeed::wrote, .kinds = {{Kind::reflection, 1}}, .at = at});
  });
}

Erasure erasure_of(const RecordId& record) { return {Erased::record, record.bytes, Instant{77}}; }
Erasure erasure_of(const AccountId& account) { return {Erased::account, account.bytes, Instant{77}}; }

}  // namespace

TEST_CASE("an erased record is as if it were not there, keeps its links, and takes no more entries") {
  TestStore store;
  const auto owner = store.add_account(Role::client);
  const auto record = store.add_record(owner);
  const auto other = store.add_record(owner);
  for (int i = 0; i < 5; ++i) write_one(store, record, owner, Instant{10 + i});
  const auto leaves = store.read([&](Session& session) { return ledger::size(session, store.practice); });
  const auto taken = store.write([&](Transaction& transaction) { return erasures::carry_out(transaction, store.practice, erasure_of(record)); });
  CHECK(taken.keys == 1);
  CHECK(taken.bodies == 5);
  store.read([&](Session& session) {
    CHECK_FALSE(records::find(session, store.practice, record).has_value());
    CHECK(records::owned_by(session, store.practice, owner).size() == 1);
    CHECK(records::after(session, store.practice, {}, 10).size() == 2);
    CHECK(erasures::sealed_of(session, store.practice, erasure_of(record)).empty());
    CHECK(ledger::size(session, store.practice) == leaves + 1);
    CHECK(ledger::newest(session, store.practice)->what == LeafSort::erased);
    std::optional<Link> before;
    for (std::int64_t position = 1; position <= 5; ++position) {
      const auto row = entries::chain_row(session, store.practice, record, position, before);
      REQUIRE(row.has_value());
      CHECK(row->erased);
      CHECK(row->stored == row->computed);
      before = row->stored;
    }
    CHECK(erasures::all(session, store.practice) == std::vector{erasure_of(record)});
  });
  const auto late = store.store->write([&](Transaction& transaction) {
    StoredEntry entry;
    entry.head.id = make_id<EntryId>();
    entry.head.author = owner;
    entry.body = {random_bytes(100)};
    return entries::append(transaction, store.practice, record, std::vector{entry});
  });
  CHECK(late.error().kind == ErrorKind::not_found);
  write_one(store, other, owner, Instant{99});
  const auto again = store.write([&](Transaction& transaction) { return erasures::carry_out(transaction, store.practice, erasure_of(record)); });
  CHECK(again.keys + again.bodies == 0);
}

TEST_CASE("an erased account has no name, login, password or session, and what it wrote for others stays") {
  TestStore store;
  const auto account = store.add_account(Role::therapist);
  const auto client = store.add_account(Role::client);
  const auto record = store.add_record(client);
  write_one(store, record, account, Instant{5});
  store.write([&](Transaction& transaction) {
    accounts::set_profile(transaction, store.practice, account, {random_bytes(80)});
    accounts::set_password(transaction, store.practice, account, "a hash", true);
    code_apps::put(transaction, store.practice, {account, {"sealed"}, 0, Instant{1}, {}});
  });
  const auto taken = store.write([&](Transaction& transaction) { return erasures::carry_out(transaction, store.practice, erasure_of(account)); });
  CHECK(taken.names == 1);
  store.read([&](Session& session) {
    const auto found = accounts::find(session, store.practice, account);
    REQUIRE(found.has_value());
    CHECK(found->profile.bytes.empty());
    CHECK(found->password.empty());
    CHECK(found->state == AccountState::closed);
    CHECK(entries::length(session, store.practice, record) == 1);
    const auto newest = ledger::newest(session, store.practice);
    CHECK(newest->what == LeafSort::account);
    ledger::each_state(session, store.practice, [&](const ledger::State& state) {
      if (state.subject == account.bytes) CHECK(newest->hash == ledger::hash_of(state.link));
    });
  });
}

TEST_CASE("a line of an erasure list is read as it was written, and nothing else is") {
  for (const Erasure& erasure : {erasure_of(make_id<RecordId>()), erasure_of(make_id<AccountId>())}) {
    std::string line = erasures::line_of(erasure);
    REQUIRE(line.ends_with('\n'));
    line.pop_back();
    CHECK(erasures::erasure_in(line) == erasure);
    for (std::size_t end = 0; end < line.size(); ++end) CHECK_FALSE(erasures::erasure_in(line.substr(0, end)).has_value());
    CHECK_FALSE(erasures::erasure_in(line + " ").has_value());
  }
  CHECK_FALSE(erasures::erasure_in("person 00112233445566778899aabbccddeeff 2026-11-22T14:03:20.000Z").has_value());
}

TEST_CASE("what was destroyed stands in no file once the log is empty and the database written anew") {
  TestStore store;
  const auto owner = store.add_account(Role::client);
  std::vector<RecordId> ids;
  for (int i = 0; i < 20; ++i) ids.push_back(store.add_record(owner));
  for (int i = 0; i < 400; ++i) write_one(store, ids[static_cast<std::size_t>(i) % ids.size()], owner, Instant{i}, i % 9 == 0 ? 5000 : 150);
  const auto destroyed = store.read([&](Session& session) { return erasures::sealed_of(session, store.practice, erasure_of(ids[3])); });
  REQUIRE(destroyed.size() == 21);
  const auto folder = store.folder.path;
  CHECK(count_left_in_files(folder, destroyed).value() == 20);  // "wrapped" is too short to be looked for
  const auto kept = store.read([&](Session& session) { return erasures::sealed_of(session, store.practice, erasure_of(ids[4])); });
  store.write([&](Transaction& transaction) { erasures::carry_out(transaction, store.practice, erasure_of(ids[3])); });
  CHECK(count_left_in_files(folder, destroyed).value() > 0);  // in the log
  REQUIRE(rewrite_database(folder).has_value());
  REQUIRE(empty_log(folder).has_value());
  CHECK(count_left_in_files(folder, destroyed).value() == 0);
  CHECK(count_left_in_files(folder, kept).value() == 20);
  CHECK_FALSE(count_left_in_files(folder / "cairn.db", destroyed).value() > 0);
}

TEST_CASE("a practice turned back keeps what stood before, without gaps, and a ledger that fits") {
  TestStore store;
  const auto owner = store.add_account(Role::client);
  const auto first = store.add_record(owner);
  const auto second = store.add_record(owner);
  for (int i = 1; i <= 10; ++i) write_one(store, i % 2 == 0 ? first : second, owner, Instant{i * 100});
  write_one(store, first, owner, Instant{150});  // a clock that went back
  const auto late_account = store.add_account(Role::client);
  const auto tails = store.write([&](Transaction& transaction) { return turn_back(transaction, store.practice, Instant{650}); });
  CHECK(tails.entries == 5);
  CHECK(tails.lines == 5);
  store.read([&](Session& session) {
    CHECK(entries::length(session, store.practice, first) == 3);
    CHECK(entries::length(session, store.practice, second) == 3);
    std::int64_t number = 0;
    std::set<std::pair<RecordId, std::int64_t>> entry_leaves;
    bool account = false;
    ledger::each(session, store.practice, 0, [&](const Leaf& leaf) {
      CHECK(leaf.number == number++);
      if (leaf.what == LeafSort::entry) entry_leaves.emplace(RecordId{leaf.subject}, leaf.position);
      account = account || (leaf.what == LeafSort::account && leaf.subject == late_account.bytes);
    });
    CHECK(entry_leaves == std::set<std::pair<RecordId, std::int64_t>>{{first, 1}, {first, 2}, {first, 3}, {second, 1}, {second, 2}, {second, 3}});
    CHECK(account);
  });
  const auto nothing = store.write([&](Transaction& transaction) { return turn_back(transaction, store.practice, Instant{650}); });
  CHECK(nothing.entries + nothing.lines == 0);
  write_one(store, first, owner, Instant{700});
}
