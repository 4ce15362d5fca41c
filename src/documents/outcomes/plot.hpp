// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace cairn::documents {

/// One thing drawn on a plot. `x` and `y` have the same length; `y2` is the other edge of a band.
struct Layer {
  enum class Kind {
    points,
    line,
    steps,  ///< a line that keeps its height until the next x
    band    ///< the area between y and y2
  };
  Kind kind = Kind::points;
  std::string label;      ///< for the legend; empty for none
  std::string ink = "a";  ///< which of the page's inks: "a", "b", "c", "quiet"
  std::vector<double> x = {};
  std::vector<double> y = {};
  std::vector<double> y2 = {};
};

/// A plot as values.
struct Plot {
  std::string title;
  std::string x_label;
  std::string y_label;
  std::vector<Layer> layers;
};

/// The plot as an SVG element with title and description for screen readers. A plot without finite points
/// says so.
std::string plot_svg(const Plot& plot, const std::string& description);

/// Round numbers from low to high, about `count` of them.
std::vector<double> axis_ticks(double low, double high, int count);

}  // namespace cairn::documents
