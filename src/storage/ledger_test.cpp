// SPDX-License-Identifier: Apache-2.0
#include "storage/ledger.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "storage/access_log.hpp"
#include "storage/care.hpp"
#include "storage/checkpoints.hpp"
#include "storage/code_apps.hpp"
#include "storage/entries.hpp"
#include "storage/ledger_adoption.hpp"
#include "storage/ledger_states.hpp"
#include "storage/migrations.hpp"
#include "storage/passkeys.hpp"
#include "storage/sqlite_session.hpp"
#include "storage/test_store.hpp"

using namespace cairn;

namespace {

StoredEntry some_entry(const AccountId& author, const EntryId& id = make_id<EntryId>(), int version = 1) {
  return {.head = {.id = id, .version = version, .kind = Kind::goal, .about = std::nullopt, .author = author,
                   .written = Instant{5}, .happened = Instant{6}, .seen_by = SeenBy::my_therapist},
          .body = {std::string(80, 'b')}};
}

AccessLine some_line(const AccountId& who) {
  return {.who = who, .role = Role::client, .relationship = Relationship::self, .deed = AccessDeed::read,
          .kinds = {{Kind::goal, 2}}, .at = Instant{9}, .session = make_id<SessionId>()};
}

std::vector<Leaf> leaves_of(TestStore& test) {
  return test.read([&](Session& s) {
    std::vector<Leaf> leaves;
    ledger::each(s, test.practice, 0, [&](const Leaf& leaf) { leaves.push_back(leaf); });
    return leaves;
  });
}

/// Every row of one record's chain has the link that follows from it, and the leaf of that link.
void check_chain(TestStore& test, const RecordId& record, LeafSort what, std::int64_t length) {
  const auto leaves = leaves_of(test);
  test.read([&](Session& s) {
    std::optional<Link> before;
    for (std::int64_t position = 1; position <= length; ++position) {
      const auto row = what == LeafSort::entry ? entries::chain_row(s, test.practice, record, position, before)
                                               : access_log::chain_row(s, test.practice, record, position, before);
      REQUIRE(row.has_value());
      REQUIRE(row->stored.has_value());
      CHECK(*row->stored == row->computed);
      const auto leaf = std::ranges::find_if(leaves, [&](const Leaf& one) {
        return one.what == what && one.subject == record.bytes && one.position == position;
      });
      REQUIRE(leaf != leaves.end());
      CHECK(leaf->hash == ledger::hash_of(row->computed));
      before = row->stored;
    }
  });
}

}  // namespace

TEST_CASE("rows are linked to the one before in their record, and each is a leaf") {
  on_each_database([](TestStore& test) {
    const auto client = test.add_account(Role::client);
    const auto record = test.add_record(client);
    const auto other = test.add_record(client);
    const auto goal = make_id<EntryId>();
    const auto before = leaves_of(test).size();
    test.write([&](Transaction& t) {
      CHECK(entries::append(t, test.practice, record, std::vector{some_entry(client, goal), some_entry(client, goal, 2)}).has_value());
      access_log::add(t, test.practice, record, some_line(client));
      CHECK(entries::append(t, test.practice, other, std::vector{some_entry(client)}).has_value());
      access_log::add(t, test.practice, record, some_line(client));
      CHECK(entries::append(t, test.practice, record, std::vector{some_entry(client)}).has_value());
    });
    check_chain(test, record, LeafSort::entry, 3);
    check_chain(test, record, LeafSort::look, 2);
    check_chain(test, other, LeafSort::entry, 1);
    const auto leaves = leaves_of(test);
    CHECK(leaves.size() == before + 6);
    for (std::size_t i = 0; i < leaves.size(); ++i) CHECK(leaves[i].number == static_cast<std::int64_t>(i));
  });
}

TEST_CASE("a write that is undone leaves no leaf and no gap") {
  on_each_database([](TestStore& test) {
    const auto client = test.add_account(Role::client);
    const auto record = test.add_record(client);
    const auto before = leaves_of(test).size();
    const auto undone = test.store->write([&](Transaction& t) -> Result<void> {
      access_log::add(t, test.practice, record, some_line(client));
      return fail(ErrorKind::refused, "", "no");
    });
    CHECK_FALSE(undone.has_value());
    test.write([&](Transaction& t) { access_log::add(t, test.practice, record, some_line(client)); });
    const auto leaves = leaves_of(test);
    REQUIRE(leaves.size() == before + 1);
    CHECK(leaves.back().number == static_cast<std::int64_t>(before));
  });
}

