// SPDX-License-Identifier: Apache-2.0
#include "http/address_budget.hpp"

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

double AddressBudget::refilled(const Left& left, Instant now) const {
  const auto waited = static_cast<double>(std::max<std::int64_t>(0, now.ms - left.at.ms));
  return std::min(budget_.at_once, left.requests + waited * budget_.a_minute / 60'000.0);
}

void AddressBudget::forget_the_rested(Instant now) {
  std::erase_if(left_, [&](const auto& entry) { return refilled(entry.second, now) >= budget_.at_once; });
}

bool AddressBudget::take(const std::string& address, Instant now) {
  if (budget_.a_minute <= 0) return true;
  std::string key = address_group(address);
  if (left_.size() >= max_addresses_ && !left_.contains(key)) {
    forget_the_rested(now);
    if (left_.size() >= max_addresses_) key = "others";
  }
  auto& left = left_.try_emplace(key, Left{budget_.at_once, now}).first->second;
  left = {refilled(left, now), now};
  if (left.requests < 1) return false;
  left.requests -= 1;
  return true;
}

}  // namespace cairn
