// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "statistics/change/reliable_change.hpp"
#include "statistics/finding.hpp"

/// Goal-based outcomes: goals in the client's own words, each rated 0 to 10, at the start and at the end.
namespace cairn::statistics {

/// One goal of one client.
struct GoalRating {
  std::int64_t client = 0;
  double start = missing;
  double end = missing;
};

struct GoalOutcomeOptions {
  double reliability = 0.71;
  double level = 0.95;
  double fixed_threshold = 2.45;  ///< points; commonly quoted for parent-rated goals, see docs/statistics.md
};

/// One client: means over the goals that were rated at both times.
struct ClientGoals {
  std::int64_t client = 0;
  std::size_t goals = 0;
  double start = 0;
  double end = 0;
  double change = 0;            ///< end − start; higher is better
  Defined<> rci;                ///< Jacobson-Truax on the client means
  Defined<Change> reliable;     ///< verdict of the rci
  bool improved_fixed = false;  ///< change reaches the fixed threshold
};

struct GoalOutcomes {
  std::vector<ClientGoals> clients;  ///< ascending by client
  Defined<> sd_start;                ///< of the clients' start means
  Defined<ReliableDifference> reliable;
  Defined<> mean_change;
  Defined<> sd_change;
  Defined<> effect_size;  ///< d_z = mean change / its standard deviation
  Account account;        ///< used: clients with a goal rated at both times; left_out: the other clients
};

/// Change in the goals of a cohort; goals may come in any order.
GoalOutcomes goal_outcomes(std::span<const GoalRating> goals, const GoalOutcomeOptions& options);

}  // namespace cairn::statistics