TEST_CASE("accounts, care and records leave a leaf of their state with every change") {
  on_each_database([](TestStore& test) {
    const auto client = test.add_account(Role::client);
    const auto therapist = test.add_account(Role::therapist);
    test.add_record(client);
    test.write([&](Transaction& t) {
      CHECK(care::begin(t, test.practice, therapist, client, Instant{10}).has_value());
      CHECK(care::end(t, test.practice, therapist, client, Instant{20}));
      CHECK(accounts::set_password(t, test.practice, client, "new", true));
      CHECK(accounts::set_state(t, test.practice, client, AccountState::closed));
      CHECK_FALSE(accounts::set_state(t, test.practice, make_id<AccountId>(), AccountState::closed));
    });
    const auto leaves = leaves_of(test);
    CHECK(leaves.size() == 7);
    std::map<Subject, Sha256> newest;
    for (const Leaf& leaf : leaves) newest[leaf.subject] = leaf.hash;
    std::size_t states = 0;
    test.read([&](Session& s) {
      ledger::each_state(s, test.practice, [&](const ledger::State& state) {
        CHECK(newest.at(state.subject) == ledger::hash_of(state.link));
        ++states;
      });
    });
    CHECK(states == newest.size());
    CHECK(states == 4);
  });
}

TEST_CASE("a code app and passkeys are part of their account's state, and how often they were used is not") {
  on_each_database([](TestStore& test) {
    const auto client = test.add_account(Role::client);
    test.add_account(Role::therapist);
    const auto links = [&] {
      std::map<Subject, Link> all;
      test.read([&](Session& s) { ledger::each_state(s, test.practice, [&](const ledger::State& state) { all[state.subject] = state.link; }); });
      return all;
    };
    const auto alone = links();
    std::vector<Link> seen{alone.at(client.bytes)};
    const auto change = [&](auto&& make) {
      const auto before = leaves_of(test).size();
      test.write(make);
      const auto now = links();
      auto others = now;
      others[client.bytes] = alone.at(client.bytes);
      CHECK(others == alone);
      const auto leaves = leaves_of(test);
      REQUIRE(leaves.size() == before + 1);
      CHECK(leaves.back().what == LeafSort::account);
      CHECK(leaves.back().subject == client.bytes);
      CHECK(leaves.back().hash == ledger::hash_of(now.at(client.bytes)));
      seen.push_back(now.at(client.bytes));
    };
    Passkey first{.id = make_id<PasskeyId>(), .account = client, .credential = {"one", "its key", 1, true, false}, .name = {"n"}, .created = Instant{5}};
    Passkey second = first;
    second.id = make_id<PasskeyId>();
    second.credential.id = "two";
    change([&](Transaction& t) { passkeys::add(t, test.practice, first); });
    change([&](Transaction& t) { passkeys::add(t, test.practice, second); });
    change([&](Transaction& t) { code_apps::put(t, test.practice, {client, {"a secret"}, 7, Instant{6}, {}}); });
    change([&](Transaction& t) { code_apps::put(t, test.practice, {client, {"another"}, 7, Instant{6}, {}}); });
    CHECK(std::set(seen.begin(), seen.end()).size() == 5);
    const auto before_use = leaves_of(test).size();
    test.write([&](Transaction& t) {
      auto used = first.credential;
      used.sign_count = 9;
      CHECK(passkeys::note_use(t, test.practice, first, used, Instant{8}));
      CHECK(code_apps::take_step(t, test.practice, client, 12, Instant{9}));
      CHECK_FALSE(passkeys::remove(t, test.practice, client, make_id<PasskeyId>()));
    });
    CHECK(links().at(client.bytes) == seen.back());
    CHECK(leaves_of(test).size() == before_use);
    change([&](Transaction& t) { CHECK(passkeys::remove(t, test.practice, client, first.id)); });
    change([&](Transaction& t) { CHECK(code_apps::remove(t, test.practice, client)); });
    change([&](Transaction& t) { passkeys::remove_all(t, test.practice, client); });
    CHECK(links() == alone);
  });
}

