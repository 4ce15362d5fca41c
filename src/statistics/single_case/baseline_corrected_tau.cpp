// SPDX-License-Identifier: Apache-2.0
#include "statistics/single_case/baseline_corrected_tau.hpp"

#include <algorithm>
#include <cmath>

#include "statistics/distributions.hpp"
#include "statistics/sums.hpp"
#include "statistics/within/rank_correlation.hpp"

namespace cairn::statistics {
namespace {

double session(std::size_t i) { return static_cast<double>(i + 1); }

double rounded_to_single(double value) { return static_cast<double>(static_cast<float>(value)); }

double single_precision_tau(const Kendall& counts) {
  const auto x = static_cast<float>(std::sqrt(counts.pairs() - counts.tied_x));
  const auto y = static_cast<float>(std::sqrt(counts.pairs() - counts.tied_y));
  return static_cast<double>(static_cast<float>(counts.s()) / (x * y));
}

}  // namespace

Defined<MedianLine> median_line(std::span<const double> values) {
  if (values.size() < 2) return undefined("a trend needs at least 2 values");
  std::vector<double> slopes;
  for (std::size_t i = 0; i < values.size(); ++i)
    for (std::size_t j = i + 1; j < values.size(); ++j)
      slopes.push_back((values[j] - values[i]) / static_cast<double>(j - i));
  const auto slope = median_of(slopes);
  if (!slope) return std::unexpected(slope.error());
  std::vector<double> levels;
  for (std::size_t i = 0; i < values.size(); ++i) levels.push_back(values[i] - *slope * session(i));
  const auto intercept = median_of(levels);
  if (!intercept) return std::unexpected(intercept.error());
  return MedianLine{*slope, *intercept};
}

Phases without_trend(const Phases& phases, const MedianLine& line) {
  Phases out = phases;
  for (std::size_t i = 0; i < out.a.size(); ++i)
    out.a[i] = out.a[i] - line.intercept - line.slope * session(i);
  for (std::size_t i = 0; i < out.b.size(); ++i)
    out.b[i] = out.b[i] - line.intercept - line.slope * session(out.a.size() + i);
  return out;
}

Defined<> baseline_trend_p(const Phases& phases) {
  if (phases.a.size() < 3) return undefined("a trend test needs at least 3 values");
  std::vector<double> sessions;
  for (std::size_t i = 0; i < phases.a.size(); ++i) sessions.push_back(session(i));
  const auto counts = kendall(phases.a, sessions);
  if (!tau_b(counts)) return undefined("the baseline does not vary");
  return two_sided_normal_p(std::max(0.0, std::abs(counts.s()) - 1) / std::sqrt(counts.variance));
}

CorrectedTau corrected_tau(const Phases& phases, double level, Mode mode) {
  CorrectedTau out{median_line(phases.a), {undefined(""), undefined(""), undefined("")}};
  if (out.line) {
    out.tau = tau_of(nap(without_trend(phases, *out.line), level, mode));
  } else {
    out.tau.estimate = out.tau.se = std::unexpected(out.line.error());
    out.tau.interval = std::unexpected(out.line.error());
  }
  return out;
}

CorrectedTau corrected_tau_if_trend(const Phases& phases, double alpha, double level, Mode mode) {
  const auto p = baseline_trend_p(phases);
  if (p && *p < alpha) return corrected_tau(phases, level, mode);
  return {median_line(phases.a), tau_of(nap(phases, level, mode))};
}

Tau corrected_tau_kendall(const Phases& phases, double level, Mode mode) {
  const auto none = undefined("a trend needs at least 2 values");
  const auto line = median_line(phases.a);
  if (!line || phases.b.empty()) return {none, none, none};
  const auto corrected = without_trend(phases, *line);
  std::vector<double> values = corrected.a;
  values.insert(values.end(), corrected.b.begin(), corrected.b.end());
  if (mode == Mode::compat) std::ranges::transform(values, values.begin(), rounded_to_single);
  std::vector<double> phase(corrected.a.size(), 0.0);
  phase.resize(values.size(), 1.0);
  const auto counts = kendall(values, phase);
  auto tau = tau_b(counts);
  if (mode == Mode::compat)
    tau = tau ? single_precision_tau(counts) : 0;  // R's package gives 0 where all are tied
  if (!tau) return {tau, tau, std::unexpected(tau.error())};
  const double se = std::sqrt(2 / static_cast<double>(values.size()) * (1 - *tau * *tau));
  const double reach = two_sided_z(level) * se;
  return {tau, se, Interval{*tau - reach, *tau + reach, level}};
}

}  // namespace cairn::statistics
