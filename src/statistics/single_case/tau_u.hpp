// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "statistics/change/clinical_cutoff.hpp"
#include "statistics/interval.hpp"
#include "statistics/single_case/nonoverlap.hpp"
#include "statistics/undefined.hpp"

/// The six comparisons that go under the name Tau-U, in the variants that programs offer. They differ by
/// design: report the variant's name with the number.
namespace cairn::statistics {

enum class TauUVariant {
  complete_b,  ///< τ_b denominators
  complete_a,  ///< numbers of pairs as denominators, variance without ties
  parker,      ///< Parker et al. 2011's denominators
  tarlow       ///< numbers of pairs, z with continuity correction
};

/// The comparisons, in order.
enum class TauUModel { a_vs_b, trend_a, trend_b, less_trend_a, plus_trend_b, plus_b_less_a };
inline constexpr std::array tau_u_models{TauUModel::a_vs_b,       TauUModel::trend_a,
                                         TauUModel::trend_b,      TauUModel::less_trend_a,
                                         TauUModel::plus_trend_b, TauUModel::plus_b_less_a};

std::string_view name_of(TauUModel model);

/// One comparison.
struct TauURow {
  TauUModel model = TauUModel::a_vs_b;
  std::size_t n = 0;    ///< values it rests on
  double pairs = 0;     ///< pairs that are compared
  double positive = 0;  ///< of these, rising
  double negative = 0;  ///< falling
  double ties = 0;
  double denominator = 0;
  Defined<> tau;
  Defined<> sd_s;  ///< standard deviation of S as the variant reports it
  Defined<> z;
  Defined<> se;                ///< tau/z
  Defined<> p;                 ///< two-sided
  Defined<Interval> interval;  ///< Fisher's z with 1/√(n−3); undefined for n ≤ 3 and for |tau| = 1
  double s() const { return positive - negative; }
};

/// All six rows for phases that have been turned so that larger is better (or not, to follow a program that
/// does not). Undefined when a phase has fewer than 2 values. In `Mode::compat` an interval is what the R
/// package scan 0.67 prints: for |tau| = 1 or n = 3 one limit or both are NaN.
Defined<std::array<TauURow, 6>> tau_u(const Phases& phases, TauUVariant variant, double level = 0.95,
                                      Mode mode = Mode::standard);

/// How single studies are weighted together.
enum class MetaWeight {
  z,   ///< by n − 3
  tau  ///< by (n − 4)/0.437
};

/// One model of one study.
struct StudyTau {
  double tau = 0;
  std::size_t n = 0;
};

struct PooledTau {
  double tau = 0;
  double se = 0;  ///< on Fisher's z scale
  Interval interval;
  double z = 0;
  double p = 0;
  std::size_t studies = 0;
};

/// Fixed-effect mean of Fisher's z. Undefined without a study of enough values and |tau| < 1.
Defined<PooledTau> pool(std::span<const StudyTau> studies, MetaWeight weight, double level = 0.95);

}  // namespace cairn::statistics
