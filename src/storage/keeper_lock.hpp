// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "base/error.hpp"

namespace cairn {

/// The right to keep house in a data folder: to back it up, rotate its keys or erase somebody. One at a time; a server
/// that runs does not mind it. Ends when this goes or the process dies.
class KeeperLock {
 public:
  /// Errors: `not_found` when there is no such folder; `refused` when another one is at work; `unavailable`.
  static Result<KeeperLock> take(const std::filesystem::path& folder);

  KeeperLock(KeeperLock&& other) noexcept;
  KeeperLock& operator=(KeeperLock&&) = delete;
  KeeperLock(const KeeperLock&) = delete;
  ~KeeperLock();

 private:
  explicit KeeperLock(int handle) : handle_(handle) {}
  int handle_;
};

}  // namespace cairn
