// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>

#include "base/time.hpp"

namespace cairn {

/// Slows down guessing: after some wrong passwords for one login the next try has to wait, twice as long each time. Known
/// and unknown logins are treated alike, so the wait tells nothing. Kept in memory, bounded.
class SignInThrottle {
 public:
  using Login = std::array<std::uint8_t, 32>;  ///< the keyed hash of a login

  /// How long this login still has to wait; nothing when it may try now.
  std::optional<int> seconds_to_wait(const Login& login, Instant now) const;

  void note_failure(const Login& login, Instant now);
  void clear(const Login& login);

 private:
  struct Tries {
    int failures = 0;
    Instant last;
  };
  mutable std::mutex mutex_;
  std::map<Login, Tries> tries_;
};

}  // namespace cairn
