// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "base/error.hpp"
#include "storage/keeper_lock.hpp"

namespace cairn {

/// A new name, in `parent`, for the folder that a restore works in until it is done.
std::filesystem::path new_restore_folder(const std::filesystem::path& parent);

/// Makes that folder, for its owner only, and holds it as long as the answer lives. Errors: `unavailable`.
Result<KeeperLock> make_restore_folder(const std::filesystem::path& folder);

/// Removes what restores that were killed left in `parent`: folders of such a name that are ours and that nobody holds.
/// What cannot be removed stays.
void clear_restore_folders(const std::filesystem::path& parent);

}  // namespace cairn
