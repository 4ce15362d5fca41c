// SPDX-License-Identifier: Apache-2.0
#include "statistics/patterns/alliance_signals.hpp"

#include <algorithm>
#include <optional>

#include "statistics/sums.hpp"

namespace cairn::statistics {
namespace {

Defined<> against_earlier(std::span<const double> earlier, double value) {
  if (earlier.size() < 3) return undefined("fewer than 3 earlier sessions");
  const auto sd = sd_of(earlier);
  if (!sd) return sd;
  if (!(*sd > 0)) return undefined("the earlier sessions do not vary");
  return (value - *mean_of(earlier)) / *sd;
}

}  // namespace

std::vector<AllianceSignal> alliance_signals(std::span<const double> values, const AllianceOptions& options) {
  std::vector<AllianceSignal> out;
  std::vector<double> earlier;
  double best = 0;
  std::optional<double> lost;  // the level before a signalled drop, until it is reached again
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i])) continue;
    const double value = values[i];
    const std::size_t n = earlier.size();
    AllianceSignal signal{.index = i, .value = value, .z = against_earlier(earlier, value)};
    signal.below_cutoff = value < options.cutoff;
    if (n > 0) {
      signal.drop_from_last = earlier[n - 1] - value >= options.drop;
      signal.drop_from_best = best - value >= options.drop;
    }
    signal.two_declines = n > 1 && value < earlier[n - 1] && earlier[n - 1] < earlier[n - 2];
    signal.repaired = lost && value >= *lost;
    if (signal.repaired) lost.reset();
    if (!lost && (signal.drop_from_last || signal.drop_from_best))
      lost = signal.drop_from_best ? best : earlier[n - 1];
    best = n == 0 ? value : std::max(best, value);
    earlier.push_back(value);
    out.push_back(std::move(signal));
  }
  return out;
}

}  // namespace cairn::statistics
