// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace cairn::statistics {

/// What a change of one person comes to. One byte, so that a column of them is small.
enum class Change : std::uint8_t {
  improved,
  unchanged,
  deteriorated,
  unknown  ///< a score is missing, so nothing can be said
};

/// Reliable change and the side of the cutoff together (Jacobson & Truax 1991).
enum class Outcome : std::uint8_t {
  recovered,  ///< improved and passed to the better side
  improved,
  unchanged,
  deteriorated,
  harmed,  ///< deteriorated and passed to the worse side
  unknown  ///< a score is missing, so nothing can be said
};

}  // namespace cairn::statistics
