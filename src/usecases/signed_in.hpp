// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "usecases/myself.hpp"

namespace cairn {

/// A session that has just begun or was proved anew. The tokens go into cookies and nowhere else.
struct SignedIn {
  std::string token;
  Myself me;
  bool own_device = false;
  std::optional<std::string> known_device{};  ///< the token by which this browser is known from now on
};

}  // namespace cairn
