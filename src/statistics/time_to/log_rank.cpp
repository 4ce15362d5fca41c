// SPDX-License-Identifier: Apache-2.0
#include "statistics/time_to/log_rank.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <tuple>

#include "statistics/distributions.hpp"

namespace cairn::statistics {
namespace {

/// Everybody who leaves at one time in one stratum.
struct Moment {
  std::vector<double> events;  ///< by group
  std::vector<double> leaving;
  double all_events = 0;
};

class Tally {
 public:
  Tally(std::size_t groups, std::size_t strata, double rho) : groups_(groups), rho_(rho) {
    out.observed.assign(groups, std::vector<double>(strata, 0.0));
    out.expected = out.observed;
    out.variance.assign(groups, std::vector<double>(groups, 0.0));
  }

  /// People of one stratum in ascending order of time.
  void add_stratum(std::span<const WatchedMember> people) {
    std::vector<double> at_risk(groups_, 0.0);
    for (const auto& person : people) at_risk[person.group] += 1;
    double survival = 1;
    for (std::size_t i = 0; i < people.size();) {
      Moment moment{std::vector<double>(groups_, 0.0), std::vector<double>(groups_, 0.0), 0};
      const double time = people[i].watched.time;
      for (; i < people.size() && people[i].watched.time == time; ++i) {
        moment.leaving[people[i].group] += 1;
        if (!people[i].watched.event) continue;
        moment.events[people[i].group] += 1;
        moment.all_events += 1;
      }
      if (moment.all_events > 0) survival *= 1 - add_moment(moment, at_risk, people[0].stratum, survival);
      for (std::size_t g = 0; g < groups_; ++g) at_risk[g] -= moment.leaving[g];
    }
  }

  LogRank out;

 private:
  /// Returns the share of those at risk to whom the event happened.
  double add_moment(const Moment& moment, std::span<const double> at_risk, std::size_t stratum,
                    double survival) {
    double all = 0;
    for (const double n : at_risk) all += n;
    const double weight = rho_ == 0 ? 1 : std::pow(survival, rho_);
    const double d = moment.all_events;
    const double spread = all > 1 ? weight * weight * d * (all - d) / (all - 1) : 0;
    for (std::size_t j = 0; j < groups_; ++j) {
      const double share = at_risk[j] / all;
      out.observed[j][stratum] += weight * moment.events[j];
      out.expected[j][stratum] += weight * d * share;
      for (std::size_t k = 0; k < groups_; ++k)
        out.variance[j][k] += spread * share * ((j == k ? 1 : 0) - at_risk[k] / all);
    }
    return d / all;
  }

  std::size_t groups_;
  double rho_;
};

double total(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum;
}

void test(LogRank& out) {
  std::vector<std::size_t> kept;
  for (std::size_t g = 0; g < out.expected.size(); ++g)
    if (total(out.expected[g]) > 0) kept.push_back(g);
  if (kept.size() < 2) {
    out.chi_squared = undefined("fewer than 2 groups could have had an event");
    out.p = out.chi_squared;
    return;
  }
  out.degrees = kept.size() - 1;
  const auto size = static_cast<Eigen::Index>(out.degrees);
  Eigen::VectorXd apart(size);
  Eigen::MatrixXd variance(size, size);
  for (Eigen::Index j = 0; j < size; ++j) {
    const std::size_t group = kept[static_cast<std::size_t>(j) + 1];
    apart(j) = total(out.observed[group]) - total(out.expected[group]);
    for (Eigen::Index k = 0; k < size; ++k)
      variance(j, k) = out.variance[group][kept[static_cast<std::size_t>(k) + 1]];
  }
  const Eigen::LDLT<Eigen::MatrixXd> factor(variance);
  const auto pivots = factor.vectorD();
  if (!(pivots.minCoeff() > 1e-12 * std::max(1e-300, pivots.maxCoeff()))) {
    out.chi_squared = undefined("the groups were never at risk together");
    out.p = out.chi_squared;
    return;
  }
  out.chi_squared = apart.dot(factor.solve(apart));
  out.p = chi_squared_upper(*out.chi_squared, static_cast<double>(out.degrees));
}

}  // namespace

LogRank log_rank(std::span<const WatchedMember> people, std::size_t groups, std::size_t strata, double rho) {
  std::vector<WatchedMember> sorted;
  sorted.reserve(people.size());
  for (const auto& person : people)
    if (std::isfinite(person.watched.time) && person.watched.time >= 0 && person.group < groups &&
        person.stratum < strata)
      sorted.push_back(person);
  std::ranges::sort(sorted, {},
                    [](const auto& person) { return std::tuple(person.stratum, person.watched.time); });
  Tally tally(groups, strata, rho);
  LogRank& out = tally.out;
  out.members.assign(groups, 0);
  for (const auto& person : sorted) ++out.members[person.group];
  for (auto first = sorted.begin(); first != sorted.end();) {
    const auto last =
        std::find_if(first, sorted.end(), [&](const auto& p) { return p.stratum != first->stratum; });
    tally.add_stratum({first, last});
    first = last;
  }
  out.account = {.method = rho == 0 ? "log-rank test" : "Harrington-Fleming test"};
  out.account.used = sorted.size();
  out.account.left_out = people.size() - sorted.size();
  test(out);
  return std::move(out);
}

}  // namespace cairn::statistics
