// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "statistics/change/clinical_cutoff.hpp"
#include "statistics/change/pre_post.hpp"
#include "statistics/finding.hpp"

namespace cairn::statistics {

struct PercentageOptions {
  double improvement = 0.5;    ///< share of the start score, above 0 (0.5 = 50 %)
  double deterioration = 0.5;  ///< the same for getting worse
  Better better = Better::lower;
  Mode mode = Mode::standard;
};

/// One person's change as a share of the start score.
struct PersonPercentage {
  std::size_t index = 0;
  double pre = 0;
  double post = 0;
  Defined<> share;  ///< (post − pre)/pre; undefined when pre is 0 and post is not
  bool improved = false;
  bool deteriorated = false;
};

struct PercentageChange {
  PrePost sample;
  std::vector<PersonPercentage> people;
  Account
      account;  ///< left_out: people without both scores, and in standard mode those whose share is undefined
};

/// Percentage change: improved when it reaches the threshold (not strictly). Only for scales with a true
/// zero. A start score of 0 gives no percentage unless the end score is 0 too; `Mode::compat` follows
/// clinicalsignificance 3.0, which then calls any rise improved (and any fall deteriorated), whatever the
/// direction of the scale.
PercentageChange percentage_change(std::span<const double> pre, std::span<const double> post,
                                   const PercentageOptions& options);

}  // namespace cairn::statistics
