// SPDX-License-Identifier: Apache-2.0
#include "statistics/within/rank_correlation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "statistics/sums.hpp"

namespace cairn::statistics {
namespace {

/// Sums over groups of t equal values.
struct Ties {
  double pairs = 0;   ///< Σ t(t−1)/2
  double linear = 0;  ///< Σ t(t−1)
  double square = 0;  ///< Σ t(t−1)(t−2)
  double five = 0;    ///< Σ t(t−1)(2t+5)
};

template <class Range, class Same>
Ties ties_in(const Range& sorted, Same same) {
  Ties out;
  for (std::size_t i = 0; i < sorted.size();) {
    std::size_t j = i + 1;
    while (j < sorted.size() && same(sorted[i], sorted[j])) ++j;
    const auto t = static_cast<double>(j - i);
    out.pairs += t * (t - 1) / 2;
    out.linear += t * (t - 1);
    out.square += t * (t - 1) * (t - 2);
    out.five += t * (t - 1) * (2 * t + 5);
    i = j;
  }
  return out;
}

/// Sorts and counts the pairs that stood in the wrong order (ties do not count).
double count_inversions(std::vector<double>& values) {
  std::vector<double> other(values.size());
  double inversions = 0;
  for (std::size_t width = 1; width < values.size(); width *= 2) {
    for (std::size_t start = 0; start < values.size(); start += 2 * width) {
      const std::size_t middle = std::min(start + width, values.size());
      const std::size_t end = std::min(start + 2 * width, values.size());
      std::size_t left = start;
      std::size_t right = middle;
      for (std::size_t to = start; to < end; ++to) {
        if (left < middle && (right == end || values[left] <= values[right])) {
          other[to] = values[left++];
        } else {
          other[to] = values[right++];
          inversions += static_cast<double>(middle - left);
        }
      }
    }
    values.swap(other);
  }
  return inversions;
}

double tie_corrected(double n, const Ties& x, const Ties& y) {
  double out = (n * (n - 1) * (2 * n + 5) - x.five - y.five) / 18 + x.linear * y.linear / (2 * n * (n - 1));
  if (n > 2) out += x.square * y.square / (9 * n * (n - 1) * (n - 2));
  return out;
}

}  // namespace

std::vector<double> mid_ranks(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::size_t i) { return values[i]; });
  std::vector<double> ranks(values.size());
  for (std::size_t i = 0; i < order.size();) {
    std::size_t j = i + 1;
    while (j < order.size() && values[order[j]] == values[order[i]]) ++j;
    const double rank = static_cast<double>(i + 1 + j) / 2;
    for (; i < j; ++i) ranks[order[i]] = rank;
  }
  return ranks;
}

Defined<> spearman(std::span<const double> x, std::span<const double> y) {
  return correlation_of(mid_ranks(x), mid_ranks(y));
}

Kendall kendall(std::span<const double> x, std::span<const double> y) {
  if (x.size() != y.size()) throw std::invalid_argument("a correlation needs pairs");
  std::vector<std::pair<double, double>> points(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) points[i] = {x[i], y[i]};
  std::ranges::sort(points);
  std::vector<double> second(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) second[i] = points[i].second;
  const Ties tied_x = ties_in(points, [](const auto& a, const auto& b) { return a.first == b.first; });
  const Ties both = ties_in(points, [](const auto& a, const auto& b) { return a == b; });
  Kendall out;
  out.n = x.size();
  out.discordant = count_inversions(second);
  const Ties tied_y = ties_in(second, [](double a, double b) { return a == b; });
  out.tied_x = tied_x.pairs;
  out.tied_y = tied_y.pairs;
  out.concordant = out.pairs() - tied_x.pairs - tied_y.pairs + both.pairs - out.discordant;
  const auto n = static_cast<double>(out.n);
  out.variance_untied = n * (n - 1) * (2 * n + 5) / 18;
  out.variance = n > 1 ? tie_corrected(n, tied_x, tied_y) : 0;
  return out;
}

Defined<> tau_b(const Kendall& counts) {
  const double varied_x = counts.pairs() - counts.tied_x;
  const double varied_y = counts.pairs() - counts.tied_y;
  if (!(varied_x > 0 && varied_y > 0)) return undefined("one of the two does not vary");
  return counts.s() / std::sqrt(varied_x * varied_y);
}

}  // namespace cairn::statistics
