// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "statistics/change/verdict.hpp"
#include "statistics/interval.hpp"
#include "statistics/undefined.hpp"

/// Scores of many people as columns, described and judged in passes that take about a nanosecond a person: no
/// memory is asked for, and large columns are shared between the cores.
namespace cairn::statistics {

/// What a sample's start and end scores look like. Only people with both scores count.
struct PrePostMoments {
  std::size_t used = 0;
  std::size_t left_out = 0;  ///< people with only one score or none
  Defined<> mean_pre = undefined("there are no values");
  Defined<> sd_pre = undefined("there are no values");
  Defined<> mean_post = undefined("there are no values");
  Defined<> sd_post = undefined("there are no values");
  Defined<> correlation = undefined("there are no values");  ///< Pearson, pre with post
};

/// Describes the pairs of two spans of the same length (`missing` where a score was not taken). Means and
/// squares are taken of blocks around their own mean and then put together (Chan, Golub & LeVeque 1983, Am
/// Stat 37:242-247), so nothing cancels; the digits do not depend on the number of cores.
PrePostMoments moments_of(std::span<const double> pre, std::span<const double> post);

/// A method's index for one sample as a line: (by_post·post + by_pre·pre + fixed) / standard_error.
struct ReliableRule {
  double by_post = 1;
  double by_pre = -1;
  double fixed = 0;
  double standard_error = 1;
  double critical = 0;  ///< beyond ± this the change is reliable, strictly
  Better better = Better::lower;
  std::optional<double> r_dd = {};  ///< reliability of differences (Hageman-Arrindell)
};

/// Where verdicts are written: each span is as long as the scores, or empty when it is not wanted. A person
/// without both scores gets `missing` and `unknown`.
struct ChangeColumns {
  std::span<double> index = {};
  std::span<Change> change = {};
  std::span<Outcome> outcome = {};  ///< only with a cutoff
};

/// Judges everybody. With a `cutoff` also the outcome: worse side before is dir·pre < dir·cutoff, better side
/// after is dir·post > dir·cutoff, both strict.
void judge_changes(const ReliableRule& rule, std::optional<double> cutoff, std::span<const double> pre,
                   std::span<const double> post, const ChangeColumns& out);

}  // namespace cairn::statistics
