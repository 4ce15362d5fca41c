// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "statistics/patterns/sudden_gains.hpp"

/// What the sudden gains (or losses) of a table look like: how large, how lasting, and which one of a person
/// counts.
namespace cairn::statistics {

/// One sudden gain or loss, between the j-th and the (j+1)-th session.
struct Jump {
  std::size_t person = 0;     ///< row in the table
  std::size_t session = 0;    ///< j, from 1
  std::size_t of_person = 0;  ///< how many this person has
  Defined<> magnitude;  ///< score before − score after; undefined when one is missing (criterion 3 alone)
  Defined<> total_change;  ///< first − last session of the table
  Defined<>
      share_of_total;  ///< magnitude / total change; undefined when that is 0; for losses without its sign
  Defined<> reversal_value;  ///< the score at which half of it is lost again
  bool reversed = false;     ///< a later score passed the reversal value
};

/// All jumps in order of person and session. `scores` is the table that was judged. In `Mode::compat`
/// reversal is looked for from session j+3 on, as suddengains 0.7 does; else from j+2.
std::vector<Jump> list_jumps(const JumpTable& table, std::span<const double> scores,
                             const JumpOptions& options);

/// Which jump of a person counts when there are several; ties go to the earliest.
enum class WhichJump { first, last, smallest, largest };

/// For each person of the table their jump, or nothing. In `Mode::compat` size is compared with its sign, so
/// that for losses "largest" is the one nearest 0, and somebody with a jump of unknown size has no smallest
/// or largest one.
std::vector<std::optional<Jump>> one_per_person(std::span<const Jump> jumps, std::size_t people,
                                                WhichJump which, Mode mode = Mode::standard);

/// Counts over a list with at most one jump a person.
struct JumpSummary {
  std::size_t people = 0;
  std::size_t with_jump = 0;
  std::size_t with_several = 0;
  std::size_t reversed = 0;
  Defined<> mean_magnitude;
  Defined<> sd_magnitude;
};

JumpSummary summarise(std::span<const std::optional<Jump>> jumps);

}  // namespace cairn::statistics
