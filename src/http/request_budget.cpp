// SPDX-License-Identifier: Apache-2.0
#include "http/request_budget.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/id.hpp"

namespace cairn {

std::string address_group(const std::string& address) {
  std::array<std::uint8_t, 16> bytes{};
  if (inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return address;
  constexpr std::array<std::uint8_t, 12> mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  if (std::equal(mapped.begin(), mapped.end(), bytes.begin()))  // an IPv4 client on an IPv6 socket
    return to_hex(bytes.data() + 12, 4);
  return to_hex(bytes.data(), 8);
}

double RequestBudget::refilled(const Left& left, Instant now) const {
  const auto waited = static_cast<double>(std::max<std::int64_t>(0, now.ms - left.at.ms));
  return std::min(budget_.at_once, left.requests + waited * budget_.a_minute / 60'000.0);
}

/// At most once a second: looking through all of them for every newcomer is what a flood would like.
void RequestBudget::forget_the_rested(Instant now) {
  if (forgot_ && now.ms >= forgot_->ms && now.ms - forgot_->ms < 1000) return;
  forgot_ = now;
  std::erase_if(left_, [&](const auto& entry) { return refilled(entry.second, now) >= budget_.at_once; });
}

bool RequestBudget::take(const std::string& sender, Instant now) {
  if (budget_.a_minute <= 0) return true;
  std::string key = sender;
  if (left_.size() >= max_senders_ && !left_.contains(key)) {
    forget_the_rested(now);
    if (left_.size() >= max_senders_) key = "others";
  }
  auto& left = left_.try_emplace(key, Left{budget_.at_once, now}).first->second;
  left = {refilled(left, now), now};
  if (left.requests < 1) return false;
  left.requests -= 1;
  return true;
}

}  // namespace cairn
