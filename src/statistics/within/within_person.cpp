// SPDX-License-Identifier: Apache-2.0
#include "statistics/within/within_person.hpp"

#include <algorithm>
#include <cmath>

#include "statistics/distributions.hpp"
#include "statistics/sums.hpp"
#include "statistics/within/rank_correlation.hpp"

namespace cairn::statistics {
namespace {

struct Series {
  std::int64_t person = 0;
  std::vector<double> x;
  std::vector<double> y;
};

std::vector<Series> by_person(std::span<const PairedMoment> moments) {
  std::vector<PairedMoment> sorted;
  for (const auto& moment : moments)
    if (std::isfinite(moment.x) && std::isfinite(moment.y)) sorted.push_back(moment);
  std::ranges::stable_sort(sorted, {}, &PairedMoment::person);
  std::vector<Series> out;
  for (const auto& moment : sorted) {
    if (out.empty() || out.back().person != moment.person) out.push_back({moment.person, {}, {}});
    out.back().x.push_back(moment.x);
    out.back().y.push_back(moment.y);
  }
  return out;
}

double sum_products(std::span<const double> a, std::span<const double> b) {
  CompensatedSum sum;
  for (std::size_t i = 0; i < a.size(); ++i) sum.add(a[i] * b[i]);
  return sum.value();
}

std::vector<double> centred(std::span<const double> values) {
  const double mean = mean_of(values).value_or(0);
  std::vector<double> out(values.begin(), values.end());
  for (double& value : out) value -= mean;
  return out;
}

Defined<Interval> fisher_interval(double r, double standard_error, double level) {
  if (std::abs(r) >= 1) return undefined("the correlation is perfect");
  const double z = std::atanh(r);
  const double reach = two_sided_z(level) * standard_error;
  return Interval{std::tanh(z - reach), std::tanh(z + reach), level};
}

Defined<> p_of(double r, double degrees) {
  if (!(degrees >= 1)) return undefined("there are too few moments");
  if (std::abs(r) >= 1) return 0.0;
  return two_sided_t_p(r * std::sqrt(degrees / ((1 - r) * (1 + r))), degrees);
}

Defined<> slope_of(std::span<const double> x, std::span<const double> y) {
  const auto dx = centred(x);
  const double xx = sum_products(dx, dx);
  if (!(xx > 0)) return undefined("x does not vary");
  return finite_or_undefined(sum_products(dx, centred(y)) / xx);
}

PersonAssociation associate(const Series& series, double level) {
  const auto few = undefined("fewer than 3 moments");
  PersonAssociation out{series.person, series.x.size(), few, few, few, few, few, few, few};
  if (out.n >= 2) out.slope = slope_of(series.x, series.y);
  if (out.n < 3) return out;
  out.r = correlation_of(series.x, series.y);
  if (!out.r) {
    out.spearman = out.kendall_b = out.p = out.lag1 = out.r;
    out.interval = std::unexpected(out.r.error());
  } else {
    const auto n = static_cast<double>(out.n);
    out.spearman = spearman(series.x, series.y);
    out.kendall_b = tau_b(kendall(series.x, series.y));
    out.p = p_of(*out.r, n - 2);
    out.interval = out.n > 3 ? fisher_interval(*out.r, 1 / std::sqrt(n - 3), level)
                             : Defined<Interval>(undefined("an interval needs at least 4 moments"));
  }
  const std::size_t lagged = out.n - 1;
  out.lag1 =
      lagged < 3 ? few : correlation_of(std::span(series.x).first(lagged), std::span(series.y).last(lagged));
  return out;
}

Defined<Clustering> clustering(std::span<const Series> people, std::vector<double> Series::*which) {
  const auto k = static_cast<double>(people.size());
  std::vector<double> all;
  double squares = 0;
  CompensatedSum within;
  for (const auto& person : people) {
    const auto& values = person.*which;
    all.insert(all.end(), values.begin(), values.end());
    squares += static_cast<double>(values.size()) * static_cast<double>(values.size());
    const auto apart = centred(values);
    within.add(sum_products(apart, apart));
  }
  const auto n = static_cast<double>(all.size());
  if (k < 2 || n <= k) return undefined("it needs 2 people and somebody with 2 moments");
  const double grand = mean_of(all).value_or(0);
  CompensatedSum between;
  for (const auto& person : people) {
    const double apart = mean_of(person.*which).value_or(0) - grand;
    between.add(static_cast<double>((person.*which).size()) * apart * apart);
  }
  Clustering out;
  out.between = between.value() / (k - 1);
  out.within = within.value() / (n - k);
  out.n0 = (n - squares / n) / (k - 1);
  const double total = out.between + (out.n0 - 1) * out.within;
  if (!(total > 0)) return undefined("the values do not vary");
  out.icc = (out.between - out.within) / total;
  return out;
}

Defined<> weighted_correlation(std::span<const double> x, std::span<const double> y,
                               std::span<const double> w) {
  const double total = sum_of(w);
  const double mean_x = sum_products(x, w) / total;
  const double mean_y = sum_products(y, w) / total;
  CompensatedSum xx;
  CompensatedSum yy;
  CompensatedSum xy;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx.add(w[i] * (x[i] - mean_x) * (x[i] - mean_x));
    yy.add(w[i] * (y[i] - mean_y) * (y[i] - mean_y));
    xy.add(w[i] * (x[i] - mean_x) * (y[i] - mean_y));
  }
  if (!(xx.value() > 0 && yy.value() > 0)) return undefined("one of the two does not vary between people");
  return xy.value() / std::sqrt(xx.value() * yy.value());
}

void add_between(WithinPerson& out, std::span<const Series> people) {
  std::vector<double> x;
  std::vector<double> y;
  std::vector<double> weights;
  for (const auto& person : people) {
    x.push_back(mean_of(person.x).value_or(0));
    y.push_back(mean_of(person.y).value_or(0));
    weights.push_back(static_cast<double>(person.x.size()));
  }
  out.between_unweighted = correlation_of(x, y);
  out.between_weighted =
      out.between_unweighted ? weighted_correlation(x, y, weights) : out.between_unweighted;
}

void add_within(WithinPerson& out, std::span<const Series> people, double level) {
  std::vector<double> x;
  std::vector<double> y;
  for (const auto& person : people) {
    const auto dx = centred(person.x);
    const auto dy = centred(person.y);
    x.insert(x.end(), dx.begin(), dx.end());
    y.insert(y.end(), dy.begin(), dy.end());
  }
  const double xx = sum_products(x, x);
  const double yy = sum_products(y, y);
  const double degrees = static_cast<double>(x.size()) - static_cast<double>(people.size()) - 1;
  if (!(xx > 0 && yy > 0)) {
    out.r = undefined("x or y does not vary within anybody");
  } else if (degrees < 1) {
    out.r = undefined("there are too few moments per person");
  } else {
    out.r = std::clamp(sum_products(x, y) / (std::sqrt(xx) * std::sqrt(yy)), -1.0, 1.0);
    out.slope = sum_products(x, y) / xx;
    out.degrees = degrees;
    out.p = p_of(*out.r, degrees);
    out.interval = degrees > 1 ? fisher_interval(*out.r, 1 / std::sqrt(degrees - 1), level)
                               : Defined<Interval>(undefined("there are too few moments per person"));
    return;
  }
  out.slope = out.degrees = out.p = out.r;
  out.interval = std::unexpected(out.r.error());
}

void add_pooled(WithinPerson& out) {
  std::vector<double> z;
  std::vector<double> weights;
  for (const auto& person : out.people) {
    if (!person.r || std::abs(*person.r) >= 1 || person.n <= 3) continue;
    z.push_back(std::atanh(*person.r));
    weights.push_back(static_cast<double>(person.n) - 3);
  }
  out.pooled = z.size();
  if (z.empty()) return;
  const double mean = sum_products(z, weights) / sum_of(weights);
  CompensatedSum q;
  for (std::size_t i = 0; i < z.size(); ++i) q.add(weights[i] * (z[i] - mean) * (z[i] - mean));
  out.pooled_r = std::tanh(mean);
  out.heterogeneity = q.value();
}

/// A power of two near the largest magnitude when squares of the values would not fit into a double; else 1.
double unit_of(std::span<const Series> people, std::vector<double> Series::*which) {
  double largest = 0;
  for (const auto& person : people)
    for (const double value : person.*which) largest = std::max(largest, std::abs(value));
  if (largest == 0 || !std::isfinite(largest) || (largest > 1e-100 && largest < 1e100)) return 1;
  return std::ldexp(1.0, std::clamp(std::ilogb(largest), -1021, 1021));
}

void divide(std::span<Series> people, std::vector<double> Series::*which, double unit) {
  for (auto& person : people)
    for (double& value : person.*which) value /= unit;
}

/// Puts what has a unit back into the caller's.
void restore(WithinPerson& out, double unit_x, double unit_y) {
  const auto slope = [&](Defined<>& value) {
    if (value) value = finite_or_undefined(*value / unit_x * unit_y);
  };
  slope(out.slope);
  for (auto& person : out.people) slope(person.slope);
  const auto squares = [](Defined<Clustering>& value, double unit) {
    if (!value) return;
    value->between = value->between * unit * unit;
    value->within = value->within * unit * unit;
    if (!std::isfinite(value->between) || !std::isfinite(value->within))
      value = undefined("the variances are too large for the numbers of this machine");
  };
  squares(out.clustering_x, unit_x);
  squares(out.clustering_y, unit_y);
}

}  // namespace

