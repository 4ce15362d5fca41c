// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "statistics/change/change_columns.hpp"
#include "statistics/finding.hpp"
#include "statistics/interval.hpp"
#include "statistics/undefined.hpp"

/// Reliable change: is the difference between two scores of one person larger than the measure's error would
/// make it?
namespace cairn::statistics {

/// The index that is used. S₁ is the standard deviation at the start, r the reliability, SEM = S₁√(1−r).
enum class ChangeMethod {
  jacobson_truax,         ///< (post−pre) / (√2·SEM) (Jacobson & Truax 1991, JCCP 59:12-19)
  gulliksen_lord_novick,  ///< [(post−M₁) − r(pre−M₁)] / (S₁√(1−r²)) (Hsu 1989)
  hsu_linn_nord,          ///< [(post−M₂) − r(pre−M₁)] / (S₁√(1−r²)) (Hsu 1995)
  edwards_nunnally,       ///< [post − (r(pre−M₁)+M₁)] / SEM (Speer 1992)
  nunnally_kotsch,   ///< same numerator / √(r²S₁²(1−r) + S₁²(1−r₂)) (Nunnally & Kotsch 1983)
  hageman_arrindell  ///< RC_indiv with the reliability of differences (Hageman & Arrindell 1999, BRT
                     ///< 37:1169-1193)
};

/// The method's full name for tables and reports.
std::string_view name_of(ChangeMethod method);

struct ChangeOptions {
  ChangeMethod method = ChangeMethod::jacobson_truax;
  Better better = Better::lower;
  double reliability = 0.8;                ///< r, 0…1
  std::optional<double> reliability_post;  ///< r₂ of Nunnally-Kotsch; r when absent
  std::optional<double> sd;                ///< S₁ from a norm instead of the sample's
  double level = 0.95;                     ///< of confidence; Hageman-Arrindell tests one-sided at it
};

/// Everybody's index and verdict as columns, each as long as the spans that were given.
struct ReliableChange {
  PrePostMoments sample;
  double critical = 0;  ///< |index| above it is reliable: Φ⁻¹(1−α/2), Φ⁻¹(1−α) for Hageman-Arrindell
  Defined<ReliableRule> rule = undefined("not calculated");  ///< what everybody is judged by
  Defined<> standard_error;  ///< what the difference is divided by
  Defined<> points;          ///< the smallest reliable difference in points (Jacobson-Truax only)
  Defined<> r_dd;            ///< reliability of differences (Hageman-Arrindell only)
  std::vector<double> index = {};   ///< `missing` for who was left out; empty when there is no rule
  std::vector<Change> change = {};  ///< `unknown` for who was left out; empty when there is no rule
  Account account;
};

/// The rule that `method` makes of a sample. Undefined when fewer than 2 people have both scores, the start
/// scores do not vary, r is not in [0, 1) — or, for Hageman-Arrindell, when a reliability it derives is not
/// positive.
Defined<ReliableRule> reliable_rule(const PrePostMoments& sample, const ChangeOptions& options);

/// Reliable change for people with a score at both times. Undefined when `reliable_rule` is. Whoever keeps
/// the columns somewhere else calls `moments_of`, `reliable_rule` and `judge_changes`.
ReliableChange reliable_change(std::span<const double> pre, std::span<const double> post,
                               const ChangeOptions& options);

/// The numbers of Jacobson & Truax for one norm sample.
struct ReliableDifference {
  double sem = 0;     ///< standard error of measurement
  double s_diff = 0;  ///< standard error of a difference, √2·SEM
  double points = 0;  ///< z·s_diff
};

/// SEM, S_diff and the reliable change in points from a standard deviation (> 0) and a reliability in [0, 1).
/// `z` is 1.95996… by default; the sudden-gains package uses 1.96.
Defined<ReliableDifference> reliable_difference(double sd, double reliability, double z);

/// s² reduced by the error of measurement, as a share of s²: (s² − SEM²)/s². Undefined unless positive.
Defined<> reliability_at(double sd, double sem);

}  // namespace cairn::statistics
