// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>

#include "base/error.hpp"
#include "storage/session.hpp"

namespace cairn {

/// Hears how far a long work is: `done` of `all`, in bytes or in things.
using Progress = std::function<void(std::uint64_t done, std::uint64_t all)>;

/// A copy of a database that lies somewhere for a while. It goes with this, and so does what SQLite keeps beside it: another
/// copy of that name would take a log that was left for its own.
class CopyScaffold {
 public:
  explicit CopyScaffold(const std::filesystem::path& file);
  CopyScaffold(const CopyScaffold&) = delete;
  CopyScaffold& operator=(const CopyScaffold&) = delete;
  ~CopyScaffold();
  const std::filesystem::path& path() const { return files_.front(); }
  void keep(bool kept = true) { kept_ = kept; }
  /// Removes what a run that was cut off left there.
  void clear() const noexcept;

 private:
  std::array<std::filesystem::path, 4> files_;
  bool kept_ = false;
};

/// Copies a data folder's database as it stands at one moment into a new file (mode 0600), while others read and write.
/// The copy is one file of its own, with no log beside it. Errors: `not_found` when there is no database in the folder;
/// `unavailable` when it cannot be read or the copy not be written; nothing is left then.
Result<void> copy_database(const std::filesystem::path& folder, const std::filesystem::path& into, const Progress& progress = {});

/// How closely a database is looked at.
enum class Look {
  pages,      ///< SQLite's quick_check: every page and row is whole
  everything  ///< integrity_check and foreign_key_check: indexes agree with their tables, too, and references with rows
};

/// Whether a database is in order. Errors: `invalid` with what SQLite found first (names of tables, never content).
/// Throws `StorageFailure` when the disk does not give a page.
Result<void> check_database(Session& session, Look look = Look::everything);

/// Carries the write-ahead log over into the database and cuts it to nothing, so that no older page stays in it. Waits up
/// to `longest_ms` for those who still read. Errors: `unavailable`.
Result<void> empty_log(const std::filesystem::path& folder, int longest_ms = 30'000);

}  // namespace cairn
