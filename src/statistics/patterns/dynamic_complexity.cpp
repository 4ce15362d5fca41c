// SPDX-License-Identifier: Apache-2.0
#include "statistics/patterns/dynamic_complexity.hpp"

#include <algorithm>
#include <cmath>

namespace cairn::statistics {
namespace {

int direction(double from, double to) { return to > from ? 1 : to < from ? -1 : 0; }

double fluctuation(std::span<const double> x, double range) {
  double sum = 0;
  std::size_t start = 0;
  for (std::size_t i = 1; i < x.size(); ++i) {
    const bool ends = i + 1 == x.size() || direction(x[i], x[i + 1]) != direction(x[i - 1], x[i]);
    if (!ends) continue;
    sum += std::abs(x[i] - x[start]) / static_cast<double>(i - start);
    start = i;
  }
  return sum / (static_cast<double>(x.size() - 1) * range);
}

double distribution(std::span<const double> x, double low, double range) {
  std::vector<double> sorted(x.begin(), x.end());
  std::ranges::sort(sorted);
  const auto w = static_cast<double>(x.size());
  double apart = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i)
    apart += std::abs(sorted[i] - (low + range * static_cast<double>(i) / (w - 1)));
  return 1 - 2 * apart / (w * range);
}

}  // namespace

Defined<DynamicComplexity> dynamic_complexity(std::span<const double> ratings,
                                              const ComplexityOptions& options) {
  const double range = options.high - options.low;
  if (!(range > 0) || !std::isfinite(range)) return undefined("the scale has no length");
  if (options.window < 3) return undefined("a window needs at least 3 ratings");
  if (ratings.size() < options.window) return undefined("there are fewer ratings than a window holds");
  DynamicComplexity out{{}, {.method = "dynamic complexity, own formula"}};
  for (std::size_t first = 0; first + options.window <= ratings.size(); ++first) {
    const auto x = ratings.subspan(first, options.window);
    ComplexityWindow window{first, first + options.window - 1};
    const bool whole = std::ranges::none_of(x, is_missing);
    const bool inside =
        std::ranges::all_of(x, [&](double v) { return v >= options.low && v <= options.high; });
    if (whole && inside) {
      window.fluctuation = fluctuation(x, range);
      window.distribution = distribution(x, options.low, range);
      window.complexity = *window.fluctuation * *window.distribution;
    } else {
      window.fluctuation = window.distribution = window.complexity =
          undefined(whole ? "a rating lies off the scale" : "a rating in the window is missing");
    }
    ++(window.complexity ? out.account.used : out.account.left_out);
    out.windows.push_back(std::move(window));
  }
  if (out.account.left_out > 0)
    out.account.note("/windows", "Windows with a missing rating or one off the scale are undefined.");
  return out;
}

}  // namespace cairn::statistics
