// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "statistics/finding.hpp"
#include "statistics/progress.hpp"
#include "statistics/undefined.hpp"

/// The graded response model (Samejima 1969, Psychometrika Monograph 17) for items with ordered answers:
/// P(answer ≥ k | θ) = 1/(1 + exp(−a(θ − bₖ))). θ has mean 0 and SD 1 in the people the items were calibrated
/// on, so a score says where a person stands among *them*.
namespace cairn::statistics {

/// One item: how sharply it discriminates and where its answers change.
struct GradedItem {
  double a = 1;
  std::vector<double> b;  ///< ascending, one fewer than there are answers

  std::size_t answers() const { return b.size() + 1; }
};

/// A person's answers: 0 … answers − 1, or `no_answer`.
using Answer = int;
inline constexpr Answer no_answer = -1;

/// The probability of each answer at θ.
std::vector<double> answer_probabilities(const GradedItem& item, double theta);

/// Fisher information of an item at θ: Σₖ P′ₖ²/Pₖ.
double item_information(const GradedItem& item, double theta);

/// A person's standing on θ.
struct ThetaScore {
  double eap = 0;  ///< mean of the posterior, N(0,1) prior on 61 nodes from −6 to 6
  double eap_sd = 1;
  double map = 0;            ///< mode of the posterior
  double map_se = 1;         ///< 1/√(observed information + 1)
  std::size_t answered = 0;  ///< with 0 the score is the prior: 0 ± 1
};

/// Scores one person. Undefined when an answer is not one of the item's, the lists differ in length, an item
/// has a ≤ 0 or thresholds out of order.
Defined<ThetaScore> score_answers(std::span<const GradedItem> items, std::span<const Answer> answers);

/// EAP and its SD only (cheaper; what an adaptive test needs). Same conditions as `score_answers`, unchecked.
ThetaScore score_eap(std::span<const GradedItem> items, std::span<const Answer> answers);

/// Items calibrated on people.
struct GradedCalibration {
  std::vector<GradedItem> items;
  double log_likelihood = 0;
  std::size_t parameters = 0;
  int iterations = 0;
  bool converged = false;
  Account account;  ///< used: people with at least one answer
};

/// Calibrates items by marginal maximum likelihood with the EM algorithm (Bock & Aitkin 1981, Psychometrika
/// 46:443-459). `answers` holds people × items, person by person; `answer_count` says how many answers each
/// item has. Undefined when an answer never occurs (merge it with its neighbour), an answer is out of range,
/// or there are fewer people than parameters. `progress` hears the rounds.
Defined<GradedCalibration> calibrate_items(std::span<const Answer> answers,
                                           std::span<const std::size_t> answer_count,
                                           const Progress& progress = {});

/// Why these items cannot be used, or nothing.
std::optional<Undefined> fault_of(std::span<const GradedItem> items);

}  // namespace cairn::statistics
