// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/described.hpp"

namespace cairn::content {

/// One thing that is wrong in a catalogue: where, and what to do about it.
struct Fault {
  std::string file;    ///< from the catalogue's folder, e.g. "skills/S12.toml"
  int line = 0;        ///< 0 when it concerns the whole file
  std::string path;    ///< e.g. "/steps/3/say"; empty for the whole file
  std::string reason;  ///< a plain sentence
  bool operator==(const Fault&) const = default;
};
BOOST_DESCRIBE_STRUCT(Fault, (), (file, line, path, reason))

using Faults = std::vector<Fault>;

/// "skills/S12.toml:14 /steps/3/say: reason"
std::string to_line(const Fault& fault);

}  // namespace cairn::content
