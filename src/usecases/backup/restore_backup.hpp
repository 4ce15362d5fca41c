// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/time.hpp"
#include "usecases/backup/make_backup.hpp"

namespace cairn {

/// What to restore, and how.
struct RestoreWish {
  std::filesystem::path from;
  std::filesystem::path data;             ///< a folder that is not there yet, or an empty one; not looked at when only verifying
  std::filesystem::path key_file;
  bool only_verify = false;               ///< check everything, leave nothing
  std::optional<Instant> until{};         ///< entries and access logs as they stood then
  std::vector<std::filesystem::path> erased{};  ///< lists of erasures, or data folders that hold one
};

/// What a restore found and did.
struct Restored {
  Instant made;                ///< when the backup was made
  std::uint64_t records = 0;   ///< whose key opened
  std::uint64_t entries = 0;   ///< versions whose body opened
  std::uint64_t texts = 0;     ///< names and the like that opened
  std::int64_t cut_entries = 0;
  std::int64_t cut_lines = 0;
  std::uint64_t erased = 0;    ///< erasures in the lists
  std::int64_t erased_again = 0;  ///< things that the backup still held and the lists say are erased
  std::int64_t sessions = 0;   ///< ended
  std::int64_t invitations = 0;  ///< closed
};

/// Opens a backup into a new data folder, or only checks it. Everything happens in a folder of its own beside the new
/// one, which gets its name only when every chunk, page, reference, key, body and name was found right; erasures on the
/// lists were carried out again, later tails cut, sessions and invitations ended. A folder that holds data is never
/// touched. What a restore that was killed left in that place is cleared away first. The list beside the key file is
/// always taken. Errors: `refused` when the new folder is not empty, for another key or a newer format or schema;
/// `invalid` for a damaged backup or list; `not_found`; `unavailable`. Nothing is left then, but where removing fails
/// too, and that the next restore clears away.
Result<Restored> restore_backup(const RestoreWish& wish, const Clock& clock, const StepProgress& progress = {});

}  // namespace cairn
