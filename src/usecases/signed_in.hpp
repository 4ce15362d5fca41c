// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "usecases/myself.hpp"

namespace cairn {

/// A session that has just begun. The token goes into the cookie and nowhere else.
struct SignedIn {
  std::string token;
  Myself me;
};

}  // namespace cairn
