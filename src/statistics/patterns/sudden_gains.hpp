// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "statistics/change/clinical_cutoff.hpp"
#include "statistics/finding.hpp"
#include "statistics/interval.hpp"

/// Sudden gains: a large, lasting improvement between two sessions (Tang & DeRubeis 1999, JCCP 67:894-904),
/// and its mirror image, sudden losses.
namespace cairn::statistics {

enum class JumpKind { gain, loss };

/// How the third criterion compares the three sessions before with the three after.
enum class Stability {
  spread,  ///< difference of means > t·s_p, as published and in the R package suddengains (no √(1/n₁+1/n₂))
  t_test  ///< a t test: difference of means > t·s_p·√(1/n₁+1/n₂)
};

/// Which criteria are used; an absent one is not.
struct JumpOptions {
  JumpKind kind = JumpKind::gain;
  Better better = Better::lower;
  std::optional<double> cutoff;    ///< 1: points from one session to the next, above 0
  std::optional<double> share;     ///< 2: share of the score before, e.g. 0.25
  bool stable = true;              ///< 3: large beside the spread around it
  double alpha = 0.05;             ///< of criterion 3
  std::optional<double> critical;  ///< a fixed t (2.776) instead of one adjusted to the missing sessions
  Stability stability = Stability::spread;
  Mode mode =
      Mode::standard;  ///< compat: suddengains 0.7 (for losses criterion 2 is always met; see also summaries)
};

/// Met, not met, or cannot be judged.
enum class Met : std::int8_t { no = 0, yes = 1, unknown = -1 };

/// The interval between the j-th and the (j+1)-th session of one person, j from 1.
struct JumpInterval {
  Met points = Met::unknown;
  Met share = Met::unknown;
  Met stable = Met::unknown;
  Met jump = Met::unknown;  ///< all criteria in use; unknown when one of them is
};

/// Every judged interval of a table of people × sessions.
struct JumpTable {
  std::size_t people = 0;
  std::size_t sessions = 0;
  std::vector<JumpInterval> intervals;  ///< row by row; intervals 2→3 … (K−2)→(K−1)
  std::size_t per_person() const { return sessions < 4 ? 0 : sessions - 3; }
  const JumpInterval& at(std::size_t person, std::size_t j) const {
    return intervals[person * per_person() + j - 2];
  }
  std::size_t jumps = 0;
  std::size_t unknown = 0;
  Account account;  ///< used: intervals judged; left_out: intervals that could not be
};

/// Judges every interval. `scores` holds the people's sessions row by row, `missing` where there is no score;
/// its size is a multiple of `sessions`. Fewer than 4 sessions have no interval.
JumpTable find_jumps(std::span<const double> scores, std::size_t sessions, const JumpOptions& options);

/// Whether enough sessions are there to judge anything: one of the patterns TTTT, TTTFT, TFTTT, TFTTFT of
/// observed (T) and missing (F) occurs.
bool has_judgeable_pattern(std::span<const double> scores);

}  // namespace cairn::statistics
