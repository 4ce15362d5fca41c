// SPDX-License-Identifier: Apache-2.0
#include "statistics/single_case/tau_u.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "statistics/distributions.hpp"
#include "statistics/sums.hpp"
#include "statistics/within/rank_correlation.hpp"

namespace cairn::statistics {
namespace {

/// Pairs within A, within B, between them: rising, falling, tied.
struct Block {
  double rising = 0;
  double falling = 0;
  double ties = 0;
  void add(double first, double second) {
    rising += second > first ? 1 : 0;
    falling += second < first ? 1 : 0;
    ties += second == first ? 1 : 0;
  }
};

struct Blocks {
  Block a;
  Block b;
  Block between;
};

Blocks blocks_of(const Phases& phases) {
  Blocks out;
  for (std::size_t i = 0; i < phases.a.size(); ++i) {
    for (std::size_t j = i + 1; j < phases.a.size(); ++j) out.a.add(phases.a[i], phases.a[j]);
    for (const double b : phases.b) out.between.add(phases.a[i], b);
  }
  for (std::size_t i = 0; i < phases.b.size(); ++i)
    for (std::size_t j = i + 1; j < phases.b.size(); ++j) out.b.add(phases.b[i], phases.b[j]);
  return out;
}

/// The values of a row and the codes they are ordered against.
struct Coded {
  std::vector<double> values;
  std::vector<double> codes;
};

Coded coded(const Phases& phases, TauUModel model) {
  const std::size_t m = phases.a.size();
  const std::size_t n = phases.b.size();
  const bool with_a = model != TauUModel::trend_b;
  const bool with_b = model != TauUModel::trend_a;
  const bool a_trend_off = model == TauUModel::less_trend_a || model == TauUModel::plus_b_less_a;
  const bool b_trend_on = model == TauUModel::plus_trend_b || model == TauUModel::plus_b_less_a;
  Coded out;
  for (std::size_t i = 0; with_a && i < m; ++i) {
    out.values.push_back(phases.a[i]);
    const double code = model == TauUModel::trend_a ? static_cast<double>(i)
                        : a_trend_off               ? static_cast<double>(m - i)
                                                    : 0;
    out.codes.push_back(code);
  }
  for (std::size_t j = 0; with_b && j < n; ++j) {
    out.values.push_back(phases.b[j]);
    out.codes.push_back(b_trend_on || model == TauUModel::trend_b ? static_cast<double>(m + 1 + j)
                                                                  : static_cast<double>(m + 1));
  }
  return out;
}

void count(TauURow& row, const Blocks& blocks) {
  const auto include = [&](const Block& block, bool reversed) {
    row.positive += reversed ? block.falling : block.rising;
    row.negative += reversed ? block.rising : block.falling;
    row.ties += block.ties;
  };
  const TauUModel model = row.model;
  if (model != TauUModel::trend_a && model != TauUModel::trend_b) include(blocks.between, false);
  if (model == TauUModel::trend_a) include(blocks.a, false);
  if (model == TauUModel::less_trend_a || model == TauUModel::plus_b_less_a) include(blocks.a, true);
  if (model == TauUModel::trend_b || model == TauUModel::plus_trend_b || model == TauUModel::plus_b_less_a)
    include(blocks.b, false);
  row.pairs = row.positive + row.negative + row.ties;
}

double denominator(const TauURow& row, const Kendall& counts, TauUVariant variant) {
  if (variant != TauUVariant::complete_b) return row.pairs;
  if (row.model == TauUModel::a_vs_b) return row.pairs - row.ties / 2;
  return std::sqrt((counts.pairs() - counts.tied_x) * (counts.pairs() - counts.tied_y));
}

/// The first three rows report a spread without the correction for ties (but test with it), except for
/// Tarlow.
double reported_variance(const TauURow& row, const Kendall& counts, const Phases& phases,
                         TauUVariant variant) {
  if (variant == TauUVariant::tarlow) return counts.variance;
  if (row.model == TauUModel::a_vs_b) {
    const auto m = static_cast<double>(phases.a.size());
    const auto n = static_cast<double>(phases.b.size());
    return m * n * (m + n + 1) / 3;
  }
  const bool trend = row.model == TauUModel::trend_a || row.model == TauUModel::trend_b;
  return trend || variant == TauUVariant::complete_a ? counts.variance_untied : counts.variance;
}

void test(TauURow& row, const Kendall& counts, TauUVariant variant) {
  const double variance = variant == TauUVariant::complete_a ? counts.variance_untied : counts.variance;
  const double s = row.s();
  const double towards = (s > 0 ? 1.0 : 0.0) - (s < 0 ? 1.0 : 0.0);
  const double top = variant == TauUVariant::tarlow ? towards * (std::abs(s) - 1) : s;
  if (!(variance > 0)) {
    row.z = row.p = row.se = undefined("the values do not vary");
    return;
  }
  row.z = top / std::sqrt(variance);
  row.p = two_sided_normal_p(*row.z);
  if (!row.tau)
    row.se = row.tau;
  else if (*row.z == 0)
    row.se = undefined("there is no difference to divide by");
  else
    row.se = *row.tau / *row.z;
}

Defined<Interval> fisher(const TauURow& row, double level) {
  if (!row.tau) return std::unexpected(row.tau.error());
  if (std::abs(*row.tau) >= 1) return undefined("the phases do not overlap at all");
  if (row.n <= 3) return undefined("fewer than 4 values");
  const double z = std::atanh(*row.tau);
  const double reach = two_sided_z(level) / std::sqrt(static_cast<double>(row.n) - 3);
  return Interval{std::tanh(z - reach), std::tanh(z + reach), level};
}

/// Fisher's interval with the package's own arithmetic, in which ∞ − ∞ and ∞/∞ happen.
Defined<Interval> fisher_as_scan(const TauURow& row, double level) {
  if (!row.tau) return std::unexpected(row.tau.error());
  const double z = std::log((1 + *row.tau) / (1 - *row.tau)) / 2;
  const double reach = two_sided_z(level) / std::sqrt(static_cast<double>(row.n) - 3);
  const auto back = [](double value) { return (std::exp(2 * value) - 1) / (std::exp(2 * value) + 1); };
  return Interval{back(z - reach), back(z + reach), level};
}

TauURow row_of(const Phases& phases, const Blocks& blocks, TauUModel model, TauUVariant variant) {
  TauURow row{.model = model,
              .tau = undefined(""),
              .sd_s = undefined(""),
              .z = undefined(""),
              .se = undefined(""),
              .p = undefined(""),
              .interval = undefined("")};
  const auto data = coded(phases, model);
  const auto counts = kendall(data.values, data.codes);
  row.n = data.values.size();
  count(row, blocks);
  if (variant == TauUVariant::parker && model == TauUModel::less_trend_a)
    row.pairs = static_cast<double>(phases.a.size()) * static_cast<double>(phases.b.size());
  if (variant == TauUVariant::parker && model == TauUModel::plus_b_less_a) row.pairs = counts.pairs();
  row.denominator = denominator(row, counts, variant);
  row.tau = row.denominator > 0 ? Defined<>(row.s() / row.denominator) : undefined("the values do not vary");
  const double variance = reported_variance(row, counts, phases, variant);
  row.sd_s = variance >= 0 ? Defined<>(std::sqrt(variance)) : undefined("the values do not vary");
  test(row, counts, variant);
  return row;
}

}  // namespace

std::string_view name_of(TauUModel model) {
  switch (model) {
    case TauUModel::a_vs_b:
      return "A vs. B";
    case TauUModel::trend_a:
      return "Trend A";
    case TauUModel::trend_b:
      return "Trend B";
    case TauUModel::less_trend_a:
      return "A vs. B - Trend A";
    case TauUModel::plus_trend_b:
      return "A vs. B + Trend B";
    case TauUModel::plus_b_less_a:
      return "A vs. B + Trend B - Trend A";
  }
  return "";
}

Defined<std::array<TauURow, 6>> tau_u(const Phases& phases, TauUVariant variant, double level, Mode mode) {
  if (phases.a.size() < 2 || phases.b.size() < 2) return undefined("a phase has fewer than 2 values");
  const auto blocks = blocks_of(phases);
  std::array<TauURow, 6> rows;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i] = row_of(phases, blocks, tau_u_models[i], variant);
    rows[i].interval = mode == Mode::compat ? fisher_as_scan(rows[i], level) : fisher(rows[i], level);
  }
  return rows;
}

Defined<PooledTau> pool(std::span<const StudyTau> studies, MetaWeight weight, double level) {
  CompensatedSum total;
  CompensatedSum sum;
  PooledTau out;
  for (const auto& study : studies) {
    const auto n = static_cast<double>(study.n);
    const double w = weight == MetaWeight::z ? n - 3 : (n - 4) / 0.437;
    if (!(w > 0) || !(std::abs(study.tau) < 1)) continue;
    total.add(w);
    sum.add(w * std::atanh(study.tau));
    ++out.studies;
  }
  if (out.studies == 0) return undefined("no study has enough values and some overlap");
  const double mean = sum.value() / total.value();
  out.tau = std::tanh(mean);
  out.se = 1 / std::sqrt(total.value());
  const double reach = two_sided_z(level) * out.se;
  out.interval = {std::tanh(mean - reach), std::tanh(mean + reach), level};
  out.z = mean / out.se;
  out.p = two_sided_normal_p(out.z);
  return out;
}

}  // namespace cairn::statistics
