// SPDX-License-Identifier: Apache-2.0
#include "statistics/within/trigger_differences.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "statistics/sums.hpp"

namespace cairn::statistics {
namespace {

/// A small generator with the same numbers everywhere (SplitMix64: Steele, Lea & Flood 2014, OOPSLA).
class SplitMix {
 public:
  explicit SplitMix(std::uint64_t seed) : state_(seed) {}

  /// A whole number below `bound`, without bias.
  std::size_t below(std::size_t bound) {
    const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
    std::uint64_t value = next();
    while (value >= limit) value = next();
    return value % bound;
  }

 private:
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }

  std::uint64_t state_;
};

/// The share of shuffles whose difference is at least as large. Only the sum over the moments with the
/// trigger moves, so a shuffle draws that many moments (the first steps of a Fisher-Yates shuffle).
double permutation_p(std::vector<double> ratings, std::size_t with, double difference,
                     const TriggerOptions& options) {
  const auto n = static_cast<double>(ratings.size());
  const auto k = static_cast<double>(with);
  const double total = sum_of(ratings);
  SplitMix random(options.seed);
  std::size_t as_large = 0;
  const double bound = std::abs(difference) * (1 - 1e-12);  // so that ties are not lost to rounding
  for (std::size_t round = 0; round < options.permutations; ++round) {
    if (options.progress && round % 1024 == 0) options.progress(round);
    double drawn = 0;
    for (std::size_t i = 0; i < with; ++i) {
      std::swap(ratings[i], ratings[i + random.below(ratings.size() - i)]);
      drawn += ratings[i];
    }
    if (std::abs(drawn / k - (total - drawn) / (n - k)) >= bound) ++as_large;
  }
  return static_cast<double>(1 + as_large) / static_cast<double>(1 + options.permutations);
}

TriggerDifference difference_of(std::span<const double> ratings, const Trigger& trigger,
                                const TriggerOptions& options) {
  TriggerDifference out{.name = trigger.name};
  std::vector<double> with;
  std::vector<double> without;
  for (std::size_t i = 0; i < ratings.size(); ++i) {
    if (is_missing(ratings[i]) || is_missing(trigger.present[i])) continue;
    (trigger.present[i] != 0 ? with : without).push_back(ratings[i]);
  }
  out.with = with.size();
  out.without = without.size();
  out.mean_with = mean_of(with);
  out.mean_without = mean_of(without);
  const auto few = undefined("there are too few moments with or without the trigger");
  if (with.size() < options.least || without.size() < options.least || !out.mean_with || !out.mean_without) {
    out.difference = out.p = out.q = few;
    return out;
  }
  out.difference = *out.mean_with - *out.mean_without;
  std::vector<double> all = with;
  all.insert(all.end(), without.begin(), without.end());
  if (std::ranges::all_of(all, [&](double v) { return v == all.front(); })) {
    out.p = out.q = undefined("all ratings are equal");
    return out;
  }
  out.p = permutation_p(std::move(all), with.size(), *out.difference, options);
  return out;
}

}  // namespace

std::vector<double> adjusted_for_discovery(std::span<const double> p) {
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return p[a] > p[b]; });
  std::vector<double> q(p.size());
  double lowest = 1;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto rank = static_cast<double>(p.size() - i);
    lowest = std::min(lowest, p[order[i]] * static_cast<double>(p.size()) / rank);
    q[order[i]] = lowest;
  }
  return q;
}

Defined<TriggerDifferences> trigger_differences(std::span<const double> ratings,
                                                std::span<const Trigger> triggers,
                                                const TriggerOptions& options) {
  if (ratings.empty()) return undefined("there are no moments");
  for (const auto& trigger : triggers)
    if (trigger.present.size() != ratings.size()) return undefined("the columns differ in length");
  TriggerDifferences out{{}, {.method = "trigger differences, permutation test, Benjamini-Hochberg"}};
  std::vector<double> p;
  for (const auto& trigger : triggers) {
    out.triggers.push_back(difference_of(ratings, trigger, options));
    if (out.triggers.back().p) p.push_back(*out.triggers.back().p);
  }
  const auto q = adjusted_for_discovery(p);
  std::size_t next = 0;
  for (auto& trigger : out.triggers) {
    ++(trigger.p ? out.account.used : out.account.left_out);
    if (!trigger.p) continue;
    trigger.q = q[next++];
    trigger.stands = *trigger.q <= options.false_discovery;
  }
  if (out.account.left_out > 0)
    out.account.note("/triggers",
                     "Triggers with too few moments on one side, or equal ratings, were not tested.");
  return out;
}

}  // namespace cairn::statistics
