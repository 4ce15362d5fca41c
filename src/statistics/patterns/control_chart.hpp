// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "statistics/finding.hpp"
#include "statistics/undefined.hpp"

/// Control charts for one person's repeated short check (Shewhart's chart of individual values with moving
/// ranges, Roberts' EWMA 1959, Page's CUSUM 1954). What counts as a signal is our own choice, written in
/// docs/statistics.md.
namespace cairn::statistics {

struct ChartOptions {
  std::optional<std::size_t> baseline;  ///< how many first observed values set the centre; all when absent
  double lambda = 0.2;                  ///< weight of the newest value in the EWMA, above 0 up to 1
  double ewma_width = 2.7;              ///< L: limits in standard deviations of the EWMA
  double cusum_slack = 0.5;             ///< k, in σ
  double cusum_limit = 4;               ///< h, in σ
};

/// One observed value on the chart.
struct ChartPoint {
  std::size_t index = 0;  ///< place in the span that was given
  double value = 0;
  double z = 0;               ///< (value − centre)/σ
  bool beyond_three = false;  ///< |z| > 3
  bool two_of_three = false;  ///< 2 of the last 3 beyond ±2 on this value's side
  bool four_of_five = false;  ///< 4 of the last 5 beyond ±1 on this value's side
  bool run_of_eight = false;  ///< 8 in a row on one side
  bool trend_of_six = false;  ///< 5 moves in a row in one direction
  double ewma = 0;
  double ewma_low = 0;
  double ewma_high = 0;
  double cusum_plus = 0;
  double cusum_minus = 0;
  bool cusum_signal = false;
};

/// Limits: centre ± 3σ, σ = mean moving range / (2/√π).
struct ControlChart {
  std::size_t baseline = 0;  ///< values that set centre and σ
  double centre = 0;
  double moving_range = 0;  ///< mean |difference| of neighbours in the baseline
  double sigma = 0;
  double upper = 0;
  double lower = 0;
  double moving_range_upper = 0;  ///< mean moving range · (1 + 3·√(2−4/π)/(2/√π))
  std::vector<ChartPoint> points = {};
};

struct ControlChartResult {
  Defined<double> centre;  ///< exists from one value on
  Defined<ControlChart>
      chart;  ///< undefined ("degenerate") with fewer than 2 values or when they do not vary
  std::vector<std::size_t> observed;  ///< places of observed values
  Account account;
};

/// The chart of one series in the order given; `missing` values are dropped. Assumes values that do not
/// follow from one another; a trend within therapy raises false alarms, so read signals as "look here".
ControlChartResult control_chart(std::span<const double> values, const ChartOptions& options = {});

}  // namespace cairn::statistics