WithinPerson within_person(std::span<const PairedMoment> moments, double level) {
  auto people = by_person(moments);
  const double unit_x = unit_of(people, &Series::x);
  const double unit_y = unit_of(people, &Series::y);
  if (unit_x != 1) divide(people, &Series::x, unit_x);
  if (unit_y != 1) divide(people, &Series::y, unit_y);
  const auto none = undefined("nobody has enough moments");
  WithinPerson out{none, none, none, none, none,
                   none, none, none, none, none,
                   {},   0,    none, none, {.method = "repeated-measures correlation"}};
  std::vector<double> x;
  std::vector<double> y;
  for (const auto& person : people) {
    x.insert(x.end(), person.x.begin(), person.x.end());
    y.insert(y.end(), person.y.begin(), person.y.end());
    out.people.push_back(associate(person, level));
  }
  out.account.used = x.size();
  out.account.left_out = moments.size() - x.size();
  out.total = correlation_of(x, y);
  out.clustering_x = clustering(people, &Series::x);
  out.clustering_y = clustering(people, &Series::y);
  add_between(out, people);
  add_within(out, people, level);
  add_pooled(out);
  if (unit_x != 1 || unit_y != 1) restore(out, unit_x, unit_y);
  return out;
}

}  // namespace cairn::statistics
