// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "statistics/finding.hpp"
#include "statistics/progress.hpp"
#include "statistics/undefined.hpp"

/// What goes with better or worse moments of one person: the mean rating with a trigger minus without, how
/// likely such a difference is if the trigger did not matter (permutation), and which differences stand when
/// many triggers are tried at once (Benjamini & Hochberg 1995, J R Stat Soc B 57:289-300). It tells what goes
/// together, never what causes what; ratings close in time resemble each other, which makes the permutation a
/// little too ready to find something.
namespace cairn::statistics {

/// One trigger: for each moment 1 (present), 0 (absent) or `missing`.
struct Trigger {
  std::string name;
  std::span<const double> present;
};

/// How to test.
struct TriggerOptions {
  std::size_t permutations = 9999;
  std::uint64_t seed = 1;  ///< the same seed gives the same p on every machine
  double false_discovery = 0.05;
  std::size_t least = 3;  ///< moments with and without that are needed
  Progress progress = {};  ///< hears how many permutations of one trigger are done
};

/// One trigger's difference.
struct TriggerDifference {
  std::string name;
  std::size_t with = 0;
  std::size_t without = 0;
  Defined<> mean_with = undefined("");
  Defined<> mean_without = undefined("");
  Defined<> difference = undefined("");  ///< with − without
  Defined<> p = undefined("");           ///< two-sided, (1 + as large) / (1 + permutations)
  Defined<> q = undefined("");           ///< Benjamini-Hochberg adjusted p
  bool stands = false;                   ///< q ≤ false_discovery
};

/// All triggers in the order given.
struct TriggerDifferences {
  std::vector<TriggerDifference> triggers;
  Account account;  ///< used and left out: triggers
};

/// The differences for one person's moments. Undefined when there is no moment or lengths differ. A trigger
/// with too few moments on one side, or with ratings that are all equal, has an undefined p and does not
/// count among those tried.
Defined<TriggerDifferences> trigger_differences(std::span<const double> ratings,
                                                std::span<const Trigger> triggers,
                                                const TriggerOptions& options = {});

/// Benjamini-Hochberg adjusted p values, in the order given.
std::vector<double> adjusted_for_discovery(std::span<const double> p);

}  // namespace cairn::statistics
