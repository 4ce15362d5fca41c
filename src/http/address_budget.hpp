// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>

#include "base/time.hpp"

namespace cairn {

/// How many requests one address may send: so many at once, and so many a minute in the long run. An IPv6 address
/// stands for its /64, which is what one household has.
struct Budget {
  double at_once = 600;
  double a_minute = 3000;  ///< 0: no limit
};

/// Counts requests by address. Used by one thread only. It holds at most `max_addresses`; when more come, those that
/// have used nothing lately are forgotten first, and when none can be, a newcomer shares one common budget.
class AddressBudget {
 public:
  AddressBudget(Budget budget, std::size_t max_addresses) : budget_(budget), max_addresses_(max_addresses) {}

  /// Takes one request from the address's budget; false when there is nothing left.
  bool take(const std::string& address, Instant now);

  std::size_t addresses() const { return left_.size(); }

 private:
  struct Left {
    double requests = 0;
    Instant at;
  };
  void forget_the_rested(Instant now);
  double refilled(const Left& left, Instant now) const;

  Budget budget_;
  std::size_t max_addresses_;
  std::unordered_map<std::string, Left> left_;
};

/// What counts as one address: IPv4 as it is, IPv6 cut to its first four groups.
std::string address_group(const std::string& address);

}  // namespace cairn
