// SPDX-License-Identifier: Apache-2.0
#include "statistics/goal_based_outcomes.hpp"

#include <algorithm>
#include <numbers>

#include "statistics/distributions.hpp"
#include "statistics/sums.hpp"

namespace cairn::statistics {
namespace {

/// The client's means over goals rated twice; nothing when there is no such goal.
std::optional<ClientGoals> client_means(std::span<const GoalRating> goals) {
  std::vector<double> start;
  std::vector<double> end;
  for (const auto& goal : goals) {
    if (!std::isfinite(goal.start) || !std::isfinite(goal.end)) continue;
    start.push_back(goal.start);
    end.push_back(goal.end);
  }
  if (start.empty()) return std::nullopt;
  const double mean_start = mean_of(start).value_or(missing);
  const double mean_end = mean_of(end).value_or(missing);
  return ClientGoals{
      goals.front().client, start.size(),           mean_start, mean_end, mean_end - mean_start,
      undefined(""),        undefined("not known"), false};
}

std::vector<double> column(std::span<const ClientGoals> clients, double ClientGoals::*which) {
  std::vector<double> out;
  out.reserve(clients.size());
  for (const auto& client : clients) out.push_back(client.*which);
  return out;
}

void judge(ClientGoals& client, const GoalOutcomes& all, const GoalOutcomeOptions& options) {
  client.improved_fixed = client.change >= options.fixed_threshold;
  if (!all.reliable) {
    client.rci = std::unexpected(all.reliable.error());
    client.reliable = std::unexpected(all.reliable.error());
    return;
  }
  const double z = two_sided_z(options.level);
  const double rci = client.change / all.reliable->s_diff;
  client.rci = rci;
  client.reliable = rci > z ? Change::improved : rci < -z ? Change::deteriorated : Change::unchanged;
}

}  // namespace

GoalOutcomes goal_outcomes(std::span<const GoalRating> goals, const GoalOutcomeOptions& options) {
  std::vector<GoalRating> sorted(goals.begin(), goals.end());
  std::ranges::stable_sort(sorted, {}, &GoalRating::client);
  GoalOutcomes out{{},
                   undefined(""),
                   undefined(""),
                   undefined(""),
                   undefined(""),
                   undefined(""),
                   {.method = "goal-based outcomes, change of client means"}};
  for (auto first = sorted.begin(); first != sorted.end();) {
    const auto last =
        std::find_if(first, sorted.end(), [&](const auto& g) { return g.client != first->client; });
    if (auto client = client_means({first, last}))
      out.clients.push_back(*std::move(client));
    else
      ++out.account.left_out;
    first = last;
  }
  out.account.used = out.clients.size();
  out.sd_start = sd_of(column(out.clients, &ClientGoals::start));
  out.reliable = out.sd_start
                     ? reliable_difference(*out.sd_start, options.reliability, two_sided_z(options.level))
                     : Defined<ReliableDifference>(std::unexpected(out.sd_start.error()));
  const auto changes = column(out.clients, &ClientGoals::change);
  out.mean_change = mean_of(changes);
  out.sd_change = sd_of(changes);
  if (!out.sd_change)
    out.effect_size = out.sd_change;
  else if (*out.sd_change > 0)
    out.effect_size = *out.mean_change / *out.sd_change;
  else
    out.effect_size = undefined("everybody changed by the same amount");
  for (auto& client : out.clients) judge(client, out, options);
  if (out.account.left_out > 0)
    out.account.note("/clients", "Clients without a goal rated twice were left out.");
  return out;
}

}  // namespace cairn::statistics
