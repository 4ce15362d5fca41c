// SPDX-License-Identifier: Apache-2.0
// Every call to the disk and every piece of memory fails once, and from there on, while a backup is made.
#include <doctest/doctest.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <new>
#include <optional>
#include <set>

#include "faulty_practice.hpp"
#include "sweep.hpp"
#include "usecases/backup/make_backup.hpp"

using namespace cairn;
using namespace cairn::faults;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max() / 2;
constexpr std::int64_t every = 1000;
constexpr std::int64_t some = 7;

/// Each i is tried of these: the call fails once, or the disk is full from there on. The rest are other ways for the same call
/// to fail, and of each of those 21 places will do.
bool is_swept_whole(const Fault& fault) {
  return (fault.error == EIO && !fault.goes_on) || (fault.call == Call::write && fault.error == ENOSPC && fault.goes_on);
}

/// What goes on beside the backup.
enum class Server { runs, was_killed };

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& found : fs::directory_iterator(folder)) names.insert(found.path().filename());
  return names;
}

/// Nothing lies about: the data folder holds what is a practice's, the backups' folder the backup or nothing.
void check_tidy(const FaultyPractice& faulty, bool made) {
  static const std::set<std::string> own = {"cairn.db", "cairn.db-wal", "cairn.db-shm", "cairn.reserve"};
  for (const std::string& name : names_in(faulty.place().folder)) CHECK_MESSAGE(own.contains(name), name);
  const std::set<std::string> backups = made ? std::set<std::string>{faulty.backup_file().filename()} : std::set<std::string>{};
  CHECK(names_in(faulty.backup_file().parent_path()) == backups);
}

/// A backup that was made restores to what is stored.
void check_restores(FaultyPractice& faulty, const Stored& stored) {
  const auto restored = faulty.restore();
  REQUIRE_MESSAGE(restored.has_value(), restored.error().sentence);
  CHECK(faulty.stored_in_restored() == stored);
}

/// Runs with a fault in it. Nothing when memory ran out and that was all there was to say.
std::optional<Result<void>> run_with(FaultyPractice& faulty, Result<void> (FaultyPractice::*run)(), const Fault& fault, std::int64_t i) {
  fail_at(fault, i, faulty.folder());
  std::optional<Result<void>> done;
  try {
    done = (faulty.*run)();
  } catch (const std::bad_alloc&) {
  }
  return done;
}

/// The practice as a backup finds it.
void set_up(FaultyPractice& faulty, Server server) {
  faulty.renew(server == Server::runs ? Left::closed : Left::by_a_kill);
  if (server == Server::runs) REQUIRE(faulty.open().has_value());
}

/// One trial of a backup: the i-th such call fails.
void try_backup(FaultyPractice& faulty, Server server, const Stored& stored, const Fault& fault, std::int64_t i) {
  set_up(faulty, server);
  const auto done = run_with(faulty, &FaultyPractice::backup, fault, i);
  const bool failed = stop_failing();
  const bool made = done && *done;
  INFO(told(fault, i), std::string(server == Server::runs ? "" : ", after a kill"));
  if (done && !*done) check_honest(done->error());
  if (!done) CHECK(fault.goes_on);
  if (!failed || may_not_be_noticed(fault)) CHECK(made);
  // What closing a killed one's log flushes is no part of the backup.
  if (failed && fault.call == Call::flush && server == Server::runs) CHECK_FALSE(made);
  CHECK(faulty.stops() == 0);  // what is flushed here is no part of the store
  if (fault.call != Call::unlink) check_tidy(faulty, made);
  CHECK(fs::exists(faulty.backup_file()) == made);
  if (made) check_restores(faulty, stored);

  faulty.close();
  REQUIRE(faulty.open().has_value());
  CHECK(faulty.stored() == stored);
  fs::remove(faulty.backup_file());
  const auto again = faulty.backup();
  CHECK_MESSAGE(again.has_value(), again.error().sentence);
  check_tidy(faulty, true);
}

/// Has the chosen calls of one sort fail, in thirds of at most `part`.
void sweep_backup(FaultyPractice& faulty, Server server, const Fault& fault, std::int64_t part) {
  set_up(faulty, server);
  REQUIRE(run_with(faulty, &FaultyPractice::backup, fault, never)->has_value());
  stop_failing();
  const std::int64_t all = calls_made();
  CHECK_MESSAGE(all > 0, told(fault, all));
  faulty.close();
  REQUIRE(faulty.open().has_value());
  const Stored stored = faulty.stored();
  for (const std::int64_t i : chosen_of(all, part)) try_backup(faulty, server, stored, fault, i);
}

/// Nothing lies beside the practice, its key and its backups but the restored folder.
void check_beside(const FaultyPractice& faulty, bool restored) {
  std::set<std::string> names = {"backups", "data", "practice.key"};
  if (restored) names.insert(faulty.restored().filename());
  CHECK(names_in(faulty.folder()) == names);
}

/// Whether the flush is one without which nothing was restored: of the file that was unpacked, the first, and of the folder and
/// the one it lies in, the last two. In between the database flushes what it may flush again.
bool must_be_flushed(const Fault& fault, std::int64_t i, std::int64_t all) {
  return fault.call == Call::flush && (i == 1 || i >= all - 1);
}

