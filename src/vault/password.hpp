// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "vault/practice_key.hpp"

namespace cairn {

/// What a password hash costs. The defaults are for people; tests may go down to 8 KiB and one pass.
struct PasswordSettings {
  std::size_t memory_kib = 64U * 1024U;
  unsigned long long passes = 3;
  unsigned at_once = 0;  ///< how many hashes are worked out at a time; 0: one for each core
  std::chrono::milliseconds longest_wait{2000};  ///< for a turn; then `unavailable`
  unsigned most_waiting = 16;  ///< for a turn; more are `unavailable` at once, so that a flood leaves threads for the rest
};

/// Hashes passwords with Argon2id, with a pepper from the practice key, so that the database alone does not allow
/// guessing. May be called from many threads.
///
/// A password is the bytes that arrive: whoever calls has put them into one form of Unicode (password_text.hpp).
class Passwords {
 public:
  /// The key has to outlive this.
  explicit Passwords(const PracticeKey& key, PasswordSettings settings = {});

  /// The text to store, with its parameters in it. Errors: `unavailable` when no turn came in time, or no memory.
  Result<std::string> hash(std::string_view password) const;

  /// Whether the password is the one that `stored` was made from. Errors: `unavailable` when no turn came in time,
  /// or no memory.
  Result<bool> verify(std::string_view password, const std::string& stored) const;

  /// Takes the time of `verify` and is always false: for a login that nobody has. Errors: those of `verify`.
  Result<bool> verify_for_nobody(std::string_view password) const;

  /// Whether `stored` was made with other parameters than today's, and should be made again at the next sign-in.
  bool needs_rehash(const std::string& stored) const;

  /// How many hashes have been worked out so far; the cost of an answer, for tests and benchmarks.
  std::uint64_t worked_out() const { return worked_out_; }

 private:
  class Turn;

  const PracticeKey& key_;
  PasswordSettings settings_;
  std::string nobodys_;  ///< takes the same work to verify as a stored one, and nothing verifies
  mutable std::mutex mutex_;
  mutable std::condition_variable turn_ended_;
  mutable unsigned free_turns_;
  mutable unsigned waiting_ = 0;
  mutable std::atomic<std::uint64_t> worked_out_ = 0;
};

}  // namespace cairn
