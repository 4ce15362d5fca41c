// SPDX-License-Identifier: Apache-2.0
#include "statistics/time_to/survival.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "statistics/distributions.hpp"
#include "statistics/sums.hpp"

namespace cairn::statistics {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// Where a falling curve of (time, value) meets `share`, as survival_quantile describes it.
struct Crossing {
  std::optional<double> reached;  ///< first time at or below the share
  std::optional<double> passed;   ///< first time clearly below it
  bool touches_at_end = false;    ///< the last value equals the share
};

template <class ValueAt>
Defined<> time_where(const SurvivalCurve& curve, double share, ValueAt value_at) {
  const double tolerance = std::sqrt(std::numeric_limits<double>::epsilon());
  Crossing crossing;
  for (const auto& step : curve.steps) {
    const std::optional<double> value = value_at(step);
    crossing.touches_at_end = value && std::abs(*value - share) < tolerance;
    if (!value) continue;
    if (!crossing.reached && *value <= share + tolerance) crossing.reached = step.time;
    if (!crossing.passed && *value <= share - tolerance) crossing.passed = step.time;
  }
  if (!crossing.reached) return undefined("the curve does not come down that far");
  if (crossing.passed) return (*crossing.reached + *crossing.passed) / 2;
  if (crossing.touches_at_end) return (*crossing.reached + curve.steps.back().time) / 2;
  return undefined("the curve does not come down that far");
}

}  // namespace

SurvivalCurve survival_curve(std::span<const Watched> people) {
  SurvivalCurve out{{}, 0, {.method = "Kaplan-Meier"}};
  std::vector<Watched> sorted;
  sorted.reserve(people.size());
  for (const auto& person : people)
    if (std::isfinite(person.time) && person.time >= 0) sorted.push_back(person);
  out.account.used = sorted.size();
  out.account.left_out = people.size() - sorted.size();
  std::ranges::sort(sorted, {}, &Watched::time);
  SurvivalStep step;
  for (std::size_t i = 0; i < sorted.size();) {
    step.time = sorted[i].time;
    step.at_risk = sorted.size() - i;
    step.events = step.censored = 0;
    for (; i < sorted.size() && sorted[i].time == step.time; ++i)
      ++(sorted[i].event ? step.events : step.censored);
    const auto n = static_cast<double>(step.at_risk);
    const auto d = static_cast<double>(step.events);
    step.survival *= 1 - d / n;
    step.cumulative_hazard += d / n;
    if (step.events > 0) step.variance_log += step.events == step.at_risk ? infinite : d / (n * (n - d));
    out.events += step.events;
    out.steps.push_back(step);
  }
  if (out.events == 0) out.account.warn("/events", "The event happened to nobody; the curve stays at 1.");
  if (out.account.left_out > 0) out.account.note("/people", "People without a time were left out.");
  return out;
}

Defined<> se_log(const SurvivalStep& step) {
  if (std::isinf(step.variance_log)) return undefined("nobody is left without the event");
  return std::sqrt(step.variance_log);
}

Defined<> se_survival(const SurvivalStep& step) {
  const auto se = se_log(step);
  if (!se) return se;
  return *se * step.survival;
}

Defined<Interval> survival_interval(const SurvivalStep& step, SurvivalScale scale, double level) {
  const auto se = se_log(step);
  if (!se) return std::unexpected(se.error());
  const double s = step.survival;
  const double reach = two_sided_z(level) * *se;
  switch (scale) {
    case SurvivalScale::log:
      return Interval{s * std::exp(-reach), std::min(1.0, s * std::exp(reach)), level};
    case SurvivalScale::plain:
      return Interval{std::max(0.0, s - s * reach), std::min(1.0, s + s * reach), level};
    case SurvivalScale::log_log: {
      if (s == 1) return undefined("the event has happened to nobody yet");
      const double center = std::log(-std::log(s));
      const double wide = std::abs(reach / std::log(s));
      return Interval{std::exp(-std::exp(center + wide)), std::exp(-std::exp(center - wide)), level};
    }
  }
  return undefined("there is no such scale");
}

double survival_at(const SurvivalCurve& curve, double time) {
  const auto after = std::ranges::upper_bound(curve.steps, time, {}, &SurvivalStep::time);
  return after == curve.steps.begin() ? 1 : std::prev(after)->survival;
}

SurvivalQuantile survival_quantile(const SurvivalCurve& curve, double p, SurvivalScale scale, double level) {
  const auto limit = [&](bool low) {
    return [=](const SurvivalStep& step) -> std::optional<double> {
      const auto interval = survival_interval(step, scale, level);
      if (!interval) return std::nullopt;
      return low ? interval->low : interval->high;
    };
  };
  return {p, time_where(curve, 1 - p, [](const SurvivalStep& step) { return std::optional(step.survival); }),
          time_where(curve, 1 - p, limit(true)), time_where(curve, 1 - p, limit(false))};
}

Defined<RestrictedMean> restricted_mean(const SurvivalCurve& curve, double tau) {
  if (curve.steps.empty()) return undefined("nobody was watched");
  if (!(tau > 0 && std::isfinite(tau))) return undefined("the time span has to be above 0");
  RestrictedMean out{tau, 0, 0};
  CompensatedSum area;
  CompensatedSum variance;
  double until = tau;
  for (std::size_t i = curve.steps.size(); i-- > 0;) {
    const auto& step = curve.steps[i];
    if (step.time > tau) continue;
    area.add(step.survival * (until - step.time));
    until = step.time;
    const auto n = static_cast<double>(step.at_risk);
    const auto d = static_cast<double>(step.events);
    if (step.events < step.at_risk) variance.add(area.value() * area.value() * d / (n * (n - d)));
  }
  area.add(until);
  out.mean = area.value();
  out.standard_error = std::sqrt(variance.value());
  return out;
}

}  // namespace cairn::statistics
