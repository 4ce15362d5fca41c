// SPDX-License-Identifier: Apache-2.0
#include "statistics/single_case/nonoverlap.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "statistics/distributions.hpp"
#include "statistics/sums.hpp"

namespace cairn::statistics {
namespace {

constexpr const char* empty_phase = "a phase has no values";

double sign_between(double first, double second) {
  return (second > first ? 1.0 : 0.0) - (second < first ? 1.0 : 0.0);
}

double win(double a, double b) { return (1 + sign_between(a, b)) / 2; }

/// Spread of the wins, as the variances of NAP need it.
struct WinSpread {
  double q1 = 0;  ///< over A, of the mean win against all of B
  double q2 = 0;  ///< over B
  double x = 0;   ///< over pairs
};

WinSpread spread_of(const Phases& phases, double nap) {
  const auto m = static_cast<double>(phases.a.size());
  const auto n = static_cast<double>(phases.b.size());
  std::vector<double> by_b(phases.b.size(), 0.0);
  WinSpread out;
  for (const double a : phases.a) {
    double by_a = 0;
    for (std::size_t j = 0; j < phases.b.size(); ++j) {
      const double apart = win(a, phases.b[j]) - nap;
      by_a += apart;
      by_b[j] += apart;
      out.x += apart * apart;
    }
    out.q1 += by_a * by_a;
  }
  for (const double value : by_b) out.q2 += value * value;
  out.q1 /= m * n * n;
  out.q2 /= m * m * n;
  out.x /= m * n;
  return out;
}

/// The root of Newcombe's equation between `low` (where it is above 0) and `high` (below 0), or the other way
/// round.
template <class Equation>
double root_between(double positive, double negative, Equation equation) {
  for (int i = 0; i < 200 && positive != negative; ++i) {
    const double middle = positive + (negative - positive) / 2;
    if (middle == positive || middle == negative) break;
    (equation(middle) > 0 ? positive : negative) = middle;
  }
  return positive + (negative - positive) / 2;
}

Interval newcombe(double nap, double m, double n, double level) {
  const double z = two_sided_z(level);
  const double h = (m + n) / 2 - 1;
  const auto equation = [&](double x) {
    const double spread = x * (1 - x);
    return m * n * (nap - x) * (nap - x) * (2 - x) * (1 + x) -
           z * z * spread * (2 + h + (1 + 2 * h) * spread);
  };
  const double low = nap > 0 ? root_between(0.0, nap, equation) : 0;
  const double high = nap < 1 ? root_between(1.0, nap, equation) : 1;
  return {low, high, level};
}

}  // namespace

Phases phases_of(std::span<const double> a, std::span<const double> b, Better better) {
  Phases out;
  const double sign = sign_of(better);
  for (const double value : a)
    if (std::isfinite(value)) out.a.push_back(sign * value);
  for (const double value : b)
    if (std::isfinite(value)) out.b.push_back(sign * value);
  out.left_out = a.size() + b.size() - out.a.size() - out.b.size();
  return out;
}

Nap nap(const Phases& phases, double level, Mode mode) {
  const auto none = undefined(empty_phase);
  Nap out{none, none, none, none, none, {.method = "non-overlap of all pairs (NAP)"}};
  out.account.used = phases.a.size() + phases.b.size();
  out.account.left_out = phases.left_out;
  if (phases.a.empty() || phases.b.empty()) return out;
  const auto m = static_cast<double>(phases.a.size());
  const auto n = static_cast<double>(phases.b.size());
  double wins = 0;
  for (const double a : phases.a)
    for (const double b : phases.b) wins += win(a, b);
  const double estimate = wins / (m * n);
  const auto spread = spread_of(phases, estimate);
  const double edge = 0.5 / (m * n);
  const double inner = std::clamp(estimate, edge, 1 - edge);
  out.estimate = estimate;
  out.se_hanley = std::sqrt((inner * (1 - inner) + (n - 1) * spread.q1 + (m - 1) * spread.q2) / (m * n));
  out.se_null = std::sqrt((m + n + 1) / (12 * m * n));
  if (m > 1 && n > 1) {
    const double variance =
        (inner * (1 - inner) + n * spread.q1 + m * spread.q2 - 2 * spread.x) / ((m - 1) * (n - 1));
    out.se_unbiased =
        variance >= 0 ? Defined<>(std::sqrt(variance)) : undefined("its variance comes out negative");
  } else {
    out.se_unbiased = undefined("a phase has fewer than 2 values");
  }
  const bool complete = estimate == 0 || estimate == 1;
  out.interval = mode == Mode::compat && complete ? Interval{estimate, estimate, level}
                                                  : newcombe(estimate, m, n, level);
  if (m < 3 || n < 3) out.account.warn("/phases", "A phase with fewer than 3 values shows next to nothing.");
  return out;
}

Tau tau_of(const Nap& nap) {
  Tau out{nap.estimate, nap.se_unbiased, nap.interval};
  if (out.estimate) out.estimate = 2 * *out.estimate - 1;
  if (out.se) out.se = 2 * *out.se;
  if (out.interval)
    out.interval = Interval{2 * out.interval->low - 1, 2 * out.interval->high - 1, out.interval->level};
  return out;
}

Defined<> tau_u_parker(const Phases& phases) {
  if (phases.a.empty() || phases.b.empty()) return undefined(empty_phase);
  double between = 0;
  double trend = 0;
  for (std::size_t i = 0; i < phases.a.size(); ++i) {
    for (std::size_t j = i + 1; j < phases.a.size(); ++j) trend += sign_between(phases.a[i], phases.a[j]);
    for (const double b : phases.b) between += sign_between(phases.a[i], b);
  }
  return (between - trend) / (static_cast<double>(phases.a.size()) * static_cast<double>(phases.b.size()));
}

Defined<> pnd(const Phases& phases) {
  if (phases.a.empty() || phases.b.empty()) return undefined(empty_phase);
  const double best = *std::ranges::max_element(phases.a);
  const auto above = std::ranges::count_if(phases.b, [best](double b) { return b > best; });
  return static_cast<double>(above) / static_cast<double>(phases.b.size());
}

Defined<> pem(const Phases& phases) {
  if (phases.a.empty() || phases.b.empty()) return undefined(empty_phase);
  const double middle = median_of(phases.a).value_or(missing);
  double wins = 0;
  for (const double b : phases.b) wins += win(middle, b);
  return wins / static_cast<double>(phases.b.size());
}

Defined<> pand(const Phases& phases) {
  if (phases.a.empty() || phases.b.empty()) return undefined(empty_phase);
  auto a = phases.a;
  auto b = phases.b;
  std::ranges::sort(a);
  std::ranges::sort(b);
  constexpr double infinite = std::numeric_limits<double>::infinity();
  std::size_t kept = 0;
  for (std::size_t i = 0; i <= a.size(); ++i) {  // keep the i lowest of A and every value of B above them
    const double top = i == 0 ? -infinite : a[i - 1];
    const auto above =
        static_cast<std::size_t>(std::ranges::count_if(b, [top](double v) { return v > top; }));
    kept = std::max(kept, i + above);
  }
  return static_cast<double>(kept) / static_cast<double>(a.size() + b.size());
}

Defined<> improvement_rate_difference(const Phases& phases) {
  const auto share = pand(phases);
  if (!share) return share;
  const auto m = static_cast<double>(phases.a.size());
  const auto n = static_cast<double>(phases.b.size());
  return ((m + n) * (m + n) * *share - m * m - n * n) / (2 * m * n);
}

}  // namespace cairn::statistics
