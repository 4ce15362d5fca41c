// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "statistics/finding.hpp"
#include "statistics/undefined.hpp"

/// Dynamic complexity: how much a series moves, and over how much of its scale, in a window that slides along
/// it. The idea is Schiepek & Strunk's (2010, Biol Cybern 102:197-207): fluctuation times distribution. The
/// formulas here are our own, so values cannot be compared with those of other programs:
///   F = Σ over monotone runs of |rise| / steps, divided by (w − 1)·R            (0 … 1)
///   D = 1 − 2·Σ|x₍ᵢ₎ − eᵢ| / (w·R), with eᵢ the w values evenly spread over the scale   (0 … 1)
///   C = F·D
/// for w values x in a window, sorted x₍ᵢ₎, on a scale of length R. A rise is not yet a change for the better
/// or worse; not for fewer than a few weeks of daily ratings.
namespace cairn::statistics {

/// The scale of the ratings and the window.
struct ComplexityOptions {
  double low = 0;
  double high = 10;
  std::size_t window = 7;  ///< ratings, at least 3
};

/// The complexity of the window that ends at `last`.
struct ComplexityWindow {
  std::size_t first = 0;
  std::size_t last = 0;
  Defined<> fluctuation = undefined("");
  Defined<> distribution = undefined("");
  Defined<> complexity = undefined("");
};

/// All windows of a series, in order.
struct DynamicComplexity {
  std::vector<ComplexityWindow> windows;
  Account account;  ///< used and left out: windows
};

/// The complexity of every window. A window with a missing rating, or one off the scale, is undefined.
/// Undefined as a whole when the series is shorter than the window, the window has fewer than 3 ratings, or
/// the scale has no length.
Defined<DynamicComplexity> dynamic_complexity(std::span<const double> ratings,
                                              const ComplexityOptions& options = {});

}  // namespace cairn::statistics
