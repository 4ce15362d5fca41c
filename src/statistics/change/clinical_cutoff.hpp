// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/interval.hpp"
#include "statistics/undefined.hpp"

/// Where a scale is cut between "like people who seek help" and "like people who do not" (Jacobson & Truax
/// 1991).
namespace cairn::statistics {

enum class CutoffKind {
  a,  ///< two standard deviations away from the clinical mean, towards better
  b,  ///< two standard deviations away from the functional mean, towards worse
  c   ///< between both means, weighted by the spreads
};

/// Whether a known deviation of a package from the literature is followed, to compare results with it.
enum class Mode { standard, compat };

/// Mean and standard deviation of a population on one measure.
struct Norm {
  double mean = 0;
  double sd = 1;
};

/// The cutoff: a = M_c + dir·2S_c, b = M_f − dir·2S_f, c = (S_c·M_f + S_f·M_c)/(S_c + S_f). In
/// `Mode::compat`, b uses S_c as the R package clinicalsignificance 3.0 does. Undefined when a spread that is
/// needed is not above 0.
Defined<> clinical_cutoff(CutoffKind kind, const Norm& clinical, const Norm& functional, Better better,
                          Mode mode = Mode::standard);

/// Hageman & Arrindell's "true" cutoff: each spread first loses what the error of measurement adds to it.
Defined<> true_cutoff(CutoffKind kind, const Norm& clinical, const Norm& functional, Better better,
                      double sem, Mode mode = Mode::standard);

}  // namespace cairn::statistics
