// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>
#include <functional>
#include <optional>

namespace cairn::statistics {

/// A smooth function at one place.
struct Curve {
  double value = 0;
  Eigen::VectorXd gradient;
  Eigen::MatrixXd hessian;
};

/// The function to minimise; nothing where it is not defined.
using CurveAt = std::function<std::optional<Curve>(const Eigen::VectorXd&)>;

/// Where the search ended.
struct Minimum {
  Eigen::VectorXd at;
  Curve curve;
  int iterations = 0;
  bool converged = false;
};

/// Finds a local minimum of a smooth function of few variables by Newton steps inside a trust region.
/// Directions of negative curvature are followed downhill, so a saddle is left and not mistaken for an end.
/// Converged means: the next step would lower the value by less than what the digits of the value can show.
/// Nothing when the function is not defined at `start`.
std::optional<Minimum> find_minimum(const CurveAt& curve_at, const Eigen::VectorXd& start,
                                    int most_iterations = 100);

}  // namespace cairn::statistics