TEST_CASE("an account without a second factor has the link it had before there were any") {
  on_each_database([](TestStore& test) {
    const auto client = test.add_account(Role::client);
    const auto account = test.read([&](Session& s) { return accounts::find(s, test.practice, client); });
    REQUIRE(account.has_value());
    const std::optional<Digest> login = account->login ? std::optional(account->login->bytes) : std::nullopt;
    const Link expected = ledger::link_of("cairn account", std::nullopt,
                                          {test.practice, client, account->role, account->state, login, account->password, account->created});
    CHECK(leaves_of(test).back().hash == ledger::hash_of(expected));
  });
}

TEST_CASE("states are read from a database that knows no second factors yet") {
  TestStore test;
  test.add_account(Role::client);
  const auto connection = open_sqlite({.file = test.folder.path / "cairn.db", .access = Access::read_write});
  connection->run_script("PRAGMA foreign_keys=OFF; DROP TABLE passkeys; DROP TABLE code_apps");
  std::vector<Link> found;
  ledger::each_state(*connection, test.practice, [&](const ledger::State& state) { found.push_back(state.link); });
  REQUIRE(found.size() == 1);
  CHECK(leaves_of(test).back().hash == ledger::hash_of(found.front()));
}

TEST_CASE("when a record's bodies are erased, its links still follow") {
  on_each_database([](TestStore& test) {
    const auto client = test.add_account(Role::client);
    const auto record = test.add_record(client);
    const auto goal = make_id<EntryId>();
    test.write([&](Transaction& t) {
      CHECK(entries::append(t, test.practice, record, std::vector{some_entry(client, goal), some_entry(client, goal, 2)}).has_value());
    });
    const auto bodies = [&] {
      return test.read([&](Session& s) { return entries::after(s, test.practice, record, 0); });
    };
    CHECK(bodies()[0].body.bytes.size() == 80);
    test.write([&](Transaction& t) {
      CHECK(entries::erase_bodies(t, test.practice, record) == 2);
      CHECK(entries::erase_bodies(t, test.practice, record) == 0);
      ledger::note_erased(t, test.practice, record);
    });
    for (const auto& entry : bodies()) CHECK(entry.body.bytes.size() == 32);
    check_chain(test, record, LeafSort::entry, 2);
    CHECK(leaves_of(test).back().what == LeafSort::erased);
    CHECK(leaves_of(test).back().hash == ledger::hash_of(ledger::erased_link(test.practice, record)));
  });
}

TEST_CASE("no two lists of values give the same link") {
  std::set<Link> links;
  const std::optional<Link> none;
  const auto add = [&](const Link& link) { CHECK(links.insert(link).second); };
  add(ledger::link_of("a", none, {}));
  add(ledger::link_of("b", none, {}));
  add(ledger::link_of("a", Link{}, {}));
  add(ledger::link_of("a", none, {Value(nullptr)}));
  add(ledger::link_of("a", none, {0}));
  add(ledger::link_of("a", none, {1}));
  add(ledger::link_of("a", none, {-1}));
  add(ledger::link_of("a", none, {""}));
  add(ledger::link_of("a", none, {"1"}));
  add(ledger::link_of("a", none, {"1", "2"}));
  add(ledger::link_of("a", none, {"12"}));
  add(ledger::link_of("a", none, {"", "12"}));
  add(ledger::link_of("a", none, {"12", ""}));
  add(ledger::link_of("a", none, {Sealed{"12"}}));
  add(ledger::link_of("a", none, {Sealed{""}}));
}

