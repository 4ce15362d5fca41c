// SPDX-License-Identifier: Apache-2.0
#include "statistics/goal_attainment_scaling.hpp"

#include <algorithm>
#include <stdexcept>

#include "statistics/sums.hpp"

namespace cairn::statistics {
namespace {

struct Weighed {
  std::vector<double> levels;
  std::vector<double> weights;
};

/// The rated goals with weights scaled so that the largest is 1: T does not depend on the scale, and so
/// neither tiny nor huge weights are lost.
Defined<Weighed> rated_goals(std::span<const double> levels, std::span<const double> weights,
                             const AttainmentScale& scale) {
  Weighed rated;
  double largest = 0;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (is_missing(levels[i])) continue;
    if (levels[i] < scale.low || levels[i] > scale.high) return undefined("a level lies outside the scale");
    const double weight = weights.empty() ? 1 : weights[i];
    if (!std::isfinite(weight) || weight < 0) return undefined("a weight is missing, negative or not finite");
    rated.levels.push_back(levels[i]);
    rated.weights.push_back(weight);
    largest = std::max(largest, weight);
  }
  if (rated.levels.empty()) return undefined("no goal was rated");
  if (largest == 0) return undefined("all weights are 0");
  for (double& weight : rated.weights) weight /= largest;
  return rated;
}

Defined<> mean_of_defined(std::span<const ClientAttainment> clients, Defined<> ClientAttainment::*which) {
  std::vector<double> values;
  for (const auto& client : clients)
    if ((client.*which).has_value()) values.push_back(*(client.*which));
  return mean_of(values);
}

ClientAttainment attainment_of(std::span<const RatedGoal> goals, const AttainmentScale& scale) {
  std::vector<double> attained;
  std::vector<double> baseline;
  std::vector<double> weights;
  for (const auto& goal : goals) {
    attained.push_back(goal.attained);
    baseline.push_back(is_missing(goal.attained) ? missing : goal.baseline);
    weights.push_back(goal.weight);
  }
  const auto end = attainment_t(attained, weights, scale);
  const auto start = attainment_t(baseline, weights, scale);
  ClientAttainment client{goals.front().client, end.account.used, start.t, end.t, undefined("")};
  if (!end.t)
    client.change = end.t;
  else if (!start.t)
    client.change = start.t;
  else if (start.account.used != end.account.used)
    client.change = undefined("a goal rated at the end has no level at the start");
  else
    client.change = *end.t - *start.t;
  return client;
}

}  // namespace

AttainmentT attainment_t(std::span<const double> levels, std::span<const double> weights,
                         const AttainmentScale& scale) {
  if (!weights.empty() && weights.size() != levels.size())
    throw std::invalid_argument("a weight for each goal is needed");
  AttainmentT out{undefined(""), {.method = "goal attainment scaling T (Kiresuk & Sherman 1968)"}};
  out.account.used = count_observed(levels);
  out.account.left_out = levels.size() - out.account.used;
  if (!(scale.rho >= 0 && scale.rho <= 1)) {
    out.t = undefined("the correlation between goals has to lie between 0 and 1");
    return out;
  }
  const auto rated = rated_goals(levels, weights, scale);
  if (!rated) {
    out.t = std::unexpected(rated.error());
    return out;
  }
  CompensatedSum product;
  CompensatedSum squares;
  for (std::size_t i = 0; i < rated->levels.size(); ++i) {
    product.add(rated->weights[i] * rated->levels[i]);
    squares.add(rated->weights[i] * rated->weights[i]);
  }
  const double total = sum_of(rated->weights);
  out.t =
      50 + 10 * product.value() / std::sqrt((1 - scale.rho) * squares.value() + scale.rho * total * total);
  if (out.account.left_out > 0) out.account.note("/levels", "Goals without a rating were left out.");
  return out;
}

CohortAttainment cohort_attainment(std::span<const RatedGoal> goals, const AttainmentScale& scale) {
  std::vector<RatedGoal> sorted(goals.begin(), goals.end());
  std::ranges::stable_sort(sorted, {}, &RatedGoal::client);
  CohortAttainment out{
      {}, undefined(""), undefined(""), undefined(""), {.method = "goal attainment scaling, cohort"}};
  for (auto first = sorted.begin(); first != sorted.end();) {
    const auto last =
        std::find_if(first, sorted.end(), [&](const auto& g) { return g.client != first->client; });
    out.clients.push_back(attainment_of({first, last}, scale));
    ++(out.clients.back().attained ? out.account.used : out.account.left_out);
    first = last;
  }
  std::vector<double> ends;
  for (const auto& client : out.clients)
    if (client.attained) ends.push_back(*client.attained);
  out.mean_attained = mean_of(ends);
  out.sd_attained = sd_of(ends);
  out.mean_change = mean_of_defined(out.clients, &ClientAttainment::change);
  return out;
}

}  // namespace cairn::statistics
