// SPDX-License-Identifier: Apache-2.0
#include "statistics/time_to/time_to_improvement.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>
#include <vector>

namespace cairn::statistics {
namespace {

using Point = std::pair<double, double>;  // session, score

std::vector<Point> sorted_course(std::span<const double> sessions, std::span<const double> scores) {
  std::vector<Point> out;
  for (std::size_t i = 0; i < sessions.size(); ++i)
    if (std::isfinite(sessions[i]) && std::isfinite(scores[i])) out.emplace_back(sessions[i], scores[i]);
  std::ranges::sort(out);
  const auto repeated = std::ranges::unique(out);
  out.erase(repeated.begin(), repeated.end());
  return out;
}

}  // namespace

Defined<TimeToImprovement> time_to_improvement(std::span<const double> sessions,
                                               std::span<const double> scores, const ImprovementRule& rule) {
  if (sessions.size() != scores.size()) throw std::invalid_argument("a score for each session is needed");
  const auto course = sorted_course(sessions, scores);
  const auto baseline = std::ranges::lower_bound(course, rule.baseline_session, {}, &Point::first);
  if (baseline == course.end() || baseline->first != rule.baseline_session)
    return undefined("there is no score at the baseline session");
  const auto later = std::next(baseline);
  if (later != course.end() && later->first == rule.baseline_session)
    return undefined("there are two different scores at the baseline session");
  const double direction = sign_of(rule.better);
  const auto improved = [&](const Point& point) {
    return direction * (point.second - baseline->second) >= rule.reliable_change;
  };
  const double last = course.back().first;
  TimeToImprovement out{{last, false}, {last, false}, std::nullopt};
  const auto first = std::find_if(later, course.end(), improved);
  if (first != course.end()) out.first = {first->first, true};
  auto lasting = course.end();
  while (lasting != later && improved(*std::prev(lasting))) --lasting;
  if (lasting != course.end()) out.sustained = {lasting->first, true};
  if (rule.last_planned) out.drop_out = Watched{last, last < *rule.last_planned};
  return out;
}

}  // namespace cairn::statistics
