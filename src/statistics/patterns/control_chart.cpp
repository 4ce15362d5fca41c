// SPDX-License-Identifier: Apache-2.0
#include "statistics/patterns/control_chart.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "statistics/sums.hpp"

namespace cairn::statistics {
namespace {

const double d2 = 2 / std::sqrt(std::numbers::pi);
const double d3 = std::sqrt(2 - 4 / std::numbers::pi);

/// How many of the last `window` values up to `i` lie beyond `limit` on the side of value i, which has to as
/// well.
bool beyond(std::span<const ChartPoint> points, std::size_t i, std::size_t window, std::size_t needed,
            double limit) {
  if (i + 1 < window || std::abs(points[i].z) <= limit) return false;
  const double side = points[i].z > 0 ? 1 : -1;
  std::size_t count = 0;
  for (std::size_t k = i + 1 - window; k <= i; ++k) count += side * points[k].z > limit ? 1U : 0U;
  return count >= needed;
}

bool same_side(std::span<const ChartPoint> points, std::size_t i, std::size_t length) {
  if (i + 1 < length) return false;
  const auto last = points.subspan(i + 1 - length, length);
  return std::ranges::all_of(last, [](const auto& p) { return p.z > 0; }) ||
         std::ranges::all_of(last, [](const auto& p) { return p.z < 0; });
}

bool one_direction(std::span<const ChartPoint> points, std::size_t i, std::size_t moves) {
  if (i < moves) return false;
  bool up = true;
  bool down = true;
  for (std::size_t k = i - moves + 1; k <= i; ++k) {
    up = up && points[k].value > points[k - 1].value;
    down = down && points[k].value < points[k - 1].value;
  }
  return up || down;
}

void judge(ControlChart& chart, const ChartOptions& options) {
  double ewma = chart.centre;
  double plus = 0;
  double minus = 0;
  double remaining = 1;  // (1−λ)^{2i}
  for (std::size_t i = 0; i < chart.points.size(); ++i) {
    ChartPoint& point = chart.points[i];
    point.beyond_three = std::abs(point.z) > 3;
    point.two_of_three = beyond(chart.points, i, 3, 2, 2);
    point.four_of_five = beyond(chart.points, i, 5, 4, 1);
    point.run_of_eight = same_side(chart.points, i, 8);
    point.trend_of_six = one_direction(chart.points, i, 5);
    point.ewma = ewma = options.lambda * point.value + (1 - options.lambda) * ewma;
    remaining *= (1 - options.lambda) * (1 - options.lambda);
    const double spread = std::sqrt(options.lambda / (2 - options.lambda) * (1 - remaining));
    const double width = options.ewma_width * chart.sigma * spread;
    point.ewma_low = chart.centre - width;
    point.ewma_high = chart.centre + width;
    point.cusum_plus = plus = std::max(0.0, plus + point.z - options.cusum_slack);
    point.cusum_minus = minus = std::max(0.0, minus - point.z - options.cusum_slack);
    point.cusum_signal = plus > options.cusum_limit || minus > options.cusum_limit;
  }
}

double mean_moving_range(std::span<const double> values) {
  std::vector<double> ranges;
  for (std::size_t i = 1; i < values.size(); ++i) ranges.push_back(std::abs(values[i] - values[i - 1]));
  return mean_of(ranges).value_or(0);
}

}  // namespace

ControlChartResult control_chart(std::span<const double> values, const ChartOptions& options) {
  ControlChartResult out{undefined("there are no values"),
                         undefined("there are no values"),
                         {},
                         {.method = "control chart of individual values (XmR), EWMA and CUSUM"}};
  std::vector<double> seen;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i])) continue;
    seen.push_back(values[i]);
    out.observed.push_back(i);
  }
  out.account.used = seen.size();
  out.account.left_out = values.size() - seen.size();
  if (seen.empty()) return out;
  const std::size_t baseline =
      std::clamp<std::size_t>(options.baseline.value_or(seen.size()), 1, seen.size());
  const auto window = std::span(seen).first(baseline);
  out.centre = mean_of(window);
  if (baseline < 2) {
    out.chart = undefined("fewer than 2 values");
    return out;
  }
  ControlChart chart{.baseline = baseline, .centre = *out.centre, .moving_range = mean_moving_range(window)};
  chart.sigma = chart.moving_range / d2;
  if (!(chart.sigma > 0)) {
    out.chart = undefined("the values do not vary");
    return out;
  }
  chart.upper = chart.centre + 3 * chart.sigma;
  chart.lower = chart.centre - 3 * chart.sigma;
  chart.moving_range_upper = chart.moving_range * (1 + 3 * d3 / d2);
  for (std::size_t i = 0; i < seen.size(); ++i)
    chart.points.push_back(
        {.index = out.observed[i], .value = seen[i], .z = (seen[i] - chart.centre) / chart.sigma});
  judge(chart, options);
  if (baseline < 5) out.account.warn("/baseline", "Fewer than 5 values set the limits; they move a lot.");
  out.chart = std::move(chart);
  return out;
}

}  // namespace cairn::statistics
