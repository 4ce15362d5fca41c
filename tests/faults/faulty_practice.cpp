// SPDX-License-Identifier: Apache-2.0
#include "faulty_practice.hpp"

#include "domain/reflection.hpp"
#include "storage/sign_in_sessions.hpp"
#include "usecases/backup/make_backup.hpp"

namespace cairn::faults {

namespace fs = std::filesystem;

FaultyPractice::FaultyPractice() : root_(fs::temp_directory_path() / ("cairn-fault-" + to_text(make_id<EntryId>()))) {
  const auto link = invite_first_administrator(first_.practice()).value().link;
  const auto door = admit(first_.practice(), Deed::take_invitation, "");
  REQUIRE(accept_invitation(first_.practice(), *door, link.substr(link.rfind('/') + 1),
                            {Personal<200>("admin"), Personal<1024>(password), Line("Administrator"), false}, {})
              .has_value());
  const AccountId client = first_.add(Role::client, "Client");
  record_ = first_.record_of(client);
  token_ = first_.enter(client);
  first_.store().stop();
  place_ = first_.place;
  closed_ = first_.place.folder;
  killed_ = closed_.string() + "-killed";
  place_.folder = root_ / "data";
  place_.key_file = root_ / "practice.key";
  backup_file_ = root_ / "backups" / "today";
  restore_wish_ = {.from = backup_file_, .data = root_ / "restored", .key_file = place_.key_file};
  place_.readers = 1;
  place_.stop_process = [this](std::string_view) { ++stops_; };
  renew();
  REQUIRE(open().has_value());
  REQUIRE(append().has_value());
  fs::copy(place_.folder, killed_, fs::copy_options::recursive);  // as a kill would leave it: the log is not carried over
  REQUIRE(fs::file_size(killed_ / "cairn.db-wal") > 0);
}

FaultyPractice::~FaultyPractice() {
  close();
  fs::remove_all(root_);
}

void FaultyPractice::renew(Left left) {
  close();
  fs::remove_all(root_);
  fs::create_directories(backup_file_.parent_path());
  fs::copy(first_.place.key_file, place_.key_file);
  fs::copy(left == Left::closed ? closed_ : killed_, place_.folder, fs::copy_options::recursive);
  stops_ = 0;
}

Result<void> FaultyPractice::open() {
  auto opened = OpenPractice::open(place_, first_.clock);
  if (!opened) return std::unexpected(opened.error());
  open_ = std::move(*opened);
  return {};
}

Result<void> FaultyPractice::append() {
  AppendRequest request;
  for (int i = 0; i < 2; ++i) {
    Reflection reflection;
    reflection.text = Prose(typed + std::string(300, 'x'));
    request.entries.push_back({make_id<EntryId>(), 1, Kind::reflection, {}, first_.clock.now(), SeenBy::only_me, RawJson{to_json(reflection)}});
  }
  const auto door = admit(practice(), Deed::write_entries, token_, record_);
  if (!door) return std::unexpected(door.error());
  const auto answer = cairn::append(practice(), *door, request);
  return answer ? Result<void>{} : std::unexpected(answer.error());
}

Result<void> FaultyPractice::sign_in() {
  const auto door = admit(practice(), Deed::sign_in, "");
  if (!door) return std::unexpected(door.error());
  const auto in = cairn::sign_in(practice(), *door, {Personal<200>("admin"), Personal<1024>(password), {}, false}, {.device = "Firefox on Linux"});
  return in ? Result<void>{} : std::unexpected(in.error());
}

Result<void> FaultyPractice::read() {
  const auto door = admit(practice(), Deed::read_entries, token_, record_);
  if (!door) return std::unexpected(door.error());
  const auto page = read_entries(practice(), *door, "");
  return page ? Result<void>{} : std::unexpected(page.error());
}

Result<void> FaultyPractice::backup() {
  const auto made = make_backup(place_.folder, place_.key_file, backup_file_, first_.clock);
  return made ? Result<void>{} : std::unexpected(made.error());
}

Result<void> FaultyPractice::restore() {
  const auto done = restore_backup(restore_wish_, first_.clock);
  return done ? Result<void>{} : std::unexpected(done.error());
}

void FaultyPractice::forget_tries() {
  const auto done = practice().store.write([](Transaction& transaction) -> Result<void> {
    transaction.execute("DELETE FROM tries", {});
    return {};
  });
  REQUIRE(done.has_value());
}

Stored FaultyPractice::stored() {
  const auto whole = practice().store.read([&](Session& session) -> Result<std::string> {
    return *session.first("PRAGMA integrity_check", {}, [](const Row& row) { return std::string(row.text(0)); });
  });
  CHECK(whole == "ok");
  return counts();
}

Stored FaultyPractice::counts() { return counts_in(*open_); }

Stored FaultyPractice::stored_in_restored() const {
  PracticePlace place = place_;
  place.folder = restored();
  const auto opened = OpenPractice::open(place, first_.clock);
  REQUIRE_MESSAGE(opened.has_value(), opened.error().sentence);
  return counts_in(**opened);
}

Stored FaultyPractice::counts_in(const OpenPractice& open) {
  const auto found = open.practice().store.read([&](Session& session) -> Result<Stored> {
    const auto count = [&](const char* sql) { return *session.first(sql, {}, [](const Row& row) { return row.number(0); }); };
    return Stored{count("SELECT count(*) FROM entries"), count("SELECT count(*) FROM access_log"),
                  count("SELECT count(*) FROM sign_in_sessions")};
  });
  REQUIRE_MESSAGE(found.has_value(), found.error().sentence);
  return *found;
}

}  // namespace cairn::faults
