// SPDX-License-Identifier: Apache-2.0
// Somebody who has the database and no key changes it in a thousand ways: each is found, and where it is said what comes
// first, the first thing is named. CAIRN_TAMPERINGS and CAIRN_SEED change how many and which.
#include <cstdlib>
#include <random>

#include "storage/code_apps.hpp"
#include "storage/passkeys.hpp"
#include "storage/sqlite_session.hpp"
#include "tamper/tampering.hpp"
#include "usecases/audit/checkpoints.hpp"
#include "usecases/audit/verify.hpp"
#include "usecases/audit/witness.hpp"
#include "usecases/test_practice.hpp"
#include "vault/practice_key.hpp"

using namespace cairn;
using namespace cairn::tamper;

namespace {

std::uint64_t number_from(const char* variable, std::uint64_t preset) {
  const char* text = std::getenv(variable);
  return text == nullptr ? preset : std::strtoull(text, nullptr, 10);
}

/// A practice of some size that was signed many times, with copies of its whole database as it was at some of them, and
/// a witness that knows the newest checkpoint.
class Signed {
 public:
  Signed() {
    for (int i = 0; i < 12; ++i) clients_.push_back(practice_.add(Role::client, "Client"));
    const auto therapist = practice_.add(Role::therapist, "Therapist");
    for (const auto client : clients_) practice_.treat(therapist, client);
    for (const auto account : {clients_[0], clients_[1], therapist}) prove_twice(account);
    practice_.end_care(therapist, clients_.back());
    clients_.pop_back();
    for (int round = 0; round < 6; ++round) {
      therapist_ = practice_.enter(therapist);
      tokens_.clear();
      for (const auto client : clients_) tokens_.push_back(practice_.enter(client));
      write(round);
      sign();
      copies_.push_back(folder() / ("copy" + std::to_string(round) + ".db"));
      copy(copies_.back());
    }
    key_.emplace(load_practice_key(practice_.place.key_file, practice_.place.folder).value());
    const auto seen = witness(folder() / "witness", sight_at(copies_.back()));
    REQUIRE(seen.has_value());
    REQUIRE_FALSE(seen->wrong.has_value());
  }

  const std::vector<std::filesystem::path>& copies() const { return copies_; }
  AuditReport look_through(Session& session) const { return audit(session, practice_.practice().id, *key_, OpenBodies::no); }

  /// What a witness says that kept the newest checkpoint, when it is shown this database.
  std::string witness_says(Session& session) const {
    const auto report = witness(folder() / "witness", [&](std::uint64_t from) -> Result<LedgerSight> {
      return sight_of(session, practice_.practice().id, checkpoint_key(*key_), from);
    });
    return report && report->wrong ? *report->wrong : "";
  }

 private:
  std::filesystem::path folder() const { return practice_.place.folder.parent_path(); }

