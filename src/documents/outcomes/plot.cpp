// SPDX-License-Identifier: Apache-2.0
#include "documents/outcomes/plot.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "documents/html.hpp"
#include "documents/outcomes/number_words.hpp"

namespace cairn::documents {
namespace {

constexpr double width = 640;
constexpr double height = 400;
constexpr double left = 60;
constexpr double right = 16;
constexpr double top = 16;
constexpr double bottom = 48;
constexpr int labels_in_row = 4;
constexpr double label_width = 145;
constexpr double label_height = 20;

struct Range {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();
  void add(double value) {
    if (!std::isfinite(value)) return;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  bool empty() const { return low > high; }
  void widen() {
    if (low == high) {
      low -= 1;
      high += 1;
    }
  }
};

/// From values to places on the drawing.
struct Scale {
  Range x;
  Range y;
  double across(double value) const {
    return left + (value - x.low) / (x.high - x.low) * (width - left - right);
  }
  double down(double value) const {
    return height - bottom - (value - y.low) / (y.high - y.low) * (height - top - bottom);
  }
};

Scale scale_of(const Plot& plot) {
  Scale out;
  for (const auto& layer : plot.layers) {
    for (const double value : layer.x) out.x.add(value);
    for (const double value : layer.y) out.y.add(value);
    for (const double value : layer.y2) out.y.add(value);
  }
  out.x.widen();
  out.y.widen();
  return out;
}

std::string path_of(const Layer& layer, const Scale& scale) {
  std::string path;
  double before = 0;
  for (std::size_t i = 0; i < layer.x.size(); ++i) {
    if (!std::isfinite(layer.x[i]) || !std::isfinite(layer.y[i])) continue;
    const double x = scale.across(layer.x[i]);
    const double y = scale.down(layer.y[i]);
    if (path.empty())
      path += fmt::format("M{:.2f} {:.2f}", x, y);
    else if (layer.kind == Layer::Kind::steps)
      path += fmt::format("L{:.2f} {:.2f}L{:.2f} {:.2f}", x, before, x, y);
    else
      path += fmt::format("L{:.2f} {:.2f}", x, y);
    before = y;
  }
  return path;
}

std::string band_path(const Layer& layer, const Scale& scale) {
  std::string path;
  for (std::size_t i = 0; i < layer.x.size(); ++i)
    path += fmt::format("{}{:.2f} {:.2f}", path.empty() ? "M" : "L", scale.across(layer.x[i]),
                        scale.down(layer.y[i]));
  for (std::size_t i = layer.x.size(); i-- > 0;)
    path += fmt::format("L{:.2f} {:.2f}", scale.across(layer.x[i]), scale.down(layer.y2[i]));
  return path.empty() ? path : path + "Z";
}

std::string drawn(const Layer& layer, const Scale& scale) {
  const std::string ink = escaped(layer.ink);
  if (layer.kind == Layer::Kind::band)
    return fmt::format("<path class=\"band {}\" d=\"{}\"/>", ink, band_path(layer, scale));
  if (layer.kind != Layer::Kind::points)
    return fmt::format("<path class=\"line {}\" d=\"{}\"/>", ink, path_of(layer, scale));
  std::set<std::string> circles;  // one for all points that fall on the same place
  for (std::size_t i = 0; i < layer.x.size(); ++i)
    if (std::isfinite(layer.x[i]) && std::isfinite(layer.y[i]))
      circles.insert(fmt::format("<circle cx=\"{:.2f}\" cy=\"{:.2f}\" r=\"3\"/>", scale.across(layer.x[i]),
                                 scale.down(layer.y[i])));
  std::string out = fmt::format("<g class=\"points {}\">", ink);
  for (const auto& circle : circles) out += circle;
  return out + "</g>";
}

std::string axes(const Plot& plot, const Scale& scale) {
  std::string out =
      fmt::format("<path class=\"axis\" d=\"M{0} {1}V{2}H{3}\"/>", left, top, height - bottom, width - right);
  for (const double tick : axis_ticks(scale.x.low, scale.x.high, 8))
    out += fmt::format("<text class=\"tick\" text-anchor=\"middle\" x=\"{:.2f}\" y=\"{}\">{}</text>",
                       scale.across(tick), height - bottom + 18, short_number(tick));
  for (const double tick : axis_ticks(scale.y.low, scale.y.high, 6))
    out += fmt::format("<text class=\"tick\" text-anchor=\"end\" x=\"{}\" y=\"{:.2f}\">{}</text>", left - 8,
                       scale.down(tick) + 4, short_number(tick));
  out += fmt::format("<text text-anchor=\"middle\" x=\"{}\" y=\"{}\">{}</text>", (left + width - right) / 2,
                     height - 8, escaped(plot.x_label));
  out += fmt::format("<text text-anchor=\"middle\" transform=\"translate(16 {}) rotate(-90)\">{}</text>",
                     (top + height - bottom) / 2, escaped(plot.y_label));
  return out;
}

/// Names of the layers below the drawing, four in a row.
std::string legend(const Plot& plot) {
  std::string out;
  int place = 0;
  for (const auto& layer : plot.layers) {
    if (layer.label.empty()) continue;
    const double x = left + place % labels_in_row * label_width;
    const double y = height + 4 + place / labels_in_row * label_height;
    out += fmt::format("<rect class=\"key {}\" x=\"{}\" y=\"{}\" width=\"12\" height=\"12\"/>",
                       escaped(layer.ink), x, y);
    out +=
        fmt::format("<text class=\"tick\" x=\"{}\" y=\"{}\">{}</text>", x + 18, y + 10, escaped(layer.label));
    ++place;
  }
  return out;
}

/// How tall the drawing is with its legend.
double whole_height(const Plot& plot) {
  const auto named =
      std::ranges::count_if(plot.layers, [](const auto& layer) { return !layer.label.empty(); });
  return height + label_height * static_cast<double>((named + labels_in_row - 1) / labels_in_row) + 4;
}

}  // namespace

std::vector<double> axis_ticks(double low, double high, int count) {
  std::vector<double> out;
  if (!(high > low) || !std::isfinite(high - low)) return out;
  const double rough = (high - low) / count;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  const double share = rough / power;
  const double step = power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
  const double first = std::ceil(low / step);
  for (int i = 0; (first + i) * step <= high + step * 1e-9; ++i) out.push_back((first + i) * step);
  return out;
}

std::string plot_svg(const Plot& plot, const std::string& description) {
  std::string out = fmt::format("<svg viewBox=\"0 0 {} {}\" role=\"img\"><title>{}</title><desc>{}</desc>",
                                width, whole_height(plot), escaped(plot.title), escaped(description));
  const Scale scale = scale_of(plot);
  if (scale.x.empty() || scale.y.empty()) {
    out += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">There is nothing to draw.</text>",
                       width / 2, height / 2);
  } else {
    for (const auto& layer : plot.layers) out += drawn(layer, scale);
    out += axes(plot, scale) + legend(plot);
  }
  return out + "</svg>";
}

}  // namespace cairn::documents
