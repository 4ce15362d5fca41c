// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace cairn {

/// 32 secret bytes in memory that is locked against swapping, guarded on both sides, left out of core dumps and zeroed
/// when it goes. Costs a few pages of memory: for the few long-lived keys, not for one key a record.
class Secret {
 public:
  static constexpr std::size_t size = 32;

  /// A fresh random secret.
  static Secret make();

  /// Takes a copy of the bytes and zeroes the place they came from.
  static Secret taken_from(std::span<std::uint8_t, size> bytes);

  Secret(Secret&& other) noexcept;
  Secret& operator=(Secret&& other) noexcept;
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret();

  std::span<const std::uint8_t, size> bytes() const;

 private:
  Secret();
  std::uint8_t* memory_;
};

/// Keeps this process from writing core dumps and from being read by a debugger of the same user. Called once by the
/// server before it loads a key. False when the system refuses.
bool forbid_core_dumps();

}  // namespace cairn
