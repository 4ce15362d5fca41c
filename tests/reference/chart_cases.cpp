// SPDX-License-Identifier: Apache-2.0
// Control charts and the signals of the relationship check.
#include <algorithm>
#include <array>
#include <stdexcept>

#include "case.hpp"
#include "statistics/patterns/alliance_signals.hpp"
#include "statistics/patterns/control_chart.hpp"

namespace cairn::reference {
namespace {

using namespace statistics;

ChartOptions options_of(const Case& one, std::string_view baseline) {
  ChartOptions out;
  if (const auto n = one.maybe_number(baseline)) out.baseline = static_cast<std::size_t>(*n);
  out.lambda = one.number("lambda", out.lambda);
  out.ewma_width = one.number("ewma_L", out.ewma_width);
  out.cusum_slack = one.number("cusum_k", out.cusum_slack);
  out.cusum_limit = one.number("cusum_h", out.cusum_limit);
  return out;
}

void add_points(Tree& out, const ControlChart& chart) {
  Tree columns = table({});
  for (const auto& point : chart.points)
    add_row(columns, {{"z", point.z},
                      {"rule1_beyond3", point.beyond_three},
                      {"rule2_2of3_beyond2", point.two_of_three},
                      {"rule3_4of5_beyond1", point.four_of_five},
                      {"rule4_run8", point.run_of_eight},
                      {"rule5_trend6", point.trend_of_six},
                      {"ewma", point.ewma},
                      {"ewma_upper", point.ewma_high},
                      {"ewma_lower", point.ewma_low},
                      {"cusum_plus", point.cusum_plus},
                      {"cusum_minus", point.cusum_minus},
                      {"cusum_signal", point.cusum_signal}});
  for (const auto& [name, column] : *columns.object()) out.set(name, column);
  out.set("n_baseline", chart.baseline);
  out.set("mr_bar", chart.moving_range);
  out.set("sigma", chart.sigma);
  out.set("ucl", chart.upper);
  out.set("lcl", chart.lower);
  out.set("mr_ucl", chart.moving_range_upper);
  out.set("degenerate", false);
}

Tree chart_tree(std::span<const double> values, const ChartOptions& options) {
  const auto found = control_chart(values, options);
  Tree out;
  Tree places{Tree::List{}};
  for (const std::size_t place : found.observed) places.push(place + 1);
  out.set("observed_index", std::move(places));
  out.set("centre", found.centre);
  if (found.chart) {
    add_points(out, *found.chart);
  } else {
    out.set("sigma", found.observed.size() < 2 ? Tree() : Tree(0.0));
    out.set("degenerate", true);
  }
  return out;
}

Tree chart(const Case& one) {
  std::vector<double> values;
  if (one.has("x")) {
    values = one.numbers("x");
  } else {
    const auto data = one.data();
    const auto& id = data->text("id");
    const auto row =
        std::ranges::find_if(id, [&](const auto& cell) { return same_value(cell, one.text("id")); });
    if (row == id.end()) throw std::runtime_error("nobody has that id");
    for (const auto& name : one.texts("vars"))
      values.push_back(number_of(data->text(name)[static_cast<std::size_t>(row - id.begin())]));
  }
  return chart_tree(values, options_of(one, "baseline_n"));
}

Tree signals(const Case& one) {
  const auto data = one.data();
  const auto& client = data->text("client");
  const auto session = data->numbers("session"), score = data->numbers("srs");
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < client.size(); ++i)
    if (same_value(client[i], one.text("client"))) rows.push_back(i);
  std::ranges::stable_sort(rows, {}, [&](std::size_t i) { return session[i]; });
  std::vector<double> values;
  for (const std::size_t i : rows) values.push_back(score[i]);
  Tree columns = table({});
  for (const auto& signal : alliance_signals(values, {one.number("cutoff", 36), one.number("drop", 4)}))
    add_row(columns, {{"observed_index", signal.index + 1},
                      {"below_cutoff", signal.below_cutoff},
                      {"drop_prev", signal.drop_from_last},
                      {"drop_from_max", signal.drop_from_best},
                      {"decline2", signal.two_declines},
                      {"intraindividual_z", signal.z}});
  Tree out;
  out.set("signals", std::move(columns));
  out.set("xmr", chart_tree(values, options_of(one, "xmr_baseline_n")));
  return out;
}

}  // namespace

std::span<const Method> chart_methods() {
  static constexpr std::array<Method, 2> rows{{{"xmr", chart}, {"alliance_signals", signals}}};
  return rows;
}

}  // namespace cairn::reference
