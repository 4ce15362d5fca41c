// SPDX-License-Identifier: Apache-2.0
#include "usecases/backup/restore_folder.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "base/id.hpp"

namespace cairn {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view beginning = ".cairn-restore-";

bool is_such_a_name(std::string_view name) {
  return name.starts_with(beginning) && name.size() == beginning.size() + 32 &&
         std::ranges::all_of(name.substr(beginning.size()), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// A real folder, no link to one, that belongs to whoever runs this.
bool is_our_folder(const fs::path& path) {
  struct stat about {};
  return ::lstat(path.c_str(), &about) == 0 && S_ISDIR(about.st_mode) && about.st_uid == ::geteuid();
}

}  // namespace

fs::path new_restore_folder(const fs::path& parent) { return parent / (std::string(beginning) + to_text(make_id<EntryId>())); }

Result<KeeperLock> make_restore_folder(const fs::path& folder) {
  if (::mkdir(folder.c_str(), S_IRWXU) != 0)
    return fail(ErrorKind::unavailable, "", folder.string() + " could not be made: " + std::generic_category().message(errno) + ".");
  auto held = KeeperLock::take(folder);
  if (held || held.error().kind == ErrorKind::unavailable) return held;
  return fail(ErrorKind::unavailable, "", "Another restore began at the same moment, in the same place. Do the same again.");
}

void clear_restore_folders(const fs::path& parent) {
  std::error_code ignored;
  std::vector<fs::path> found;
  for (fs::directory_iterator one(parent, ignored), end; !ignored && one != end; one.increment(ignored))
    if (is_such_a_name(one->path().filename().string()) && is_our_folder(one->path())) found.push_back(one->path());
  for (const fs::path& folder : found)
    if (const auto nobody_works = KeeperLock::take(folder)) fs::remove_all(folder, ignored);
}

}  // namespace cairn
