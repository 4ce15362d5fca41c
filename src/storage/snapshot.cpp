// SPDX-License-Identifier: Apache-2.0
#include "storage/snapshot.hpp"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <string>
#include <string_view>
#include <thread>

#include "base/file.hpp"
#include "storage/sqlite_session.hpp"

namespace cairn {
namespace {

namespace fs = std::filesystem;

constexpr int pages_at_a_time = 2048;

std::unexpected<Error> could_not(std::string_view what, int code) {
  const bool damaged = (code & 0xFF) == SQLITE_CORRUPT;  // SQLite says so of a disk that does not read, too
  return fail(ErrorKind::unavailable, "",
              "The database could not be " + std::string(what) + ": " + std::string(sqlite3_errstr(code)) +
                  (damaged ? ", or its disk cannot be read." : "."));
}

/// Whether a line of SQLite's look through the pages tells of a page that the disk did not give.
bool tells_of_disk(std::string_view line) {
  constexpr std::string_view before = "error code=";
  const auto at = line.find(before);
  if (at == std::string_view::npos) return false;
  const auto number = line.substr(at + before.size());
  int code = 0;
  std::from_chars(number.data(), number.data() + number.size(), code);
  return (code & 0xFF) == SQLITE_IOERR;
}

/// Copies page by page. The source holds one snapshot open, so that nobody's writing makes the copy begin again.
void copy_pages(SQLite::Database& from, SQLite::Database& to, const Progress& progress) {
  from.exec("BEGIN");
  const auto page = static_cast<std::uint64_t>(from.execAndGet("PRAGMA page_size").getInt64());
  static_cast<void>(from.execAndGet("SELECT count(*) FROM sqlite_schema"));
  SQLite::Backup copy(to, from);
  for (bool more = true; more;) {
    const int code = copy.executeStep(pages_at_a_time);
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_BUSY && code != SQLITE_LOCKED)
      throw SQLite::Exception("copying", code);
    more = code != SQLITE_DONE;
    const auto all = static_cast<std::uint64_t>(copy.getTotalPageCount());
    const auto left = static_cast<std::uint64_t>(copy.getRemainingPageCount());
    if (progress) progress((all - left) * page, all * page);
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

}  // namespace

CopyScaffold::CopyScaffold(const fs::path& file)
    : files_{file, file.string() + "-wal", file.string() + "-shm", file.string() + "-journal"} {}

CopyScaffold::~CopyScaffold() {
  if (!kept_) clear();
}

void CopyScaffold::clear() const noexcept {
  std::error_code ignored;
  for (const fs::path& one : files_) fs::remove(one, ignored);
}

Result<void> copy_database(const fs::path& folder, const fs::path& into, const Progress& progress) {
  const fs::path file = folder / "cairn.db";
  std::error_code ignored;
  if (!fs::exists(file, ignored) || fs::file_size(file, ignored) == 0)
    return fail(ErrorKind::not_found, "", "There is no practice in the data folder " + folder.string() + ".");
  CopyScaffold unless_whole(into);
  unless_whole.keep();  // what is there already is not ours
  if (auto made = File::to_make(into); !made) return std::unexpected(made.error());
  unless_whole.keep(false);
  try {
    SQLite::Database from(file.string(), SQLite::OPEN_READWRITE, 5000);  // a reader alone could not open a log that was left
    SQLite::Database to(into.string(), SQLite::OPEN_READWRITE);
    to.exec("PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF;");
    copy_pages(from, to, progress);
    static_cast<void>(to.execAndGet("PRAGMA journal_mode=DELETE"));  // the copy stands alone, whatever the original does
  } catch (const SQLite::Exception& fault) {
    return could_not("copied", std::max(fault.getExtendedErrorCode(), fault.getErrorCode()));
  }
  unless_whole.keep();
  return {};
}

Result<void> check_database(Session& session, Look look) {
  std::string found;
  session.each(look == Look::pages ? "PRAGMA quick_check(1)" : "PRAGMA integrity_check(1)", {}, [&](const Row& row) {
    if (tells_of_disk(row.text(0))) throw StorageFailure(StorageFailure::Cause::disk, "a page could not be read");
    if (row.text(0) != "ok") found = row.text(0);
  });
  if (found.empty() && look == Look::everything)
    session.each("PRAGMA foreign_key_check", {}, [&](const Row& row) {
      if (found.empty()) found = "a row of " + std::string(row.text(0)) + " points to nothing in " + std::string(row.text(2));
    });
  if (found.empty()) return {};
  return fail(ErrorKind::invalid, "", "The database is not in order: " + found + ".");
}

Result<void> empty_log(const fs::path& folder, int longest_ms) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(longest_ms);
  try {
    const auto connection = open_sqlite({.file = folder / "cairn.db", .access = Access::read_write});
    for (;;) {
      std::int64_t busy = 1;
      connection->each("PRAGMA wal_checkpoint(TRUNCATE)", {}, [&](const Row& row) { busy = row.number(0); });
      if (busy == 0) return {};
      if (std::chrono::steady_clock::now() > until) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  } catch (const StorageFailure& failure) {
    return fail(ErrorKind::unavailable, "", std::string("The write-ahead log could not be emptied: ") + failure.what() + ".");
  }
  return fail(ErrorKind::unavailable, "", "The write-ahead log could not be emptied: somebody reads all the time. Do the same again soon.");
}

}  // namespace cairn
