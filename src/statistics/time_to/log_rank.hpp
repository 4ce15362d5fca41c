// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "statistics/finding.hpp"
#include "statistics/time_to/survival.hpp"
#include "statistics/undefined.hpp"

/// Do groups differ in the time to the event? (Mantel 1966; weights of Harrington & Fleming 1982, Biometrika
/// 69:553-566)
namespace cairn::statistics {

/// One person in a comparison; groups and strata are numbered from 0.
struct WatchedMember {
  Watched watched;
  std::size_t group = 0;
  std::size_t stratum = 0;
};

struct LogRank {
  std::vector<std::size_t> members;           ///< people per group
  std::vector<std::vector<double>> observed;  ///< [group][stratum], weighted events
  std::vector<std::vector<double>> expected;  ///< [group][stratum]
  std::vector<std::vector<double>> variance;  ///< [group][group], over all strata
  Defined<> chi_squared;
  Defined<> p;
  std::size_t degrees = 0;  ///< groups with an expected event, less one
  Account account;
};

/// The log-rank test of `groups` groups over `strata` strata. Each event time is weighted with S(t−)^rho of
/// its stratum's pooled curve: rho 0 is the log-rank test, rho 1 the Peto-Peto test. Undefined with fewer
/// than 2 groups that expect events.
LogRank log_rank(std::span<const WatchedMember> people, std::size_t groups, std::size_t strata = 1,
                 double rho = 0);

}  // namespace cairn::statistics
