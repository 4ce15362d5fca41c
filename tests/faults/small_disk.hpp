// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>
#include <sys/mount.h>
#include <sys/statvfs.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/id.hpp"

namespace cairn::faults {

/// A folder of its own for one test; whoever takes it removes it.
inline std::filesystem::path fresh_folder() {
  const auto temporary = std::filesystem::canonical(std::filesystem::temp_directory_path());
  const auto folder = temporary / ("cairn-served-" + to_text(make_id<EntryId>()));
  std::filesystem::create_directories(folder);
  return folder;
}

/// A small disk of its own, where this machine lets us mount one.
struct SmallDisk {
  std::filesystem::path folder = fresh_folder();
  bool mounted = ::mount("none", folder.c_str(), "tmpfs", 0, "size=24m,mode=700") == 0;
  SmallDisk() = default;
  ~SmallDisk() {
    if (mounted) ::umount(folder.c_str());
    std::filesystem::remove_all(folder);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  /// Leaves so many bytes free.
  void fill(std::uint64_t leave) const {
    struct statvfs now {};
    REQUIRE(::statvfs(folder.c_str(), &now) == 0);
    const std::uint64_t free = now.f_bavail * now.f_bsize;
    if (free <= leave) return;
    std::ofstream(folder / "filler", std::ios::binary | std::ios::app) << std::string(free - leave, 'f') << std::flush;
  }
  void free() const { std::filesystem::remove(folder / "filler"); }
};

}  // namespace cairn::faults
