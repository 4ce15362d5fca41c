// SPDX-License-Identifier: Apache-2.0
#include "statistics/single_case/mean_comparison.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "statistics/distributions.hpp"
#include "statistics/sums.hpp"

namespace cairn::statistics {
namespace {

struct Moments {
  double n = 0;
  double mean = 0;
  Defined<> variance;
};

Defined<Moments> moments_of(std::span<const double> values) {
  const auto seen = observed(values);
  const auto mean = mean_of(seen);
  if (!mean) return undefined("a phase has no values");
  Moments out{static_cast<double>(seen.size()), *mean, undefined("a phase has fewer than 2 values")};
  if (const auto sd = sd_of(seen)) out.variance = finite_or_undefined(*sd * *sd);
  return out;
}

Effect no_effect(const Undefined& why) {
  return {std::unexpected(why), std::unexpected(why), std::unexpected(why)};
}

Effect effect_of(double estimate, double variance, double level) {
  const double se = std::sqrt(variance);
  if (!std::isfinite(estimate))
    return no_effect({"the numbers are too large or too small to calculate with"});
  if (!std::isfinite(se)) {
    const Undefined why{"a phase is too short for a standard error"};
    return {estimate, std::unexpected(why), std::unexpected(why)};
  }
  const double reach = two_sided_z(level) * se;
  return {estimate, se, Interval{estimate - reach, estimate + reach, level}};
}

double floor_constant(const ResponseRatioOptions& options) {
  switch (options.scale) {
    case OutcomeScale::count:
      return 1;
    case OutcomeScale::rate:
      return options.observation_length.value_or(std::numeric_limits<double>::infinity());
    case OutcomeScale::proportion:
      return options.intervals.value_or(std::numeric_limits<double>::infinity());
    case OutcomeScale::percentage:
      return options.intervals.value_or(std::numeric_limits<double>::infinity()) / 100;
    case OutcomeScale::other:
      break;
  }
  return std::numeric_limits<double>::infinity();
}

/// log M_B − log M_A with its small-sample correction; `complement` measures both means from the scale's top.
Effect log_ratio(std::span<const double> a, std::span<const double> b, const ResponseRatioOptions& options,
                 std::optional<double> complement_of, double sign) {
  auto first = moments_of(a);
  auto second = moments_of(b);
  if (!first || !second) return no_effect({"a phase has no values"});
  if (!first->variance || !second->variance) return no_effect({"a phase has fewer than 2 values"});
  const double floor = floor_constant(options);
  for (Moments* phase : {&*first, &*second}) {
    if (complement_of) phase->mean = *complement_of - phase->mean;
    phase->mean = std::max(phase->mean, 1 / (2 * floor * phase->n));
    phase->variance = std::max(*phase->variance, 1 / (floor * floor * std::pow(phase->n, 3)));
    if (!(phase->mean > 0)) return no_effect({"a mean is not above 0"});
  }
  const double share_a = *first->variance / (first->n * first->mean * first->mean);
  const double share_b = *second->variance / (second->n * second->mean * second->mean);
  const double ratio = std::log(second->mean) - std::log(first->mean) + share_b / 2 - share_a / 2;
  return effect_of(sign * ratio, share_a + share_b, options.level);
}

std::optional<double> top_of(OutcomeScale scale) {
  if (scale == OutcomeScale::percentage) return 100;
  if (scale == OutcomeScale::proportion) return 1;
  return std::nullopt;
}

/// Variance of the log of a phase's median from the order statistics around it.
double log_median_variance(std::vector<double> values) {
  std::ranges::sort(values);
  const auto n = static_cast<double>(values.size());
  const double first = std::max(std::nearbyint(n / 2 - std::sqrt(n)), 1.0);
  const auto low = static_cast<std::size_t>(first) - 1;
  const double z = normal_quantile(1 - binomial_cdf(first - 1, n, 0.5));
  const double root = (std::log(values[values.size() - 1 - low]) - std::log(values[low])) / (2 * z);
  return root * root;
}

}  // namespace

MeanDifference standardised_mean_difference(std::span<const double> a, std::span<const double> b,
                                            Better better, Standardiser standardiser, bool corrected,
                                            double level) {
  const auto first = moments_of(a);
  const auto second = moments_of(b);
  if (!first || !second) return {no_effect({"a phase has no values"}), undefined("a phase has no values")};
  const bool pooled = standardiser == Standardiser::pooled;
  const double df = pooled ? first->n + second->n - 2 : first->n - 1;
  if (df < 1)
    return {no_effect({"a phase has fewer than 2 values"}), undefined("a phase has fewer than 2 values")};
  const double mixed =
      ((first->n - 1) * first->variance.value_or(0) + (second->n - 1) * second->variance.value_or(0)) / df;
  const double variance = pooled ? mixed : first->variance.value_or(missing);
  const double sd = std::sqrt(variance);
  if (!(sd > 0)) return {no_effect({"the values do not vary"}), sd};
  const double j = corrected ? 1 - 3 / (4 * df - 1) : 1;
  const double d = j * sign_of(better) * (second->mean - first->mean) / sd;
  const double spread_b = second->variance.value_or(missing);
  const double means =
      pooled ? 1 / first->n + 1 / second->n : 1 / first->n + spread_b / (second->n * variance);
  return {effect_of(d, j * j * (means + d * d / (2 * df)), level), sd};
}

Effect log_response_ratio_increasing(std::span<const double> a, std::span<const double> b,
                                     const ResponseRatioOptions& options) {
  const bool up = options.better == Better::higher;
  const auto top = top_of(options.scale);
  if (top) return log_ratio(a, b, options, up ? std::nullopt : top, 1);
  return log_ratio(a, b, options, std::nullopt, up ? 1 : -1);
}

Effect log_response_ratio_decreasing(std::span<const double> a, std::span<const double> b,
                                     const ResponseRatioOptions& options) {
  const bool up = options.better == Better::higher;
  const auto top = top_of(options.scale);
  if (top) return log_ratio(a, b, options, up ? top : std::nullopt, 1);
  return log_ratio(a, b, options, std::nullopt, up ? -1 : 1);
}

Effect log_ratio_of_medians(std::span<const double> a, std::span<const double> b, Better better,
                            double level) {
  const auto first = observed(a);
  const auto second = observed(b);
  const auto middle_a = median_of(first);
  const auto middle_b = median_of(second);
  if (!middle_a || !middle_b) return no_effect({"a phase has no values"});
  if (!(*middle_a > 0 && *middle_b > 0)) return no_effect({"a median is not above 0"});
  const double ratio = sign_of(better) * (std::log(*middle_b) - std::log(*middle_a));
  return effect_of(ratio, log_median_variance(first) + log_median_variance(second), level);
}

Effect percent_of_goal(std::span<const double> a, std::span<const double> b, double goal, double level) {
  const auto first = moments_of(a);
  const auto second = moments_of(b);
  if (!first || !second) return no_effect({"a phase has no values"});
  const double way = goal - first->mean;
  if (way == 0) return no_effect({"the goal is the mean of the baseline"});
  const double share = (second->mean - first->mean) / way;
  const double error_a = first->variance.value_or(missing) / first->n;
  const double error_b = second->variance.value_or(missing) / second->n;
  return effect_of(100 * share, (error_a + error_b + share * share * error_a) / (way * way) * 1e4, level);
}

}  // namespace cairn::statistics
