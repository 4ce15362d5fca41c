// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/SparseCholesky>
#include <array>
#include <optional>
#include <vector>

#include "statistics/between/component_system.hpp"
#include "statistics/numeric/selected_inverse.hpp"

/// The steps behind `component_state`; nothing else includes this.
namespace cairn::statistics {

/// Λ of one factor: [a 0; b c].
struct ComponentLambda {
  double a = 0;
  double b = 0;
  double c = 0;

  double at(std::size_t row, std::size_t column) const {
    if (row == 0) return column == 0 ? a : 0;
    return column == 0 ? b : c;
  }
};

/// Which factor a column of the system belongs to, its place within its unit, and where the unit starts.
struct SystemColumn {
  std::size_t factor = 0;
  std::size_t within = 0;
  std::size_t start = 0;
  std::size_t size = 1;
};

/// The calculation at one set of Λ, step by step.
class ComponentEvaluation {
 public:
  ComponentEvaluation(const ComponentSums& sums, const Eigen::VectorXd& theta);

  /// Fills everything of `state` but gradient and effects; false where the model is not defined. Comes first.
  bool solve(ComponentState& state);

  /// Fills the gradient.
  void gradient(ComponentState& state);

  /// Fills the effects of all units and their covariances.
  void effects(ComponentState& state);

 private:
  /// ZᵀX or Zᵀy of a unit of the first factor: row `r`, column `k` (the last is y).
  double zxy(std::size_t i, std::size_t r, std::size_t k) const {
    return sums_.zxy[(2 * i + r) * (sums_.fixed + 1) + k];
  }

  /// What the first factor takes away from the cross-products of the rest.
  struct Taken {
    Eigen::MatrixXd xy;     ///< from [X y]ᵀ[X y]
    Eigen::MatrixXd s_xy;   ///< from Z₂ᵀ[X y]
    std::vector<double> s;  ///< from Z₂ᵀZ₂, by place
    double log_det = 0;
  };

  /// Adds what one unit of the first factor takes.
  void take_out(std::size_t i, Taken& t) const;

  /// Takes the whole first factor out.
  void take_out_first();

  /// Factors the system of the other factors; false when it is not positive definite.
  bool factor_system();

  /// The selected inverse of the system and C at the places of the raw matrix.
  void select();

  /// Entry (i, j) of C = Λ(I + ΛᵀSΛ)⁻¹Λᵀ, from the selected inverse.
  double c_entry(std::size_t i, std::size_t j) const;

  /// C at the a-th and b-th touched column of a unit of the first factor.
  double c_at(std::size_t i, std::size_t a, std::size_t b) const;

  /// Zᵀ[V⁻¹Z, V⁻¹X, V⁻¹(y − Xβ)] of one unit of the first factor, with the other factors in V.
  struct UnitView {
    Symmetric2 w;
    Eigen::Matrix2Xd u;
    std::array<double, 2> v{};
    std::vector<double> t;  ///< Gᵀw of the touched columns, 2 numbers each
  };

  /// Fills the view of unit i; `out.u` has as many columns as the fixed part.
  void view(std::size_t i, const ComponentState& state, UnitView& out) const;

  /// Takes one touched column of the system out of a unit's view.
  void subtract(std::size_t i, std::size_t a, const Shrinkage& s, const ComponentState& state,
                UnitView& out) const;

  /// Takes U S⁻¹ Uᵀ, the share of the fixed part, from `s`.
  void take_fixed(const UnitView& unit, Symmetric2& s) const;

  /// d criterion / d(D00, D01, D11) of the first factor.
  Eigen::Vector3d slope_of_first(const ComponentState& state) const;

  /// d criterion / dΛ of another factor.
  ComponentLambda slope_of_other(std::size_t f, const ComponentState& state);

  /// (S Λ (I + ΛᵀSΛ)⁻¹) at two columns of the same unit.
  double s_lambda_inverse(std::size_t row, std::size_t column) const;

  /// Appends those of the three slopes that are free numbers of factor f.
  void push(std::vector<double>& out, std::size_t f, double a, double b, double c) const;

  /// Appends effect and covariance of unit i of the first factor.
  void first_effect(std::size_t i, ComponentState& state) const;

  const ComponentSums& sums_;
  std::vector<ComponentLambda> lambda_;
  std::vector<SystemColumn> columns_;
  Covariance2 first_;
  std::size_t blocks_ = 1;
  std::size_t per_block_ = 1;
  Eigen::MatrixXd first_xy_, s_xy_, c_xy_, inverse_, u_;
  Eigen::VectorXd v_;
  Eigen::SparseMatrix<double> s_, lambda2_;
  std::optional<Eigen::SparseMatrix<double>> full_;
  Eigen::SimplicialLLT<Eigen::SparseMatrix<double>> llt_;
  std::optional<SelectedInverse> selected_;
  std::vector<double> c_;
  double log_det_ = 0;
  double degrees_ = 0;
};

}  // namespace cairn::statistics
