// SPDX-License-Identifier: Apache-2.0
#include "content/fault.hpp"

namespace cairn::content {

std::string to_line(const Fault& fault) {
  std::string out = fault.file;
  if (fault.line > 0) out += ":" + std::to_string(fault.line);
  if (!fault.path.empty()) out += " " + fault.path;
  return out + ": " + fault.reason;
}

}  // namespace cairn::content
