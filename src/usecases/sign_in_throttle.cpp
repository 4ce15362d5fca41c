// SPDX-License-Identifier: Apache-2.0
#include "usecases/sign_in_throttle.hpp"

#include <algorithm>

namespace cairn {
namespace {

constexpr int free_tries = 5;
constexpr int longest_wait_seconds = 900;
constexpr std::size_t most_logins = 50'000;

int wait_after(int failures) {
  if (failures < free_tries) return 0;
  return std::min(longest_wait_seconds, 1 << std::min(failures - free_tries, 10));
}

}  // namespace

std::optional<int> SignInThrottle::seconds_to_wait(const Login& login, Instant now) const {
  const std::lock_guard lock(mutex_);
  const auto found = tries_.find(login);
  if (found == tries_.end()) return std::nullopt;
  const auto left = found->second.last.ms + wait_after(found->second.failures) * 1000LL - now.ms;
  if (left <= 0) return std::nullopt;
  return static_cast<int>((left + 999) / 1000);
}

void SignInThrottle::note_failure(const Login& login, Instant now) {
  const std::lock_guard lock(mutex_);
  if (tries_.size() >= most_logins)
    std::erase_if(tries_, [now](const auto& entry) { return now.ms - entry.second.last.ms > longest_wait_seconds * 1000LL; });
  if (tries_.size() >= most_logins) tries_.erase(tries_.begin());
  Tries& tries = tries_[login];
  ++tries.failures;
  tries.last = now;
}

void SignInThrottle::clear(const Login& login) {
  const std::lock_guard lock(mutex_);
  tries_.erase(login);
}

}  // namespace cairn
