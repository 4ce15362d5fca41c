// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/time.hpp"

namespace cairn {

/// Hears how far a long work is: which step, and `done` of `all` in it.
using StepProgress = std::function<void(std::string_view step, std::uint64_t done, std::uint64_t all)>;

/// What a backup came to.
struct BackupMade {
  Instant made;                     ///< everything acknowledged before this moment is in it
  std::uint64_t database_bytes = 0;
  std::uint64_t file_bytes = 0;
  std::string epoch;                ///< of the practice key that opens it, 16 hexadecimal digits
};

/// Backs up a data folder's database into a new file, sealed under the practice key's current epoch, while a server may
/// be reading and writing. The file is written beside its name (`.part`), flushed, read back whole from the disk
/// and compared, and only then given its name. Needs as much free space again in the data folder while it works.
/// Errors: `not_found` when there is no practice or no key; `refused` when the file is there already, lies in the data
/// folder, the key is another practice's, or another one keeps house; `invalid` when the database is damaged;
/// `unavailable` for the disk's own troubles and for a lack of memory. Nothing is left then, but where removing fails too,
/// and that the next backup clears away.
Result<BackupMade> make_backup(const std::filesystem::path& data, const std::filesystem::path& key_file,
                               const std::filesystem::path& to, const Clock& clock, const StepProgress& progress = {});

}  // namespace cairn