/// One trial of a restore: the i-th of `all` such calls fails.
void try_restore(FaultyPractice& faulty, const Stored& stored, const Fault& fault, std::int64_t i, std::int64_t all) {
  fs::remove_all(faulty.restored());
  const auto done = run_with(faulty, &FaultyPractice::restore, fault, i);
  const bool failed = stop_failing();
  const bool made = done && *done;
  INFO(told(fault, i));
  if (done && !*done) check_honest(done->error());
  if (!done) CHECK(fault.goes_on);
  if (!failed || may_not_be_noticed(fault)) CHECK(made);
  if (must_be_flushed(fault, i, all)) CHECK_FALSE(made);
  // Where removing fails, or all memory is gone, the folder stays for the next restore to clear away.
  if (fault.call != Call::unlink && (fault.call != Call::memory || !fault.goes_on)) check_beside(faulty, made);
  CHECK(fs::exists(faulty.restored()) == made);
  if (made) CHECK(faulty.stored_in_restored() == stored);
  fs::remove_all(faulty.restored());
  const auto again = faulty.restore();
  REQUIRE_MESSAGE(again.has_value(), again.error().sentence);
  check_beside(faulty, true);
}

void sweep_restore(FaultyPractice& faulty, const Stored& stored, const Fault& fault, std::int64_t part) {
  fs::remove_all(faulty.restored());
  REQUIRE(run_with(faulty, &FaultyPractice::restore, fault, never)->has_value());
  stop_failing();
  const std::int64_t all = calls_made();
  for (const std::int64_t i : chosen_of(all, part)) try_restore(faulty, stored, fault, i, all);
}

/// A backup of a practice that is closed; what is stored in it.
Stored set_up_restore(FaultyPractice& faulty) {
  set_up(faulty, Server::runs);
  REQUIRE(faulty.backup().has_value());
  const Stored stored = faulty.stored();
  faulty.close();
  return stored;
}

}  // namespace

TEST_CASE("every call to the disk fails while a backup is made: an honest error and no half of it, or a backup that restores") {
  FaultyPractice faulty;
  for (const Fault& fault : disk_faults()) {
    sweep_backup(faulty, Server::runs, fault, is_swept_whole(fault) ? every : some);
    if (is_swept_whole(fault)) sweep_backup(faulty, Server::was_killed, fault, every);
  }
}

TEST_CASE("memory is missing at 120 places while a backup is made: an honest error and no half of it, or a backup that restores") {
  FaultyPractice faulty;  // a backup takes memory some 4,000 times
  for (const Server server : {Server::runs, Server::was_killed})
    for (const bool goes_on : {false, true}) sweep_backup(faulty, server, {Call::memory, 0, goes_on}, 40);
}

TEST_CASE("every call to the disk fails while a backup is restored: an honest error and no folder, or all of it") {
  FaultyPractice faulty;
  const Stored stored = set_up_restore(faulty);
  for (const Fault& fault : disk_faults()) sweep_restore(faulty, stored, fault, is_swept_whole(fault) ? every : some);
}

TEST_CASE("memory is missing at 36 places while a backup is restored: an honest error and no folder, or all of it") {
  FaultyPractice faulty;
  const Stored stored = set_up_restore(faulty);
  for (const bool goes_on : {false, true}) sweep_restore(faulty, stored, {Call::memory, 0, goes_on}, 12);
}

TEST_CASE("what a restore left that was killed is cleared away by the next one into the same place") {
  FaultyPractice faulty;
  const Stored stored = set_up_restore(faulty);
  // A file that may not grow kills it in the middle of writing.
  const std::string command = "ulimit -c 0; ulimit -f 64; exec " CAIRN_PROGRAM " restore --from " + faulty.backup_file().string() +
                              " --key-file " + faulty.place().key_file.string() + " --data " + faulty.restored().string() + " 2>&1";
  CHECK(std::system(("(" + command + ") >/dev/null").c_str()) != 0);
  CHECK(names_in(faulty.folder()).size() == 4);  // a control: it did leave something
  CHECK_FALSE(fs::exists(faulty.restored()));
  REQUIRE(faulty.restore().has_value());
  check_beside(faulty, true);
  CHECK(faulty.stored_in_restored() == stored);
}

TEST_CASE("a file that came under the backup's name while it was made is not written over, whether the disk knows links or not") {
  FaultyPractice faulty;
  for (const bool knows_links : {true, false}) {
    faulty.renew();
    const auto made = make_backup(faulty.place().folder, faulty.place().key_file, faulty.backup_file(), SystemClock(),
                                  [&](std::string_view step, std::uint64_t, std::uint64_t) {
                                    if (step != "reading back") return;
                                    std::ofstream(faulty.backup_file()) << "somebody's";
                                    if (!knows_links) fail_at({Call::name, EPERM, false}, 1, faulty.folder());
                                  });
    stop_failing();
    REQUIRE_FALSE(made.has_value());
    if (knows_links) CHECK(made.error().kind == ErrorKind::refused);
    CHECK(fs::file_size(faulty.backup_file()) == 10);
    check_tidy(faulty, true);
  }
}
