// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/time.hpp"

namespace cairn {

/// How many requests one sender may send: so many at once, and so many a minute in the long run.
struct Budget {
  double at_once = 600;
  double a_minute = 3000;  ///< 0: no limit
};

/// Counts requests by whoever sends them: an address, an account. Used by one thread at a time. It holds at most
/// `max_senders`; when more come, those that have used nothing lately are forgotten first, and when none can be,
/// newcomers share one common budget.
class RequestBudget {
 public:
  RequestBudget(Budget budget, std::size_t max_senders) : budget_(budget), max_senders_(max_senders) {}

  /// Takes one request from the sender's budget; false when there is nothing left.
  bool take(const std::string& sender, Instant now);

  std::size_t senders() const { return left_.size(); }

 private:
  struct Left {
    double requests = 0;
    Instant at;
  };
  void forget_the_rested(Instant now);
  double refilled(const Left& left, Instant now) const;

  Budget budget_;
  std::size_t max_senders_;
  std::unordered_map<std::string, Left> left_;
  std::optional<Instant> forgot_;  ///< when it last looked for some to forget
};

/// What counts as one address: IPv4 as it is, IPv6 cut to its first four groups, which is what one household has.
std::string address_group(const std::string& address);

}  // namespace cairn
