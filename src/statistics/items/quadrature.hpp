// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cmath>

namespace cairn::statistics {

/// Nodes and weights that stand for a standard normal distribution.
struct Quadrature {
  std::array<double, 61> node{};
  std::array<double, 61> weight{};
};

/// 61 equally spaced nodes from −6 to 6 with weights in proportion to the normal density, adding up to 1.
inline const Quadrature& standard_normal_nodes() {
  static const Quadrature nodes = [] {
    Quadrature out;
    double total = 0;
    for (std::size_t q = 0; q < out.node.size(); ++q) {
      out.node[q] = -6 + 0.2 * static_cast<double>(q);
      out.weight[q] = std::exp(-out.node[q] * out.node[q] / 2);
      total += out.weight[q];
    }
    for (double& weight : out.weight) weight /= total;
    return out;
  }();
  return nodes;
}

}  // namespace cairn::statistics
