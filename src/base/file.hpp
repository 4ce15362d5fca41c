// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

#include "base/error.hpp"

namespace cairn {

/// A file of the operating system, closed when this goes. Errors name the file and the system's reason.
class File {
 public:
  /// Opens a file to read. Errors: `not_found`, `unavailable`; `refused` when it is no plain file.
  static Result<File> to_read(const std::filesystem::path& path);

  /// Makes a new file (mode 0600). Errors: `refused` when it is there already; `unavailable`.
  static Result<File> to_make(const std::filesystem::path& path);

  /// Opens a file to write at its end, or makes it (mode 0600). Errors: `unavailable`.
  static Result<File> to_extend(const std::filesystem::path& path);

  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File();

  /// The next bytes; fewer than there is room for only at the end. Errors: `unavailable`.
  Result<std::size_t> read(std::span<char> into) const;

  /// All of the bytes. Errors: `unavailable`, in other words when the disk is full.
  Result<void> write(std::string_view bytes) const;

  /// Returns when what was written is on the disk. Errors: `unavailable`.
  Result<void> sync() const;

  /// Asks the system to read what comes from the disk itself, and not from memory.
  void forget_cached() const;

  /// Bytes. Errors: `unavailable`.
  Result<std::uint64_t> size() const;

 private:
  explicit File(std::filesystem::path path);  ///< not opened yet: nothing that needs memory comes after
  int handle_ = -1;
  std::filesystem::path path_;
};

/// Returns when the names in a folder are on the disk. Errors: `unavailable`.
Result<void> sync_folder(const std::filesystem::path& folder);

/// Removes a file or a folder with all in it when it goes out of scope, unless it was kept. Without any memory left, a folder
/// stays; a file goes even then.
class Scaffold {
 public:
  explicit Scaffold(std::filesystem::path path) : path_(std::move(path)) {}
  Scaffold(const Scaffold&) = delete;
  Scaffold& operator=(const Scaffold&) = delete;
  ~Scaffold();
  const std::filesystem::path& path() const { return path_; }
  void keep() { path_.clear(); }

 private:
  std::filesystem::path path_;
};

}  // namespace cairn