TEST_CASE("checkpoints come back as they were, newest first found, and each is a leaf") {
  on_each_database([](TestStore& test) {
    StoredCheckpoint first{.checkpoint = {test.practice, {3, sha256_of("x")}, Instant{7}}, .signature = {1, 2, 3}, .frontier = "f"};
    auto second = first;
    second.checkpoint.tree.size = 9;
    test.write([&](Transaction& t) {
      checkpoints::add(t, first);
      checkpoints::add(t, second);
    });
    const auto leaves = leaves_of(test);
    REQUIRE(leaves.size() == 2);
    CHECK(leaves[0].what == LeafSort::checkpoint);
    CHECK(leaves[0].position == 3);
    CHECK(leaves[1].hash == ledger::hash_of(checkpoints::link_of(second)));
    test.read([&](Session& s) {
      CHECK(checkpoints::newest(s, test.practice)->checkpoint == second.checkpoint);
      const auto found = checkpoints::of_size(s, test.practice, 3);
      REQUIRE(found.has_value());
      CHECK(found->checkpoint == first.checkpoint);
      CHECK(found->signature == first.signature);
      CHECK(found->frontier == "f");
      CHECK_FALSE(checkpoints::of_size(s, test.practice, 4).has_value());
    });
  });
}

TEST_CASE("rows from before the ledger are taken in, in batches, and only once") {
  TestFolder folder;
  std::filesystem::create_directories(folder.path);
  const auto practice = make_id<PracticeId>();
  const auto client = make_id<AccountId>();
  const auto record = make_id<RecordId>();
  {
    const auto old = open_sqlite({.file = folder.path / "cairn.db", .access = Access::read_write});
    REQUIRE(migrate(*old, migrations().first(1)).has_value());
    old->execute("INSERT INTO practices VALUES ($1, x'00', 1, 1)", {practice});
    old->execute("INSERT INTO accounts VALUES ($1, $2, 'client', 'active', NULL, '', x'00', 1, 0, NULL)", {practice, client});
    old->execute("INSERT INTO records VALUES ($1, $2, 'client', $3, x'00', 1)", {practice, record, client});
    for (int i = 1; i <= 7; ++i)
      old->execute("INSERT INTO entries VALUES ($1, $2, $3, $4, 1, 'goal', NULL, $5, 1, 1, 'only_me', zeroblob(80))",
                   {practice, record, i, make_id<EntryId>(), client});
    for (int i = 1; i <= 4; ++i)
      old->execute("INSERT INTO access_log VALUES ($1, $2, $3, $4, 'client', 'self', 'wrote', 'goal:1', 1, NULL)",
                   {practice, record, i, client});
  }
  TestStore test;  // for its checks; the data is the old one
  test.store = opened({.folder = folder.path});
  test.practice = practice;
  int batches = 1;
  while (test.write([&](Transaction& t) { return ledger::adopt_some(t, practice, 3); })) ++batches;
  CHECK(batches == 4);
  check_chain(test, record, LeafSort::entry, 7);
  check_chain(test, record, LeafSort::look, 4);
  CHECK(leaves_of(test).size() == 2 + 7 + 4);
  CHECK_FALSE(test.write([&](Transaction& t) { return ledger::adopt_some(t, practice, 3); }));
  test.write([&](Transaction& t) {
    CHECK(entries::append(t, practice, record, std::vector{some_entry(client)}).has_value());
    access_log::add(t, practice, record, some_line(client));
  });
  check_chain(test, record, LeafSort::entry, 8);
  check_chain(test, record, LeafSort::look, 5);
  CHECK(leaves_of(test).size() == 2 + 8 + 5);
  // Once something was signed, a row without a link is nobody's leaf any more.
  test.write([&](Transaction& t) {
    checkpoints::add(t, {.checkpoint = {practice, {15, sha256_of("x")}, Instant{7}}, .signature = {1, 2, 3}, .frontier = "f"});
    t.execute("UPDATE access_log SET link = NULL WHERE practice = $1 AND record = $2 AND position = 5", {practice, record});
    CHECK_FALSE(ledger::adopt_some(t, practice, 3));
  });
  CHECK(leaves_of(test).size() == 2 + 8 + 5 + 1);
}

TEST_CASE("looking for rows that are not in the ledger yet does not walk through the others") {
  TestStore test;
  for (const char* table : {"entries", "access_log"}) {
    const auto plan = test.read([&](Session& s) {
      return s.all(std::string("EXPLAIN QUERY PLAN SELECT record, position FROM ") + table +
                       " WHERE practice = $1 AND link IS NULL ORDER BY record, position LIMIT $2",
                   {test.practice, 5}, [](const Row& row) { return std::string(row.text(3)); });
    });
    REQUIRE(plan.size() == 1);
    CHECK_MESSAGE(plan[0].find("_unlinked") != std::string::npos, plan[0]);
  }
}
