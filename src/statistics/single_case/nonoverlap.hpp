// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "statistics/change/clinical_cutoff.hpp"
#include "statistics/finding.hpp"
#include "statistics/interval.hpp"
#include "statistics/undefined.hpp"

/// How far the values of a treatment phase (B) lie apart from those of a baseline phase (A) in one client's
/// series. Formulas as collected by Pustejovsky; sources of each index in docs/statistics.md.
namespace cairn::statistics {

/// Two phases of one series, turned so that larger is better; missing values dropped.
struct Phases {
  std::vector<double> a;
  std::vector<double> b;
  std::size_t left_out = 0;
};

Phases phases_of(std::span<const double> a, std::span<const double> b, Better better);

/// Non-overlap of all pairs (Parker & Vannest 2009): the share of pairs (a, b) in which b is better, ties
/// half.
struct Nap {
  Defined<> estimate;
  Defined<> se_unbiased;       ///< unbiased variance; needs 2 values in each phase
  Defined<> se_hanley;         ///< Hanley & McNeil 1982
  Defined<> se_null;           ///< under no difference
  Defined<Interval> interval;  ///< Newcombe 2006, method 5
  Account account;
};

/// In `Mode::compat` the interval of a complete (non-)overlap shrinks to a point, as SingleCaseES 0.7 reports
/// it.
Nap nap(const Phases& phases, double level = 0.95, Mode mode = Mode::standard);

/// Tau = 2·NAP − 1 with its standard error and interval: −1 … 1.
struct Tau {
  Defined<> estimate;
  Defined<> se;  ///< twice the unbiased one of NAP
  Defined<Interval> interval;
};

Tau tau_of(const Nap& nap);

/// Tau-U of Parker et al. 2011: (S_AB − S_AA)/(m·n), baseline trend taken off. "Tau-U" means different things
/// in different programs: always name the variant.
Defined<> tau_u_parker(const Phases& phases);

/// Share of B better than the best of A (Scruggs et al. 1987).
Defined<> pnd(const Phases& phases);

/// Share of B better than the median of A, ties half (Ma 2006).
Defined<> pem(const Phases& phases);

/// Largest share of all values that can be kept so that the phases do not overlap (Parker et al. 2007).
Defined<> pand(const Phases& phases);

/// Improvement rate difference, the robust form that follows from PAND (Parker et al. 2009).
Defined<> improvement_rate_difference(const Phases& phases);

}  // namespace cairn::statistics
