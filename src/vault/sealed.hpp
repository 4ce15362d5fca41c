// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace cairn {

/// Bytes that only a key opens: a body, a name, a wrapped key. A type of its own, so that words in the clear cannot be
/// handed to storage by mistake.
struct Sealed {
  std::string bytes;
  bool operator==(const Sealed&) const = default;
};

}  // namespace cairn
