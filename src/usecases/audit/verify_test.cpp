// SPDX-License-Identifier: Apache-2.0
#include "usecases/audit/verify.hpp"

#include "storage/accounts.hpp"
#include "storage/entries.hpp"
#include "storage/ledger.hpp"
#include "storage/sqlite_session.hpp"
#include "usecases/audit/checkpoint_timer.hpp"
#include "usecases/audit/checkpoints.hpp"
#include "usecases/audit/witness.hpp"
#include "usecases/test_practice.hpp"

using namespace cairn;

namespace {

/// A practice with a client, who writes, and a therapist, who reads.
struct Written {
  TestPractice practice;
  AccountId client = practice.add(Role::client, "Ana");
  AccountId therapist = practice.add(Role::therapist, "Tom");
  RecordId record = practice.record_of(client);
  std::string client_token;
  std::string therapist_token;

  Written() {
    practice.treat(therapist, client);
    client_token = practice.enter(client);
    therapist_token = practice.enter(therapist);
    write(3);
  }
  void write(int count) {
    for (int i = 0; i < count; ++i) {
      const auto goal = practice.version(make_id<EntryId>(), 1, Kind::goal, example_body(Kind::goal), SeenBy::my_therapist);
      REQUIRE(practice.write(client_token, record, {{goal}}).has_value());
    }
    REQUIRE(practice.read(therapist_token, record).has_value());
  }
  std::uint64_t sign() {
    practice.clock.set(Instant{practice.clock.now().ms + 60'000});
    const auto made = make_checkpoint(practice.practice());
    REQUIRE_MESSAGE(made.has_value(), made.error().sentence);
    return made->value().tree.size;
  }
  AuditReport verify(OpenBodies bodies = OpenBodies::yes) {
    const auto report = verify_ledger({practice.place.folder, practice.place.key_file}, bodies);
    REQUIRE_MESSAGE(report.has_value(), report.error().sentence);
    return *report;
  }
  /// Somebody who has the file, and no key.
  void tamper(const std::string& sql) {
    const auto connection = open_sqlite({.file = practice.place.folder / "cairn.db", .access = Access::read_write});
    connection->run_script("PRAGMA foreign_keys=OFF;" + sql);
  }
  std::string verdict() { return verify().wrong.value_or(""); }
};

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("what the program wrote verifies, with and without a checkpoint, while it is being written") {
  Written here;
  auto report = here.verify();
  CHECK_MESSAGE(!report.wrong, *report.wrong);
  CHECK(report.entries == 3);
  CHECK(report.looks == 4);
  CHECK(report.opened == 3);
  CHECK(report.checkpoints == 0);
  CHECK(report.not_signed == report.leaves);
  const auto size = here.sign();
  CHECK(size == report.leaves);
  report = here.verify(OpenBodies::no);
  CHECK_MESSAGE(!report.wrong, *report.wrong);
  CHECK(report.opened == 0);
  CHECK(report.checkpoints == 1);
  CHECK(report.not_signed == 1);  // the leaf that says that it was signed
  here.write(2);
  CHECK(here.verify().not_signed == 5);
  here.sign();
  here.practice.end_care(here.therapist, here.client);
  here.sign();
  report = here.verify();
  CHECK_MESSAGE(!report.wrong, *report.wrong);
  CHECK(report.checkpoints == 3);
}

TEST_CASE("nothing new is not signed again") {
  Written here;
  const auto size = here.sign();
  CHECK(here.sign() == size);
  here.practice.reopen();
  CHECK(here.sign() == size);
  CHECK(here.verify().checkpoints == 1);
}

TEST_CASE("a change of a row is found and named") {
  Written here;
  here.sign();
  const std::string id = to_text(here.record);
  SUBCASE("a column of an entry") {
    here.tamper("UPDATE entries SET seen_by = 'only_me' WHERE position = 2");
    CHECK(says(here.verdict(), "Entry 2 of record " + id + " is not what was written there"));
  }
  SUBCASE("a sealed body") {
    here.tamper("UPDATE entries SET body = CAST(x'00' || body AS BLOB) WHERE position = 3");
    CHECK(says(here.verdict(), "Entry 3 of record " + id));
  }
  SUBCASE("a body that is gone, with its hash in its place") {
    REQUIRE(here.practice.practice()
                .store
                .write([&](Transaction& t) -> Result<void> {
                  entries::erase_bodies(t, here.practice.practice().id, here.record);
                  return {};
                })
                .has_value());
    CHECK(says(here.verdict(), "The bodies of record " + id + " are gone"));
  }
  SUBCASE("a line of the access log") {
    here.tamper("UPDATE access_log SET kinds = 'goal:1' WHERE deed = 'read'");
    CHECK(says(here.verdict(), "Line 4 of the access log of record " + id + " is not what was written there"));
  }
  SUBCASE("a line that is gone") {
    here.tamper("DELETE FROM access_log WHERE deed = 'read'");
    CHECK(says(here.verdict(), "Line 4 of the access log of record " + id + " is missing"));
  }
  SUBCASE("a line that was put in") {
    here.tamper("INSERT INTO access_log SELECT practice, record, 5, who, role, relationship, deed, kinds, at, session, link FROM "
                "access_log WHERE position = 4");
    CHECK(says(here.verdict(), "Line 5 of the access log of record " + id + " stands in no leaf"));
  }
  SUBCASE("a link") {
    here.tamper("UPDATE entries SET link = zeroblob(32) WHERE position = 1");
    CHECK(says(here.verdict(), "Entry 1 of record " + id + " has lost its link"));
  }
  SUBCASE("a link that was taken away, and the program started again") {
    here.tamper("UPDATE entries SET link = NULL, happened = 7 WHERE position = 3");
    here.practice.reopen();
    CHECK(says(here.verdict(), "Entry 3 of record " + id));
  }
  SUBCASE("the key of a record") {
    here.tamper("UPDATE records SET wrapped_key = (SELECT wrapped_key FROM records WHERE sort = 'vault') WHERE sort = 'client'");
    CHECK(says(here.verdict(), "The key of record " + id + " does not open"));
  }
}

TEST_CASE("a right that somebody gave himself past the program is found") {
  Written here;
  here.sign();
  SUBCASE("care of a client") {
    here.practice.add(Role::therapist, "Eve");
    here.tamper("INSERT INTO care SELECT practice, (SELECT account FROM accounts WHERE role = 'client'), account, 5, NULL FROM accounts "
                "WHERE role = 'therapist'");
    CHECK(says(here.verdict(), "care"));
  }
  SUBCASE("care that has ended") {
    here.practice.end_care(here.therapist, here.client);
    here.tamper("UPDATE care SET ended = NULL");
    CHECK(says(here.verdict(), "care"));
  }
  SUBCASE("a role") {
    here.tamper("UPDATE accounts SET role = 'administrator' WHERE role = 'therapist'");
    CHECK(says(here.verdict(), "Account " + to_text(here.therapist)));
  }
  SUBCASE("a password") {
    here.tamper("UPDATE accounts SET password = 'x' WHERE role = 'client'");
    CHECK(says(here.verdict(), "Account " + to_text(here.client)));
  }
  SUBCASE("somebody else's record") {
    here.tamper("UPDATE records SET owner = (SELECT account FROM accounts WHERE role = 'therapist') WHERE sort = 'client'");
    CHECK(says(here.verdict(), "Record " + to_text(here.record)));
  }
}

TEST_CASE("an erased record verifies by what is left of it") {
  Written here;
  here.sign();
  REQUIRE(here.practice.practice()
              .store
              .write([&](Transaction& t) -> Result<void> {
                entries::erase_bodies(t, here.practice.practice().id, here.record);
                t.execute("UPDATE records SET wrapped_key = $1 WHERE record = $2", {Sealed{""}, here.record});
                ledger::note_erased(t, here.practice.practice().id, here.record);
                return {};
              })
              .has_value());
  here.sign();
  const auto report = here.verify();
  CHECK_MESSAGE(!report.wrong, *report.wrong);
  here.tamper("UPDATE entries SET happened = 7 WHERE position = 2");
  CHECK(says(here.verdict(), "Entry 2 of record " + to_text(here.record)));
}

TEST_CASE("nothing is signed on top of a checkpoint that this practice did not sign") {
  Written here;
  here.sign();
  here.tamper("UPDATE checkpoints SET root = zeroblob(32)");
  here.write(1);
  const auto made = make_checkpoint(here.practice.practice());
  REQUIRE_FALSE(made.has_value());
  CHECK(made.error().kind == ErrorKind::refused);
  CHECK(says(here.verdict(), "checkpoint"));
}

TEST_CASE("what cannot be looked through is an error, not a finding") {
  Written here;
  TestPractice other;
  CHECK(verify_ledger({here.practice.place.folder, other.place.key_file}, OpenBodies::no).error().kind == ErrorKind::refused);
  CHECK(verify_ledger({here.practice.place.folder / "nowhere", here.practice.place.key_file}, OpenBodies::no).error().kind ==
        ErrorKind::not_found);
  CHECK(verify_ledger({here.practice.place.folder, here.practice.place.folder.string() + "none"}, OpenBodies::no).error().kind ==
        ErrorKind::not_found);
}

TEST_CASE("the timer signs at the start, while it runs and at the end") {
  Written here;
  {
    CheckpointTimer timer(here.practice.practice(), std::chrono::milliseconds(5));
    while (here.verify().checkpoints == 0) std::this_thread::yield();
    here.write(1);
    while (here.verify().not_signed > 1) std::this_thread::yield();
    CheckpointTimer seldom(here.practice.practice(), std::chrono::hours(1));
    timer.stop();
    here.write(1);
    seldom.stop();
  }
  const auto report = here.verify();
  CHECK(report.not_signed == 1);
  CHECK_MESSAGE(!report.wrong, *report.wrong);
}

TEST_CASE("a witness keeps checkpoints and finds a ledger that does not go on from them") {
  Written here;
  const auto keep = here.practice.place.folder.parent_path() / "witness";
  const auto copy = here.practice.place.folder.parent_path() / "copy.db";
  const auto look = [&] { return witness(keep, ask_data_folder({here.practice.place.folder, here.practice.place.key_file})); };
  const auto vacuum_into_copy = [&] { here.tamper("VACUUM INTO '" + copy.string() + "'"); };
  CHECK_FALSE(look()->newest.has_value());
  here.sign();
  auto report = look();
  REQUIRE(report.has_value());
  CHECK_FALSE(report->wrong.has_value());
  CHECK(report->grown);
  CHECK_FALSE(look()->grown);
  vacuum_into_copy();
  for (int round = 0; round < 4; ++round) {
    here.write(70);
    here.sign();
    report = look();
    REQUIRE(report.has_value());
    CHECK_MESSAGE(!report->wrong, *report->wrong);
    CHECK(report->grown);
    CHECK_FALSE(report->first);
  }
  const auto known = report->newest->tree.size;
  CHECK(known > 512);

  // The whole database as it was before: everything in it fits together.
  for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(here.practice.place.folder / (std::string("cairn.db") + end));
  std::filesystem::copy_file(copy, here.practice.place.folder / "cairn.db");
  here.practice.reopen();
  CHECK(here.verdict().empty());
  report = look();
  REQUIRE(report.has_value());
  REQUIRE(report->wrong.has_value());
  CHECK(says(*report->wrong, "shorter"));

  // And with another history behind it, longer than what was seen.
  here.client_token = here.practice.enter(here.client);
  here.therapist_token = here.practice.enter(here.therapist);
  here.write(400);
  here.sign();
  CHECK(here.verdict().empty());
  report = look();
  REQUIRE(report.has_value());
  REQUIRE(report->wrong.has_value());
  CHECK(says(*report->wrong, "another history"));
  CHECK(report->newest->tree.size == known);
}

TEST_CASE("a witness takes no other key, no checkpoint of another, and no proof that does not hold") {
  Written here;
  here.sign();
  const auto keep = here.practice.place.folder.parent_path() / "witness";
  const auto ask = ask_data_folder({here.practice.place.folder, here.practice.place.key_file});
  REQUIRE_FALSE(witness(keep, ask)->wrong.has_value());
  here.write(5);
  here.sign();
  Written other;
  other.sign();
  const auto ask_other = ask_data_folder({other.practice.place.folder, other.practice.place.key_file});
  CHECK(says(witness(keep, ask_other)->wrong.value(), "another key"));
  const auto changed = [&](const std::function<void(LedgerSight&)>& change) {
    return witness(keep, [&](std::uint64_t from) {
      auto sight = ask(from);
      change(*sight);
      return sight;
    })->wrong.value_or("");
  };
  CHECK(says(changed([&](LedgerSight& sight) { sight.checkpoint = ask_other(0)->checkpoint; }), "not signed"));
  CHECK(says(changed([&](LedgerSight& sight) { sight.checkpoint.clear(); }), "no checkpoint any more"));
  CHECK(says(changed([&](LedgerSight& sight) { sight.proof.pop_back(); }), "another history"));
  CHECK(says(changed([&](LedgerSight& sight) { sight.proof[0][0] = sight.proof[0][0] == 'a' ? 'b' : 'a'; }), "another history"));
  CHECK(says(changed([&](LedgerSight& sight) { sight.proof[0] = "no hash"; }), "another history"));
  CHECK(changed([](LedgerSight&) {}).empty());
}
