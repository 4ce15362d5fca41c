// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "statistics/items/graded_response.hpp"

/// Computerised adaptive testing: ask what says most about where the person seems to stand, stop when it is
/// known well enough. Not for items whose answers must all be seen (risk questions): ask those always.
namespace cairn::statistics {

/// When to stop.
struct AdaptiveRule {
  double enough_sd = 0.30;  ///< stop once the SD of θ lies below this
  std::size_t most_items = 8;
};

/// One question of a test.
struct AdaptiveStep {
  std::size_t item = 0;
  double information = 0;  ///< of the item at the θ known before it was asked
  double theta = 0;        ///< after its answer
  double sd = 1;
};

/// The item to ask next, or nothing when every item was asked: the most informative at `theta` among those
/// without an answer in `answers`; of equals the first.
std::optional<std::size_t> next_item(std::span<const GradedItem> items, std::span<const Answer> answers,
                                     double theta);

/// Runs a test, starting at θ = 0. `answer_to` gives the person's answer to an item; `no_answer` passes it
/// over.
std::vector<AdaptiveStep> run_adaptive(std::span<const GradedItem> items, const AdaptiveRule& rule,
                                       const std::function<Answer(std::size_t item)>& answer_to);

}  // namespace cairn::statistics
