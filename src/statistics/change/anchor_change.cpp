// SPDX-License-Identifier: Apache-2.0
#include "statistics/change/anchor_change.hpp"

#include <cmath>

#include "statistics/change/pre_post.hpp"
#include "statistics/distributions.hpp"
#include "statistics/sums.hpp"

namespace cairn::statistics {
namespace {

struct MeanError {
  double mean = 0;
  double error = 0;  ///< standard error of the mean
  double degrees = 0;
};

Defined<MeanError> mean_error(std::span<const double> values) {
  const auto mean = mean_of(values);
  const auto sd = sd_of(values);
  if (!mean) return std::unexpected(mean.error());
  if (!sd) return undefined("fewer than 2 people have the scores that are needed");
  const auto n = static_cast<double>(values.size());
  return MeanError{*mean, *sd / std::sqrt(n), n - 1};
}

void conclude(GroupDifference& out, double difference, double error, double degrees,
              const GroupOptions& options) {
  out.difference = finite_or_undefined(difference);
  if (!(error > 0)) {
    out.interval = undefined("the differences do not vary");
    out.verdict = undefined("the differences do not vary");
    return;
  }
  const double reach = student_t_quantile(1 - (1 - options.level) / 2, degrees) * error;
  out.interval = Interval{difference - reach, difference + reach, options.level};
  out.verdict = verdict_of(difference, *out.interval, options);
}

GroupDifference without(Undefined why, std::string_view method) {
  return {std::unexpected(why), std::unexpected(why), std::unexpected(why), {.method = method}};
}

}  // namespace

Change anchor_change(double difference, const ImportantDifference& mid) {
  const double toward_better = sign_of(mid.better) * difference;
  if (toward_better >= mid.improvement) return Change::improved;
  if (toward_better <= -mid.deterioration.value_or(mid.improvement)) return Change::deteriorated;
  return Change::unchanged;
}

std::string_view name_of(GroupVerdict verdict) {
  switch (verdict) {
    case GroupVerdict::not_significant:
      return "Statistically not significant";
    case GroupVerdict::wrong_direction:
      return "Statistically significant in the unwanted direction";
    case GroupVerdict::not_relevant:
      return "Statistically significant but not clinically relevant";
    case GroupVerdict::not_below_threshold:
      return "Not significantly less than the threshold";
    case GroupVerdict::probably_significant:
      return "Probably clinically significant effect";
    case GroupVerdict::large:
      return "Large clinically significant effect";
  }
  return "";
}

GroupVerdict verdict_of(double difference, const Interval& interval, const GroupOptions& options) {
  const bool higher = options.better == Better::higher;
  // Turned so that further right is better.
  const double low = higher ? interval.low : -interval.high;
  const double high = higher ? interval.high : -interval.low;
  const double estimate = sign_of(options.better) * difference;
  const bool looks_at_zero = options.mode == Mode::standard || !higher;
  if (looks_at_zero && low <= 0 && high >= 0) return GroupVerdict::not_significant;
  if (options.mode == Mode::standard && high < 0) return GroupVerdict::wrong_direction;
  if (high < options.mid) return GroupVerdict::not_relevant;
  if (low > options.mid) return GroupVerdict::large;
  return estimate > options.mid ? GroupVerdict::probably_significant : GroupVerdict::not_below_threshold;
}

GroupDifference difference_within(std::span<const double> pre, std::span<const double> post,
                                  const GroupOptions& options) {
  constexpr std::string_view method = "mean difference within a group, paired t interval";
  const auto pairs = pair_up(pre, post);
  std::vector<double> differences(pairs.used());
  for (std::size_t i = 0; i < differences.size(); ++i) differences[i] = pairs.post[i] - pairs.pre[i];
  const auto found = mean_error(differences);
  auto out = without(found ? Undefined{} : found.error(), method);
  if (found) conclude(out, found->mean, found->error, found->degrees, options);
  out.account.used = pairs.used();
  out.account.left_out = pairs.left_out;
  return out;
}

GroupDifference difference_between(std::span<const double> reference, std::span<const double> comparison,
                                   const GroupOptions& options) {
  constexpr std::string_view method = "difference between two groups, Welch t interval";
  const auto first_values = observed(reference);
  const auto second_values = observed(comparison);
  const auto first = mean_error(first_values);
  const auto second = mean_error(second_values);
  auto out = without(!first ? first.error() : !second ? second.error() : Undefined{}, method);
  if (first && second) {
    const double error = std::hypot(first->error, second->error);
    const double a = error > 0 ? std::pow(first->error / error, 4) / first->degrees : 0;
    const double b = error > 0 ? std::pow(second->error / error, 4) / second->degrees : 0;
    conclude(out, second->mean - first->mean, error, 1 / (a + b), options);
  }
  out.account.used = first_values.size() + second_values.size();
  out.account.left_out = reference.size() + comparison.size() - out.account.used;
  return out;
}

}  // namespace cairn::statistics
