// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tree.hpp"

namespace cairn::reference {

/// How far a number may lie from the reference. Both bounds count; a value within either is equal.
struct Tolerance {
  double relative = 0;
  double absolute = 0;
};

/// The tolerance at a path like "/individuals/rci", or nothing when that path is not compared.
using ToleranceAt = std::function<std::optional<Tolerance>(const std::string& path)>;

/// The worst of what did not agree.
struct Comparison {
  std::size_t compared = 0;
  std::size_t wrong = 0;
  double worst =
      0;  ///< relative error of the worst number that is out of tolerance; infinite for other faults
  std::string where;  ///< its path, with both values
};

/// Holds `ours` against every value of `expected`; what we have beyond it is not looked at.
Comparison compare(const Tree& ours, const Tree& expected, const ToleranceAt& tolerance);

}  // namespace cairn::reference
