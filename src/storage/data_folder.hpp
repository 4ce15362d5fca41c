// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "base/error.hpp"

namespace cairn {

/// Makes the data folder (mode 0700) and the database's empty file (0600) when they are not there, and flushes what an
/// earlier process left: a killed one may have written what it never flushed, and whoever reads it again answers for
/// it. To be called while nobody has the database open. Answers the database's file. Errors: `unavailable`.
Result<std::filesystem::path> prepared_database_file(const std::filesystem::path& folder);

/// Flushes the folder itself, so that the names of the files in it are safe. Errors: `unavailable`.
Result<void> flush_folder(const std::filesystem::path& folder);

}  // namespace cairn
