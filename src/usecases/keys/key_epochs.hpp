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

/// One epoch of a practice's key.
struct EpochView {
  std::string id;                 ///< 16 hexadecimal digits
  bool in_file = false;           ///< the key file holds it
  bool current = false;           ///< new things are sealed under it
  std::optional<Instant> began{}; ///< nothing: with the practice
  std::int64_t record_keys = 0;   ///< wrapped under it now
  std::int64_t texts = 0;         ///< names and the like sealed under it now
};

/// All epochs that the key file holds or that something in the database is sealed under, the current one first. Errors:
/// those of the key file and the store.
Result<std::vector<EpochView>> list_epochs(const std::filesystem::path& data, const std::filesystem::path& key_file);

/// What a rotation did.
struct Rotated {
  std::string epoch;         ///< the one in use now
  bool resumed = false;      ///< an earlier rotation was cut off, and this one finished it
  std::int64_t record_keys = 0;
  std::int64_t texts = 0;
};

/// Gives the practice's key a new epoch and seals anew under it everything that other epochs sealed: record keys are
/// wrapped again (no entry is touched), names and the like sealed again; in small batches beside a server that reads and
/// writes, and takes over the new epoch by itself. May be cut off anywhere: nothing is ever unreadable, and the next call
/// goes on. Errors: `refused` when another one keeps house, the key is another practice's or the key file is full;
/// `invalid` with the first thing that does not open, when all others are done; those of the key file and the store.
Result<Rotated> rotate_key(const std::filesystem::path& data, const std::filesystem::path& key_file, const Clock& clock,
                           const StepProgress& progress = {});

/// Takes an earlier epoch out of the key file, for good: every backup made under it can never be opened again with this
/// file. Errors: `refused` when it is in use, when something is sealed under it, or within a minute after the rotation;
/// `not_found`; those of the key file and the store.
Result<void> forget_epoch(const std::filesystem::path& data, const std::filesystem::path& key_file, const std::string& epoch,
                          const Clock& clock);

}  // namespace cairn
