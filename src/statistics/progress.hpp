// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>

namespace cairn::statistics {

/// Called while long work goes on with how much of it is done (steps of a search, permutations, people): for a
/// line on a terminal. Must be quick, and must not throw.
using Progress = std::function<void(std::size_t done)>;

}  // namespace cairn::statistics
