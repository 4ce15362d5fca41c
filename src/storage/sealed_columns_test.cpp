// SPDX-License-Identifier: Apache-2.0
#include "storage/sealed_columns.hpp"

#include <algorithm>
#include <set>

#include "storage/code_apps.hpp"
#include "storage/key_epochs.hpp"
#include "storage/ledger_states.hpp"
#include "storage/test_store.hpp"
#include "vault/record_key.hpp"

using namespace cairn;

namespace {

/// Columns of bytes that are not sealed under the practice key: ids, hashes, signatures, and bodies (under their
/// record's own key). A new column goes here or into sealed_columns(), or rotation would leave it behind.
const std::set<std::string> not_under_practice_key = {
    "access_log.record", "access_log.who", "access_log.session", "access_log.link", "accounts.account", "accounts.login",
    "care.client", "care.therapist", "checkpoints.root", "checkpoints.signature", "checkpoints.frontier", "entries.record",
    "entries.entry", "entries.about", "entries.author", "entries.body", "entries.link", "erasures.id", "invitations.invitation",
    "invitations.token", "invitations.inviter", "invitations.used_by", "key_epochs.epoch", "ledger.record", "ledger.hash",
    "ledger_nodes.hash", "records.record", "records.owner", "sign_in_sessions.session", "sign_in_sessions.token",
    "sign_in_sessions.account", "passkeys.passkey", "passkeys.account", "passkeys.credential", "passkeys.public_key",
    "code_apps.account", "recovery_codes.account", "recovery_codes.code", "challenges.challenge", "challenges.account",
    "challenges.bound_to", "known_devices.device", "known_devices.account", "notices.account", "notices.notice", "tries.what",
    "resets.reset", "resets.token", "resets.account", "resets.starter"};

/// Tables that know of accounts, and what an erasure does to each: see erasures.cpp. A new one goes here when it was
/// thought of there.
const std::set<std::string> thought_of_in_erasures = {
    "access_log",     "care",          "code_apps", "entries",         "invitations", "known_devices", "notices", "passkeys",
    "recovery_codes", "records",       "resets",    "sign_in_sessions"};

std::vector<std::string> tables(Session& session) {
  return session.all("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", {},
                     [](const Row& row) { return std::string(row.text(0)); });
}

}  // namespace

TEST_CASE("every column of bytes is either sealed under the practice key and rotated, or known not to be") {
  TestStore store;
  store.read([](Session& session) {
    std::set<std::string> found;
    for (const auto& table : tables(session))
      session.each("SELECT name, type FROM pragma_table_info('" + table + "')", {}, [&](const Row& row) {
        if (row.text(1) == "BLOB" && row.text(0) != "practice") found.insert(table + "." + std::string(row.text(0)));
      });
    std::set<std::string> known = not_under_practice_key;
    for (const SealedColumn& column : sealed_columns())
      known.insert(std::string(column.table) + "." + std::string(column.column));
    known.erase("practices.practice");
    for (const auto& column : found) CHECK_MESSAGE(known.contains(column), column, " is new: is it sealed under the practice key?");
    for (const auto& column : known) CHECK_MESSAGE(found.contains(column), column, " is gone");
  });
}

TEST_CASE("every table that knows of accounts was thought of in erasures") {
  TestStore store;
  store.read([](Session& session) {
    for (const auto& table : tables(session))
      session.each("SELECT \"table\" FROM pragma_foreign_key_list('" + table + "')", {}, [&](const Row& row) {
        if (row.text(0) == "accounts") CHECK_MESSAGE(thought_of_in_erasures.contains(table), table, " is new");
      });
  });
}

TEST_CASE("values are walked through, counted by epoch and replaced where they still stand") {
  TestStore store;
  const auto old_key = PracticeKey::make();
  const auto new_key = old_key.with_new_epoch();
  const auto owner = store.add_account(Role::client);
  std::vector<RecordId> ids;
  for (int i = 0; i < 7; ++i) ids.push_back(store.add_record(owner));
  std::ranges::sort(ids);
  const SealedColumn column = sealed_columns().front();
  store.write([&](Transaction& transaction) {
    for (const auto& id : ids)
      transaction.execute("UPDATE records SET wrapped_key = $2 WHERE record = $1",
                          {id, wrap(old_key, store.practice, id, RecordKey::make())});
    transaction.execute("UPDATE records SET wrapped_key = $2 WHERE record = $1", {ids[3], Sealed{}});  // erased
  });
  const auto first = store.read([&](Session& session) { return sealed_texts::after(session, store.practice, column, {}, 4); });
  REQUIRE(first.size() == 4);
  CHECK(first[0].id == ids[0].bytes);
  CHECK(first[3].id == ids[4].bytes);
  const auto now = wrap(new_key, store.practice, ids[0], RecordKey::make());
  store.write([&](Transaction& transaction) {
    CHECK(sealed_texts::replace(transaction, store.practice, column, first[0], now));
    CHECK_FALSE(sealed_texts::replace(transaction, store.practice, column, first[0], now));  // something else stands there
  });
  store.read([&](Session& session) {
    const auto counts = sealed_texts::by_epoch(session, store.practice, column);
    CHECK(counts == std::map<KeyId, std::int64_t>{{old_key.id(), 5}, {new_key.id(), 1}});
    const auto others = sealed_texts::after(session, store.practice, column, {}, 100, new_key.id());
    CHECK(others.size() == 5);
    CHECK(others[0].id == ids[1].bytes);
  });
}

TEST_CASE("an epoch's first day is noted once") {
  TestStore store;
  const auto epoch = PracticeKey::make().id();
  store.write([&](Transaction& transaction) {
    key_epochs::note(transaction, store.practice, epoch, Instant{5});
    key_epochs::note(transaction, store.practice, epoch, Instant{9});
  });
  CHECK(store.read([&](Session& session) { return key_epochs::all(session, store.practice); }) ==
        std::map<KeyId, Instant>{{epoch, Instant{5}}});
}

TEST_CASE("a code app's secret that is sealed anew is noted in the ledger") {
  TestStore store;
  const auto account = store.add_account(Role::client);
  const auto column = std::ranges::find_if(sealed_columns(), [](const SealedColumn& one) { return one.table == "code_apps"; });
  REQUIRE(column != sealed_columns().end());
  const auto newest_fits = [&] {
    return store.read([&](Session& session) {
      bool fits = false;
      const auto newest = ledger::newest(session, store.practice);
      ledger::each_state(session, store.practice, [&](const ledger::State& state) { fits = newest->hash == ledger::hash_of(state.link); });
      return fits;
    });
  };
  store.write([&](Transaction& transaction) {
    code_apps::put(transaction, store.practice, {account, {"under the old"}, 0, Instant{1}, {}});
    CHECK_FALSE(sealed_texts::replace(transaction, store.practice, *column, {account.bytes, {"another"}}, {"under the new"}));
    CHECK(sealed_texts::replace(transaction, store.practice, *column, {account.bytes, {"under the old"}}, {"under the new"}));
    CHECK(code_apps::find(transaction, store.practice, account)->secret == Sealed{"under the new"});
  });
  CHECK(newest_fits());
  store.write([&](Transaction& transaction) {
    transaction.execute("UPDATE code_apps SET secret = $1", {Sealed{"past the program"}});
  });
  CHECK_FALSE(newest_fits());
}
