// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "statistics/finding.hpp"
#include "statistics/interval.hpp"
#include "statistics/undefined.hpp"

/// Time until something happens when not everybody was watched until it did (Kaplan & Meier 1958, JASA
/// 53:457-481).
namespace cairn::statistics {

/// One person watched: until `time`, where the event happened or watching ended (censored).
struct Watched {
  double time = 0;  ///< 0 or later, in any unit
  bool event = false;
};

/// The curve at one distinct time. Whoever is censored at that time is still at risk at it.
struct SurvivalStep {
  double time = 0;
  std::size_t at_risk = 0;
  std::size_t events = 0;
  std::size_t censored = 0;
  double survival = 1;           ///< S, the share without the event after this time
  double cumulative_hazard = 0;  ///< Nelson-Aalen Σ d/n
  double variance_log = 0;       ///< Greenwood's variance of log S; infinite once S is 0
};

struct SurvivalCurve {
  std::vector<SurvivalStep> steps;  ///< ascending by time, events and censorings
  std::size_t events = 0;
  Account account;  ///< left_out: people without a time, or with a negative one
};

/// The Kaplan-Meier curve.
SurvivalCurve survival_curve(std::span<const Watched> people);

/// On which scale the normal interval is taken.
enum class SurvivalScale { log, log_log, plain };

/// Standard error of log S. Undefined when S is 0.
Defined<> se_log(const SurvivalStep& step);

/// Standard error of S (Greenwood). Undefined when S is 0.
Defined<> se_survival(const SurvivalStep& step);

/// Interval of S at one step: plain S±z·S·se clipped to 0…1; log S·exp(±z·se) with the upper limit clipped at
/// 1; log-log exp(−exp(log(−log S) ± z·se/log S)). Undefined when S is 0, and on the log-log scale when S
/// is 1.
Defined<Interval> survival_interval(const SurvivalStep& step, SurvivalScale scale, double level = 0.95);

/// S just after `time`, 1 before the first step.
double survival_at(const SurvivalCurve& curve, double time);

/// A quantile of the time to the event with the limits that come from inverting the interval curves; a limit
/// that is never reached is undefined.
struct SurvivalQuantile {
  double p = 0.5;  ///< share with the event
  Defined<> time;
  Defined<> low;
  Defined<> high;
};

/// The smallest time with S ≤ 1 − p; where S equals 1 − p along a flat stretch, the middle of that stretch.
SurvivalQuantile survival_quantile(const SurvivalCurve& curve, double p, SurvivalScale scale,
                                   double level = 0.95);

/// Restricted mean: the mean time without the event within 0…tau, the area under the curve.
struct RestrictedMean {
  double tau = 0;
  double mean = 0;
  double standard_error = 0;  ///< √Σ A²·d/(n(n−d)) over times up to tau, A the area from there to tau
};

/// Undefined when nobody was watched or tau is not above 0.
Defined<RestrictedMean> restricted_mean(const SurvivalCurve& curve, double tau);

}  // namespace cairn::statistics
