// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>
#include <optional>
#include <vector>

#include "statistics/growth/growth_cells.hpp"
#include "statistics/numeric/minimum.hpp"

/// The likelihood of a two-level growth model from its cells, with exact first and second derivatives. With D
/// the covariance of the random effects divided by the residual variance, and A = ZᵀZ of a client, every
/// client brings
///   log det(I + DA),  XᵀX − (ZᵀX)ᵀK(ZᵀX),  …  with K = (D⁻¹ + A)⁻¹;
/// the fixed effects and the residual variance are solved for (profiled out) at every D. Own derivation; the
/// criterion is that of Bates et al. 2015, J Stat Softw 67(1), section 3.
namespace cairn::statistics {

/// D, the covariance of the random effects in units of the residual variance, as D = ΛΛᵀ with Λ = [a 0; b c].
struct RelativeFactor {
  double a = 0;
  double b = 0;
  double c = 0;
};

/// Which numbers of Λ are free.
enum class RandomForm { intercept, uncorrelated, correlated };

/// The fixed part solved at one D, in the units of the cells.
struct FixedSolution {
  Eigen::VectorXd beta;
  Eigen::MatrixXd precision;  ///< XᵀV⁻¹X with V in units of the residual variance
  double residual = 0;        ///< (y − Xβ)ᵀV⁻¹(y − Xβ)
  double log_det_v = 0;
};

/// A model over cells: which fixed columns are kept, whether the likelihood is restricted, and which form Λ
/// has.
class GrowthCriterion {
 public:
  GrowthCriterion(const GrowthCells& cells, std::vector<std::size_t> kept, bool restricted, RandomForm form);

  /// The free numbers of Λ, in the order a, b, c.
  RelativeFactor factor(const Eigen::VectorXd& theta) const;
  Eigen::Index parameters() const {
    return form_ == RandomForm::correlated ? 3 : form_ == RandomForm::uncorrelated ? 2 : 1;
  }

  /// The fixed part at `factor`; nothing when it cannot be solved.
  std::optional<FixedSolution> solve(const RelativeFactor& factor) const;

  /// −2 log likelihood (restricted or not) at a solution, in the units of the cells.
  double value(const FixedSolution& solution) const;

  /// The criterion with gradient and Hessian in the free numbers of Λ.
  std::optional<Curve> curve(const Eigen::VectorXd& theta) const;

  /// N, or N − p when restricted.
  double degrees() const;

 private:
  const GrowthCells& cells_;
  std::vector<std::size_t> kept_;  ///< places of the kept fixed columns among the distinct ones
  std::vector<double> pooled_;     ///< packed cross-products of the distinct columns over all rows
  bool restricted_;
  RandomForm form_;
};

}  // namespace cairn::statistics
