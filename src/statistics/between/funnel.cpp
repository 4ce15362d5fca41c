// SPDX-License-Identifier: Apache-2.0
#include "statistics/between/funnel.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "statistics/distributions.hpp"
#include "statistics/sums.hpp"

namespace cairn::statistics {
namespace {

constexpr double inner = 0.95;
constexpr double outer = 0.998;

std::optional<Undefined> fault_of(const FunnelRows& rows) {
  if (rows.unit.size() != rows.outcome.size() ||
      (!rows.probability.empty() && rows.probability.size() != rows.outcome.size()))
    return Undefined{"the columns differ in length"};
  for (const double y : rows.outcome)
    if (!is_missing(y) && y != 0 && y != 1) return Undefined{"an outcome is neither 0 nor 1"};
  for (const double p : rows.probability)
    if (!is_missing(p) && !(p >= 0 && p <= 1)) return Undefined{"a probability does not lie between 0 and 1"};
  return std::nullopt;
}

Interval normal_limits(double overall, double n, double level) {
  const double half = two_sided_z(level) * std::sqrt(overall * (1 - overall) / n);
  return {overall - half, overall + half, level};
}

/// (r − α)/n with r the smallest count whose cumulative probability reaches p, and α its interpolation.
double exact_limit(double overall, double n, double p) {
  double low = -1;
  double high = n;
  while (high - low > 1) {
    const double middle = std::floor((low + high) / 2);
    (binomial_cdf(middle, n, overall) >= p ? high : low) = middle;
  }
  const double at = binomial_cdf(high, n, overall);
  const double below = binomial_cdf(high - 1, n, overall);
  return (high - (at - p) / (at - below)) / n;
}

Interval exact_limits(double overall, double n, double level) {
  const double tail = (1 - level) / 2;
  return {exact_limit(overall, n, tail), exact_limit(overall, n, 1 - tail), level};
}

/// φ and τ² of z values with their standard errors (method of moments on winsorised z).
Defined<Overdispersion> overdispersion(std::span<const double> z, std::span<const double> s) {
  if (z.size() < 2) return undefined("fewer than 2 units have an indicator");
  Overdispersion out;
  out.winsor_low = *quantile_of(z, 0.1);
  out.winsor_high = *quantile_of(z, 0.9);
  CompensatedSum squares;
  CompensatedSum w;
  CompensatedSum w2;
  for (std::size_t i = 0; i < z.size(); ++i) {
    const double kept = std::clamp(z[i], out.winsor_low, out.winsor_high);
    squares.add(kept * kept);
    const double weight = 1 / (s[i] * s[i]);
    w.add(weight);
    w2.add(weight * weight);
  }
  const auto count = static_cast<double>(z.size());
  out.phi = squares.value() / count;
  const double excess = count * out.phi - (count - 1);
  if (excess > 0) out.tau2 = excess / (w.value() - w2.value() / w.value());
  return out;
}

void fill_unit(FunnelUnit& unit, double overall) {
  const auto n = static_cast<double>(unit.n);
  const double se = std::sqrt(overall * (1 - overall) / n);
  unit.proportion = unit.observed / n;
  unit.small = unit.n < 5;
  unit.z_unadjusted = (unit.proportion - overall) / se;
  unit.normal_95 = normal_limits(overall, n, inner);
  unit.normal_998 = normal_limits(overall, n, outer);
  unit.exact_95 = exact_limits(overall, n, inner);
  unit.exact_998 = exact_limits(overall, n, outer);
  if (!(unit.expected > 0) || !(unit.variance > 0)) {
    const auto none =
        undefined("the case-mix model expects nothing of this unit, or leaves no room for chance");
    unit.z = unit.ratio = unit.ratio_se = unit.adjusted_rate = none;
    return;
  }
  unit.z = (unit.observed - unit.expected) / std::sqrt(unit.variance);
  unit.ratio = unit.observed / unit.expected;
  unit.ratio_se = std::sqrt(unit.variance) / unit.expected;
  unit.adjusted_rate = *unit.ratio * overall;
}

void estimate_overdispersion(Funnel& funnel) {
  std::vector<double> z_proportion, s_proportion, z_ratio, s_ratio, z_arcsine, s_arcsine;
  const double target = std::asin(std::sqrt(funnel.overall));
  for (const auto& unit : funnel.units) {
    const auto n = static_cast<double>(unit.n);
    z_proportion.push_back(*unit.z_unadjusted);
    s_proportion.push_back(std::sqrt(funnel.overall * (1 - funnel.overall) / n));
    s_arcsine.push_back(1 / (2 * std::sqrt(n)));
    z_arcsine.push_back((std::asin(std::sqrt(unit.proportion)) - target) / s_arcsine.back());
    if (!unit.z) continue;
    z_ratio.push_back(*unit.z);
    s_ratio.push_back(*unit.ratio_se);
  }
  funnel.of_proportion = overdispersion(z_proportion, s_proportion);
  funnel.of_ratio = overdispersion(z_ratio, s_ratio);
  funnel.of_arcsine = overdispersion(z_arcsine, s_arcsine);
}

void apply_overdispersion(Funnel& funnel) {
  const double limit = two_sided_z(outer);
  for (auto& unit : funnel.units) {
    if (!funnel.of_ratio || !unit.z) {
      unit.z_multiplicative = unit.z_additive = undefined("the overdispersion between units is not known");
      continue;
    }
    const double se = *unit.ratio_se;
    unit.z_multiplicative = *unit.z / std::sqrt(std::max(1.0, funnel.of_ratio->phi));
    unit.z_additive = (*unit.ratio - 1) / std::sqrt(se * se + funnel.of_ratio->tau2);
    unit.outside_998 = std::abs(*unit.z_additive) > limit;
  }
}

}  // namespace

Defined<Funnel> funnel_of(const FunnelRows& rows) {
  if (auto fault = fault_of(rows)) return std::unexpected(*fault);
  std::map<std::uint32_t, FunnelUnit> units;
  Funnel out;
  out.account = {.method = "funnel (Spiegelhalter 2005)"};
  double observed = 0;
  const auto usable = [&](std::size_t i) {
    return !is_missing(rows.outcome[i]) && (rows.probability.empty() || !is_missing(rows.probability[i]));
  };
  for (std::size_t i = 0; i < rows.outcome.size(); ++i) {
    ++(usable(i) ? out.account.used : out.account.left_out);
    if (usable(i)) observed += rows.outcome[i];
  }
  if (out.account.used == 0) return undefined("there is no outcome");
  out.overall = observed / static_cast<double>(out.account.used);
  if (out.overall == 0 || out.overall == 1) return undefined("all outcomes are equal");
  for (std::size_t i = 0; i < rows.outcome.size(); ++i) {
    if (!usable(i)) continue;
    FunnelUnit& unit = units[rows.unit[i]];
    const double p = rows.probability.empty() ? out.overall : rows.probability[i];
    unit.unit = rows.unit[i];
    ++unit.n;
    unit.observed += rows.outcome[i];
    unit.expected += p;
    unit.variance += p * (1 - p);
  }
  for (auto& [name, unit] : units) {
    fill_unit(unit, out.overall);
    out.units.push_back(std::move(unit));
  }
  estimate_overdispersion(out);
  apply_overdispersion(out);
  if (out.account.left_out > 0) out.account.note("/rows", "Clients without an outcome were left out.");
  if (out.units.size() < 10)
    out.account.warn("/overdispersion",
                     "With fewer than 10 units overdispersion cannot be estimated reliably.");
  if (std::ranges::any_of(out.units, &FunnelUnit::small))
    out.account.warn("/units", "Units with fewer than 5 clients are marked; their place says little.");
  return out;
}

}  // namespace cairn::statistics
