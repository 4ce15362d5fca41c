// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>

namespace cairn {

/// Space on the disk that is set aside in a file of its own, "cairn.reserve" in the data folder. When the disk is full it is
/// given back, so that the few lines still fit that a read may not go without.
class Reserve {
 public:
  /// `bytes` 0: there is no reserve, and `hold` succeeds without one.
  Reserve(const std::filesystem::path& folder, std::int64_t bytes);

  /// Takes the space; false when the disk does not have it. Does nothing while it is held.
  bool hold() noexcept;

  /// Frees the space.
  void give_back() noexcept;

  /// Whether the file is there, from this process or an earlier one.
  bool left_behind() const noexcept;

  bool held() const { return held_; }

 private:
  std::filesystem::path file_;
  std::int64_t bytes_;
  bool held_ = false;
};

}  // namespace cairn
