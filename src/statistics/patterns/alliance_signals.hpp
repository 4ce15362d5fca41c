// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "statistics/undefined.hpp"

namespace cairn::statistics {

struct AllianceOptions {
  double cutoff =
      36;  ///< below it the relationship is worth talking about (36 of 40 is common for four-line checks)
  double drop = 4;  ///< points that make a drop
};

/// What one session's relationship check says beside the earlier ones. Higher is better.
struct AllianceSignal {
  std::size_t index = 0;  ///< place in the span that was given
  double value = 0;
  bool below_cutoff = false;
  bool drop_from_last = false;  ///< at least `drop` below the last observed value
  bool drop_from_best = false;  ///< at least `drop` below the best value before
  bool two_declines = false;    ///< lower than the last one, which was lower than the one before
  bool repaired = false;        ///< back at (or above) the best value before a drop that was signalled
  Defined<> z;  ///< against all earlier sessions of the same person; undefined with fewer than 3 or when they
                ///< are equal
};

/// Signals for each observed value in the order given; `missing` values are skipped. They are reasons to ask,
/// not findings about a person.
std::vector<AllianceSignal> alliance_signals(std::span<const double> values,
                                             const AllianceOptions& options = {});

}  // namespace cairn::statistics
