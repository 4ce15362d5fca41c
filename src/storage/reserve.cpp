// SPDX-License-Identifier: Apache-2.0
#include "storage/reserve.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cairn {

Reserve::Reserve(const std::filesystem::path& folder, std::int64_t bytes) : file_(folder / "cairn.reserve"), bytes_(bytes) {}

bool Reserve::hold() noexcept {
  if (held_ || bytes_ == 0) return true;
  const int opened = ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (opened < 0) return false;
  held_ = ::posix_fallocate(opened, 0, bytes_) == 0;
  ::close(opened);
  if (!held_) ::unlink(file_.c_str());  // a part of it helps nobody here, and the space may help somebody else
  return held_;
}

bool Reserve::left_behind() const noexcept { return ::access(file_.c_str(), F_OK) == 0; }

void Reserve::give_back() noexcept {
  ::unlink(file_.c_str());
  held_ = false;
}

}  // namespace cairn
