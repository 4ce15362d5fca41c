// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace cairn::content {

/// Where in a file we are, as a chain up the stack; it becomes a text only when a fault is written down.
struct Place {
  const Place* up = nullptr;
  std::string_view key;  ///< empty for an entry of a list
  std::size_t index = 0;

  /// E.g. "/steps/3/say".
  std::string path() const {
    if (up == nullptr) return "";
    return up->path() + "/" + (key.empty() ? std::to_string(index) : std::string(key));
  }
};

}  // namespace cairn::content
