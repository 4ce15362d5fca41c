// SPDX-License-Identifier: Apache-2.0
#include "statistics/numeric/minimum.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

namespace cairn::statistics {
namespace {

struct Step {
  Eigen::VectorXd by;
  double gain = 0;      ///< what the quadratic model promises
  bool saddle = false;  ///< there is a direction of clearly negative curvature
};

/// −Q|Λ|⁻¹Qᵀg for the Hessian QΛQᵀ. At a saddle, where the gradient says nothing, the most negative
/// direction.
Step newton_step(const Curve& curve) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(curve.hessian);
  const Eigen::VectorXd& values = eigen.eigenvalues();
  const double floor = std::max(1e-10 * values.cwiseAbs().maxCoeff(), 1e-300);
  const Eigen::VectorXd along = eigen.eigenvectors().transpose() * curve.gradient;
  Step step;
  step.saddle = values[0] < -1e-7 * values.cwiseAbs().maxCoeff();
  step.by = Eigen::VectorXd::Zero(values.size());
  for (Eigen::Index i = 0; i < values.size(); ++i) {
    const double size = along[i] / std::max(std::abs(values[i]), floor);
    step.by -= size * eigen.eigenvectors().col(i);
    step.gain += std::abs(along[i] * size) / 2;
  }
  if (step.saddle && std::abs(along[0]) < 1e-6 * std::abs(values[0]))
    step.by += 0.1 * eigen.eigenvectors().col(0);
  return step;
}

/// Differences of the function below this are rounding.
double noise_of(double value) { return 1e-12 + 1e-15 * std::abs(value); }

/// Close to the end the value no longer tells which place is lower, but the gradient still does: takes one
/// more step if that makes the gradient smaller.
void polish(Minimum& best, const Step& step, const CurveAt& curve_at) {
  const Eigen::VectorXd at = best.at + step.by;
  const auto next = curve_at(at);
  if (!next || !(next->gradient.norm() < best.curve.gradient.norm())) return;
  best.at = at;
  best.curve = *next;
}

}  // namespace

std::optional<Minimum> find_minimum(const CurveAt& curve_at, const Eigen::VectorXd& start,
                                    int most_iterations) {
  const auto first = curve_at(start);
  if (!first || !std::isfinite(first->value)) return std::nullopt;
  Minimum best{start, *first};
  double radius = 1;
  for (; best.iterations < most_iterations; ++best.iterations) {
    const Step step = newton_step(best.curve);
    if (!step.by.allFinite()) return best;
    best.converged = !step.saddle && step.gain < 100 * noise_of(best.curve.value);
    if (best.converged) polish(best, step, curve_at);
    if (best.converged || radius < 1e-14) return best;
    const double shrink = std::min(1.0, radius / std::max(step.by.norm(), 1e-300));
    const Eigen::VectorXd next_at = best.at + shrink * step.by;
    const auto next = curve_at(next_at);
    const bool lower = next && std::isfinite(next->value) &&
                       next->value <= best.curve.value + (shrink == 1 ? noise_of(best.curve.value) : 0);
    if (!lower) {
      radius = 0.25 * shrink * step.by.norm();
      continue;
    }
    radius = std::max(radius, 2 * shrink * step.by.norm());
    best.at = next_at;
    best.curve = *next;
  }
  return best;
}

}  // namespace cairn::statistics
