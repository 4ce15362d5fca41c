// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "swarm.hpp"

namespace cairn::floods {

/// How large an attack is.
struct Size {
  std::size_t slow = 2000;
  std::size_t malformed = 64;
  std::size_t sign_ins = 64;
  std::size_t streams = 10'000;
  std::size_t addresses = 100;  ///< that they come from, all together
};

/// Connections that hardly move: heads and bodies that drip, and answers that nobody takes.
std::vector<Part> slow_connections(const Size& size);

/// Bodies and heads that are too long, too deep, of two lengths, no UTF-8 or nothing at all, and many small requests.
std::vector<Part> malformed_requests(const Size& size);

/// Wrong passwords: for logins that nobody has, and for the honest client's own.
std::vector<Part> sign_ins(const Size& size);

/// Live streams of people who are signed in, and who never do anything else.
std::vector<Part> idle_streams(const Size& size, const std::vector<std::string>& cookies);

/// All of them.
std::vector<Part> together(std::vector<std::vector<Part>> attacks);

}  // namespace cairn::floods
