// SPDX-License-Identifier: Apache-2.0
#include "storage/keeper_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace cairn {
namespace {

std::unexpected<Error> could_not(const std::filesystem::path& folder, std::string_view what, int number) {
  return fail(ErrorKind::unavailable, "",
              "The data folder " + folder.string() + " could not be " + std::string(what) + ": " + std::generic_category().message(number) + ".");
}

}  // namespace

Result<KeeperLock> KeeperLock::take(const std::filesystem::path& folder) {
  const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0 && errno != ENOENT && errno != ENOTDIR) return could_not(folder, "opened", errno);
  if (handle < 0) return fail(ErrorKind::not_found, "", "There is no data folder " + folder.string() + ".");
  KeeperLock lock(handle);
  if (::flock(handle, LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK) return could_not(folder, "locked", errno);
  return fail(ErrorKind::refused, "", "Another backup, rotation or erasure is at work in " + folder.string() +
                                            ". Wait until it is done.");
}

KeeperLock::KeeperLock(KeeperLock&& other) noexcept : handle_(std::exchange(other.handle_, -1)) {}

KeeperLock::~KeeperLock() {
  if (handle_ >= 0) ::close(handle_);
}

}  // namespace cairn
