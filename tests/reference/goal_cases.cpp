// SPDX-License-Identifier: Apache-2.0
// Goal attainment scaling and goal-based outcomes.
#include <array>
#include <cmath>

#include "case.hpp"
#include "statistics/goal_attainment_scaling.hpp"
#include "statistics/goal_based_outcomes.hpp"

namespace cairn::reference {
namespace {

using namespace statistics;

/// A scale wide enough for any code a case may use.
constexpr AttainmentScale wide(double rho) { return {.rho = rho, .low = -1000, .high = 1000}; }

Tree attainment(const Case& one) {
  const auto levels = one.numbers("attainment");
  const auto weights = one.has("weights") ? one.numbers("weights") : std::vector<double>(levels.size(), 1.0);
  Tree out;
  out.set("T", attainment_t(levels, weights, wide(one.number("rho", 0.3))).t);
  return out;
}

/// The step of T for one level on one goal of n.
Tree key(const Case& one) {
  Tree steps;
  for (const double n : one.numbers("n_goals")) {
    std::vector<double> levels(static_cast<std::size_t>(n), 0.0);
    levels.front() = 1;
    const auto found = attainment_t(levels, {}, wide(one.number("rho", 0.3)));
    steps.push(found.t ? Tree(*found.t - 50) : Tree());
  }
  Tree out;
  out.set("T_per_unit_sum", std::move(steps));
  return out;
}

std::vector<RatedGoal> rated_goals(const Data& data, bool weighted) {
  const auto client = data.numbers("client"), attained = data.numbers("attained");
  const auto weight = data.numbers("weight"), baseline = data.numbers("baseline");
  std::vector<RatedGoal> out;
  for (std::size_t i = 0; i < data.rows(); ++i) {
    const bool usable = !std::isnan(weight[i]);
    out.push_back({static_cast<std::int64_t>(client[i]), weighted && usable ? weight[i] : 1.0,
                   usable ? baseline[i] : missing, usable ? attained[i] : missing});
  }
  return out;
}

Tree cohort(const Case& one) {
  const auto data = one.data();
  const double rho = one.number("rho", 0.3);
  const auto main = cohort_attainment(rated_goals(*data, true), wide(rho));
  const auto equal = cohort_attainment(rated_goals(*data, false), wide(rho));
  const auto rho_0 = cohort_attainment(rated_goals(*data, true), wide(0));
  const auto rho_half = cohort_attainment(rated_goals(*data, true), wide(0.5));
  Tree out = table({"client"});
  for (std::size_t i = 0; i < main.clients.size(); ++i) {
    const auto& client = main.clients[i];
    add_row(out, {{"client", static_cast<double>(client.client)},
                  {"n_rated", client.rated},
                  {"T_baseline", client.baseline},
                  {"T_final", client.attained},
                  {"T_change", client.change},
                  {"T_unweighted", equal.clients[i].attained},
                  {"T_rho0", rho_0.clients[i].attained},
                  {"T_rho05", rho_half.clients[i].attained}});
  }
  return out;
}

Tree outcomes(const Case& one) {
  const auto data = one.data();
  const auto client = data->numbers("client"), start = data->numbers("start"), end = data->numbers("end");
  std::vector<GoalRating> goals;
  for (std::size_t i = 0; i < data->rows(); ++i)
    goals.push_back({static_cast<std::int64_t>(client[i]), start[i], end[i]});
  const GoalOutcomeOptions options{one.number("reliability"), one.number("confidence", 0.95),
                                   one.number("fixed_threshold", 2.45)};
  const auto found = goal_outcomes(goals, options);
  Tree rows = table({});
  for (const auto& person : found.clients)
    add_row(rows,
            {{"client", static_cast<double>(person.client)},
             {"n_goals", person.goals},
             {"start_mean", person.start},
             {"end_mean", person.end},
             {"change", person.change},
             {"rci", person.rci},
             {"improved_rci", person.reliable ? Tree(*person.reliable == Change::improved) : Tree()},
             {"deteriorated_rci", person.reliable ? Tree(*person.reliable == Change::deteriorated) : Tree()},
             {"improved_fixed", person.improved_fixed}});
  rows.set("sd_start", found.sd_start);
  rows.set("s_diff", found.reliable ? Tree(found.reliable->s_diff) : Tree());
  rows.set("reliable_change_value", found.reliable ? Tree(found.reliable->points) : Tree());
  rows.set("cohort_mean_change", found.mean_change);
  rows.set("cohort_sd_change", found.sd_change);
  rows.set("effect_size_dz", found.effect_size);
  return rows;
}

}  // namespace

std::span<const Method> goal_methods() {
  static constexpr std::array<Method, 4> rows{
      {{"gas_t", attainment}, {"gas_t_key", key}, {"gas_t_cohort", cohort}, {"gbo", outcomes}}};
  return rows;
}

}  // namespace cairn::reference
