// SPDX-License-Identifier: Apache-2.0
#include "storage/keeper_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <utility>

namespace cairn {

Result<KeeperLock> KeeperLock::take(const std::filesystem::path& folder) {
  const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return fail(ErrorKind::not_found, "", "There is no data folder " + folder.string() + ".");
  KeeperLock lock(handle);
  if (::flock(handle, LOCK_EX | LOCK_NB) != 0)
    return fail(ErrorKind::refused, "", "Another backup, rotation or erasure is at work in " + folder.string() +
                                            ". Wait until it is done.");
  return lock;
}

KeeperLock::KeeperLock(KeeperLock&& other) noexcept : handle_(std::exchange(other.handle_, -1)) {}

KeeperLock::~KeeperLock() {
  if (handle_ >= 0) ::close(handle_);
}

}  // namespace cairn
