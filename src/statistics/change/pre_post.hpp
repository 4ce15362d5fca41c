// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "statistics/undefined.hpp"

namespace cairn::statistics {

/// Scores at the start and at the end of the people who have both. Whoever lacks one is left out before any
/// mean or standard deviation is taken.
struct PrePost {
  std::vector<std::size_t> index;  ///< where each person stands in the spans that were given
  std::vector<double> pre;
  std::vector<double> post;
  std::size_t left_out = 0;  ///< people with only one score or none
  Defined<> mean_pre = undefined("there are no values");
  Defined<> sd_pre = undefined("there are no values");
  Defined<> mean_post = undefined("there are no values");
  Defined<> sd_post = undefined("there are no values");
  Defined<> correlation = undefined("there are no values");  ///< Pearson, pre with post

  std::size_t used() const { return pre.size(); }
};

/// Pairs the spans (same length; `missing` where a score was not taken) and describes the pairs.
PrePost pair_up(std::span<const double> pre, std::span<const double> post);

}  // namespace cairn::statistics