  /// Two passkeys and a code app.
  void prove_twice(const AccountId& account) {
    const auto done = practice_.practice().store.write([&](Transaction& t) -> Result<void> {
      const auto now = practice_.clock.now();
      for (const std::string which : {"phone", "key"})
        passkeys::add(t, practice_.practice().id,
                      {.id = make_id<PasskeyId>(), .account = account, .credential = {to_text(account) + which, "its public key", 0, true, true},
                       .name = {"sealed"}, .created = now});
      code_apps::put(t, practice_.practice().id, {account, {"sealed"}, 0, now, {}});
      return {};
    });
    REQUIRE(done.has_value());
  }
  void write(int round) {
    for (std::size_t i = 0; i < clients_.size(); ++i) {
      const auto record = practice_.record_of(clients_[i]);
      const auto goal = make_id<EntryId>();
      const auto rating = practice_.version(make_id<EntryId>(), 1, Kind::goal_rating, example_body(Kind::goal_rating), SeenBy::my_therapist, goal);
      REQUIRE(practice_.write(tokens_[i], record,
                              {{practice_.version(goal, 1, Kind::goal, example_body(Kind::goal), SeenBy::my_therapist), rating}})
                  .has_value());
      if ((static_cast<int>(i) + round) % 2 == 0) REQUIRE(practice_.read(therapist_, record).has_value());
    }
  }
  void sign() {
    practice_.clock.set(Instant{practice_.clock.now().ms + 301'000});
    REQUIRE(make_checkpoint(practice_.practice()).has_value());
  }
  void copy(const std::filesystem::path& to) const {
    const auto connection = open_sqlite({.file = practice_.place.folder / "cairn.db", .access = Access::read_write});
    connection->run_script("VACUUM INTO '" + to.string() + "'");
  }
  AskLedger sight_at(const std::filesystem::path& file) const {
    return [this, file](std::uint64_t from) -> Result<LedgerSight> {
      const auto connection = open_sqlite({.file = file});
      return sight_of(*connection, practice_.practice().id, checkpoint_key(*key_), from);
    };
  }

  TestPractice practice_;
  std::vector<AccountId> clients_;
  std::vector<std::string> tokens_;
  std::string therapist_;
  std::vector<std::filesystem::path> copies_;
  std::optional<PracticeKey> key_;
};

std::unique_ptr<Connection> opened_to_tamper(const std::filesystem::path& file) {
  auto connection = open_sqlite({.file = file, .access = Access::read_write});
  connection->run_script("PRAGMA foreign_keys=OFF; PRAGMA ignore_check_constraints=ON");
  return connection;
}

}  // namespace

TEST_CASE("of a thousand random tamperings, each is found and the first wrong thing is named") {
  const Signed practice;
  const auto connection = opened_to_tamper(practice.copies().back());
  const auto control = practice.look_through(*connection);
  REQUIRE_MESSAGE(!control.wrong, *control.wrong);
  REQUIRE(control.leaves > 256);  // so that stored subtrees are among what is tampered with
  REQUIRE(practice.witness_says(*connection).empty());

  const auto wanted = number_from("CAIRN_TAMPERINGS", 1000);
  std::mt19937_64 random(number_from("CAIRN_SEED", 20261122));
  std::map<std::string, int> found;
  for (std::uint64_t done = 0; done < wanted;) {
    connection->begin_writing();
    const auto tampering = tamper_once(*connection, random);
    if (tampering) {
      ++done;
      ++found[tampering->sort];
      const auto report = practice.look_through(*connection);
      if (tampering->only_a_witness_finds_it) {
        CHECK_MESSAGE(!practice.witness_says(*connection).empty(), tampering->what);
        CHECK_MESSAGE(!report.wrong, "the rest fits together, or this shows nothing of the witness: ", tampering->what, report.wrong.value_or(""));
      } else {
        CHECK_MESSAGE(report.wrong.has_value(), tampering->what);
        const std::string says = report.wrong.value_or("");
        for (const auto& name : tampering->names)
          CHECK_MESSAGE(says.find(name) != std::string::npos, tampering->what, ": ", says, " does not name ", name);
      }
    }
    connection->roll_back();
  }
  for (const auto& [sort, count] : found) MESSAGE(sort, ": ", count);
  CHECK(found.size() == sorts_of_tampering);
  CHECK_FALSE(practice.look_through(*connection).wrong.has_value());
}

TEST_CASE("a second factor that was put in, changed or taken out past the program is found, and whose it is") {
  const Signed practice;
  const auto connection = opened_to_tamper(practice.copies().back());
  const auto who = [&](const char* where) {
    return connection
        ->first(std::string("SELECT lower(hex(account)) FROM accounts WHERE ") + where + " ORDER BY account LIMIT 1", {},
                [](const Row& row) { return std::string(row.text(0)); })
        .value();
  };
  const std::string with = who("account IN (SELECT account FROM passkeys)");
  const std::string without = who("account NOT IN (SELECT account FROM passkeys)");
  const auto added = [](const std::string& account) {
    return "INSERT INTO passkeys SELECT practice, randomblob(16), x'" + account + "', randomblob(32), public_key, sign_count, backup_eligible, "
           "backed_up, name, created, last_used FROM passkeys LIMIT 1";
  };
  const auto one_of = [&](const std::string& table) { return " WHERE account = x'" + with + "'" + (table == "passkeys" ? " AND passkey = (SELECT min(passkey) FROM passkeys WHERE account = x'" + with + "')" : ""); };
  const std::vector<std::pair<std::string, std::string>> changes{
      {added(without), without},
      {added(with), with},
      {"INSERT INTO code_apps SELECT practice, x'" + without + "', secret, last_step, created, last_used FROM code_apps LIMIT 1", without},
      {"UPDATE passkeys SET public_key = x'00'" + one_of("passkeys"), with},
      {"UPDATE passkeys SET credential = x'00'" + one_of("passkeys"), with},
      {"UPDATE code_apps SET secret = x'00'" + one_of("code_apps"), with},
      {"DELETE FROM passkeys" + one_of("passkeys"), with},
      {"DELETE FROM passkeys WHERE account = x'" + with + "'", with},
      {"DELETE FROM code_apps" + one_of("code_apps"), with},
  };
  for (const auto& [sql, account] : changes) {
    connection->begin_writing();
    connection->run_script(sql);
    const std::string says = practice.look_through(*connection).wrong.value_or("");
    CHECK_MESSAGE(says.find("Account " + account) != std::string::npos, sql, ": ", says);
    connection->roll_back();
  }
  connection->run_script("UPDATE passkeys SET sign_count = sign_count + 1, last_used = 5; UPDATE code_apps SET last_step = 9, last_used = 5");
  CHECK_FALSE(practice.look_through(*connection).wrong.has_value());
}

TEST_CASE("the whole database as it was at an earlier checkpoint fits together, and only the witness finds it") {
  const Signed practice;
  for (std::size_t i = 0; i + 1 < practice.copies().size(); ++i) {
    const auto connection = open_sqlite({.file = practice.copies()[i]});
    CHECK_FALSE(practice.look_through(*connection).wrong.has_value());
    CHECK(practice.witness_says(*connection).find("shorter") != std::string::npos);
  }
}
