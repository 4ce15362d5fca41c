// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/single_case/nonoverlap.hpp"

/// Tau after the trend of the baseline has been taken off both phases (Tarlow 2017, Behav Modif 41:427-467).
namespace cairn::statistics {

/// A straight line through a phase by medians (Theil 1950, Sen 1968): value = intercept + slope·session,
/// sessions 1, 2 …
struct MedianLine {
  double slope = 0;
  double intercept = 0;
};

/// Undefined for fewer than 2 values.
Defined<MedianLine> median_line(std::span<const double> values);

/// Both phases less the line of A, sessions counted on through both.
Phases without_trend(const Phases& phases, const MedianLine& line);

/// Two-sided p of Kendall's test for a trend in A, tie-corrected with continuity correction. Undefined for
/// fewer than 3 values or when A does not vary.
Defined<> baseline_trend_p(const Phases& phases);

struct CorrectedTau {
  Defined<MedianLine> line;
  Tau tau;  ///< of the corrected phases
};

/// Always corrected.
CorrectedTau corrected_tau(const Phases& phases, double level = 0.95, Mode mode = Mode::standard);

/// Corrected only when the trend in A is significant at `alpha`.
CorrectedTau corrected_tau_if_trend(const Phases& phases, double alpha = 0.05, double level = 0.95,
                                    Mode mode = Mode::standard);

/// Kendall's τ_b of the corrected values with phase; SE √(2/(m+n)·(1−τ²)), normal interval that may pass ±1.
/// In `Mode::compat` in single precision, as the Fortran behind R's package Kendall calculates it.
Tau corrected_tau_kendall(const Phases& phases, double level = 0.95, Mode mode = Mode::standard);

}  // namespace cairn::statistics
