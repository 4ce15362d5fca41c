// SPDX-License-Identifier: Apache-2.0
// Backups and restores on a real disk that is full, with more and more room.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "faulty_practice.hpp"
#include "small_disk.hpp"
#include "usecases/backup/make_backup.hpp"

using namespace cairn;
using namespace cairn::faults;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t step = 16 * 1024;

/// What lies on a disk, but for what fills it and the log that SQLite makes and removes.
std::set<std::string> names_on(const SmallDisk& disk) {
  std::set<std::string> names;
  for (const auto& found : fs::directory_iterator(disk.folder)) names.insert(found.path().filename());
  for (const char* name : {"filler", "cairn.db-wal", "cairn.db-shm"}) names.erase(name);
  return names;
}

/// Tries with more and more room until it is done twice; what is refused has to say so and leave nothing new. Answers how often
/// it was refused.
template <class Work, class Check>
int try_with_more_room(const SmallDisk& disk, Work&& work, Check&& check) {
  const auto before = names_on(disk);
  int refused = 0;
  int done = 0;
  for (std::uint64_t left = 0; done < 2; left += std::max(step, left / 8)) {
    REQUIRE(left < (16U << 20U));
    disk.free();
    disk.fill(left);
    const Result<void> answer = work();
    INFO("bytes left: ", left);
    if (answer) {
      ++done;
      check();
      continue;
    }
    ++refused;
    CHECK_MESSAGE(answer.error().kind == ErrorKind::unavailable, answer.error().sentence);
    CHECK_MESSAGE(names_on(disk) == before, answer.error().sentence);
  }
  return refused;
}

/// The backup at its usual place restores to what is stored; both are gone afterwards.
void check_restores(FaultyPractice& faulty, const Stored& stored) {
  REQUIRE(faulty.restore().has_value());
  CHECK(faulty.stored_in_restored() == stored);
  fs::remove_all(faulty.restored());
  fs::remove(faulty.backup_file());
}

bool cannot_mount(const SmallDisk& disk) {
  if (!disk.mounted) MESSAGE("skipped: a small disk cannot be mounted here");
  return !disk.mounted;
}

}  // namespace

TEST_CASE("where the disk of the backups is full, a backup says so and leaves nothing, and with room enough it is whole") {
  const SmallDisk disk;
  if (cannot_mount(disk)) return;
  FaultyPractice faulty;
  faulty.renew();
  REQUIRE(faulty.open().has_value());
  const Stored stored = faulty.stored();
  const fs::path file = disk.folder / "today";
  const int refused = try_with_more_room(
      disk,
      [&]() -> Result<void> {
        const auto made = make_backup(faulty.place().folder, faulty.place().key_file, file, SystemClock());
        return made ? Result<void>{} : std::unexpected(made.error());
      },
      [&] {
        fs::copy(file, faulty.backup_file());
        check_restores(faulty, stored);
        fs::remove(file);
      });
  CHECK(refused > 3);
  CHECK(faulty.stored() == stored);
}

TEST_CASE("where the disk of the practice is full, a backup says so and leaves nothing, and with room enough it is whole") {
  const SmallDisk disk;
  if (cannot_mount(disk)) return;
  FaultyPractice faulty;
  faulty.renew(Left::by_a_kill);
  fs::copy(faulty.place().folder, disk.folder, fs::copy_options::recursive);
  REQUIRE(faulty.open().has_value());
  const Stored stored = faulty.stored();
  const int refused = try_with_more_room(
      disk,
      [&]() -> Result<void> {
        const auto made = make_backup(disk.folder, faulty.place().key_file, faulty.backup_file(), SystemClock());
        CHECK(fs::exists(faulty.backup_file()) == made.has_value());
        return made ? Result<void>{} : std::unexpected(made.error());
      },
      [&] { check_restores(faulty, stored); });
  CHECK(refused > 3);
}

TEST_CASE("where the disk of a restore is full, it says so and leaves nothing, and with room enough all is there") {
  const SmallDisk disk;
  if (cannot_mount(disk)) return;
  FaultyPractice faulty;
  faulty.renew();
  REQUIRE(faulty.open().has_value());
  const Stored stored = faulty.stored();
  REQUIRE(faulty.backup().has_value());
  const RestoreWish wish{.from = faulty.backup_file(), .data = disk.folder / "restored", .key_file = faulty.place().key_file};
  const int refused = try_with_more_room(
      disk,
      [&]() -> Result<void> {
        const auto done = restore_backup(wish, SystemClock());
        return done ? Result<void>{} : std::unexpected(done.error());
      },
      [&] {
        disk.free();
        fs::copy(wish.data, faulty.restored(), fs::copy_options::recursive);
        CHECK(faulty.stored_in_restored() == stored);
        fs::remove_all(faulty.restored());
        fs::remove_all(wish.data);
      });
  CHECK(refused > 3);
}
