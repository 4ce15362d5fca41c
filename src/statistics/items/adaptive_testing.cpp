// SPDX-License-Identifier: Apache-2.0
#include "statistics/items/adaptive_testing.hpp"

namespace cairn::statistics {
namespace {

/// The best of the items that were not asked.
std::optional<std::size_t> best_of(std::span<const GradedItem> items, const std::vector<bool>& asked,
                                   double theta) {
  std::optional<std::size_t> best;
  double most = -1;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (asked[i]) continue;
    const double information = item_information(items[i], theta);
    if (information <= most) continue;
    most = information;
    best = i;
  }
  return best;
}

}  // namespace

std::optional<std::size_t> next_item(std::span<const GradedItem> items, std::span<const Answer> answers,
                                     double theta) {
  std::vector<bool> asked(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) asked[i] = answers[i] != no_answer;
  return best_of(items, asked, theta);
}

std::vector<AdaptiveStep> run_adaptive(std::span<const GradedItem> items, const AdaptiveRule& rule,
                                       const std::function<Answer(std::size_t item)>& answer_to) {
  std::vector<Answer> answers(items.size(), no_answer);
  std::vector<bool> asked(items.size(), false);
  std::vector<AdaptiveStep> steps;
  double theta = 0;
  while (steps.size() < rule.most_items) {
    const auto item = best_of(items, asked, theta);
    if (!item) break;
    asked[*item] = true;
    answers[*item] = answer_to(*item);
    const double information = item_information(items[*item], theta);
    const ThetaScore score = score_eap(items, answers);
    theta = score.eap;
    steps.push_back({*item, information, score.eap, score.eap_sd});
    if (score.eap_sd < rule.enough_sd) break;
  }
  return steps;
}

}  // namespace cairn::statistics
