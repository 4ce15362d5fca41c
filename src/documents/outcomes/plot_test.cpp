// SPDX-License-Identifier: Apache-2.0
#include "documents/outcomes/plot.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace cairn::documents;

TEST_CASE("ticks are round and inside") {
  CHECK(axis_ticks(0, 10, 5) == std::vector<double>{0, 2, 4, 6, 8, 10});
  CHECK(axis_ticks(3, 3, 5).empty());
  for (const double tick : axis_ticks(-1.3, 27.4, 6)) CHECK((tick >= -1.3 && tick <= 27.4));
}

TEST_CASE("every kind of layer is drawn, what is not finite is left out") {
  const double inf = std::numeric_limits<double>::infinity();
  Plot plot{"t",
            "x",
            "y",
            {{Layer::Kind::band, "band", "quiet", {0, 1}, {0, 1}, {2, 3}},
             {Layer::Kind::steps, "", "a", {0, 1, 2}, {1, 0.5, 0.25}, {}},
             {Layer::Kind::line, "", "b", {0, 2}, {0, 1}, {}},
             {Layer::Kind::points, "", "c", {0, 1, inf}, {1, 2, 3}, {}}}};
  const auto svg = plot_svg(plot, "what it shows");
  CHECK(svg.find("<desc>what it shows</desc>") != svg.npos);
  CHECK(svg.find("inf") == svg.npos);
  CHECK(svg.find("nan") == svg.npos);
  CHECK(svg.find("<circle") != svg.npos);
}

TEST_CASE("an empty plot says that there is nothing") {
  CHECK(plot_svg({"t", "x", "y", {}}, "").find("nothing to draw") != std::string::npos);
}
