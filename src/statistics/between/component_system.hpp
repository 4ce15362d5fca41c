// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>
#include <Eigen/SparseCore>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "statistics/growth/client_sums.hpp"
#include "statistics/numeric/minimum.hpp"
#include "statistics/numeric/selected_inverse.hpp"
#include "statistics/numeric/small_covariance.hpp"

/// The likelihood of a model with several grouping factors, nested or crossed, and its exact gradient. The
/// factor with most units (the clients) is taken out unit by unit, which leaves a sparse system in the units
/// of the others; the traces of the gradient need only the selected inverse of that system. Own derivation on
/// the criterion of Bates et al. 2015, J Stat Softw 67(1).
namespace cairn::statistics {

/// A grouping factor: whose row, and which columns differ between its units (1 or 2).
struct Factor {
  std::string name;
  std::span<const std::uint32_t> unit;
  std::vector<Column> columns = {Column{"(Intercept)", {}}};
  bool correlated = true;
};

/// Rows with several grouping factors.
struct ComponentRows {
  std::span<const double> outcome;
  std::vector<Column> fixed;
  std::vector<Factor> factors;
};

/// The sums of the rows that never change while fitting, in the units of `column_unit` and `outcome_unit`.
struct ComponentSums {
  std::size_t fixed = 0;
  bool restricted = true;
  std::vector<std::size_t> columns;  ///< for each factor, 1 or 2; the factor taken out comes first
  std::vector<bool> correlated;
  std::vector<std::vector<std::uint32_t>>
      unit;                         ///< for each factor, the caller's number of each of its units
  std::vector<std::size_t> offset;  ///< for each other factor (from 1) where its columns start in the system
  std::size_t rows = 0;
  std::size_t left_out = 0;
  std::vector<double> column_unit;  ///< of the fixed columns
  std::vector<std::vector<double>> random_unit;
  double outcome_unit = 1;
  double center = 0;
  Eigen::MatrixXd xx;
  Eigen::VectorXd xy;
  double yy = 0;
  // For each unit of the first factor: ZᵀZ, Zᵀ[X y] row by row, and the columns of the system that its rows
  // touch.
  std::vector<Symmetric2> a;
  std::vector<double> zxy;  ///< 2 × (fixed + 1) numbers a unit
  std::vector<std::uint32_t> touch_start;
  std::vector<std::uint32_t> touched;  ///< column of the system
  std::vector<double> w;               ///< 2 numbers a touched column: Zᵀz
  std::vector<std::uint32_t> pair_start;
  std::vector<std::uint32_t> pair;  ///< for each pair of touched columns its place in `raw`
  Eigen::SparseMatrix<double> raw;  ///< lower triangle of Z₂ᵀZ₂
  Eigen::MatrixXd raw_xy;           ///< Z₂ᵀ[X y]

  std::size_t first_units() const { return a.size(); }
  std::size_t system() const { return static_cast<std::size_t>(raw.cols()); }
  Eigen::Index parameters() const;
};

/// Reads the rows. `rows.factors` must be in order, most units first. Rows with something missing are left
/// out.
ComponentSums component_sums(const ComponentRows& rows, bool centered);

/// The model at one set of Λ.
struct ComponentState {
  double value = 0;          ///< −2 log likelihood in the units of the sums
  Eigen::VectorXd gradient;  ///< in the parameters
  Eigen::VectorXd beta;
  Eigen::MatrixXd precision;  ///< XᵀV⁻¹X
  double residual = 0;        ///< (y − Xβ)ᵀV⁻¹(y − Xβ)
  Eigen::VectorXd effect;     ///< of the units of the other factors, column by column of the system
  std::vector<Symmetric2>
      effect_covariance;  ///< for each unit of the other factors, relative to the residual variance
  std::vector<std::array<double, 2>> first_effect;  ///< of the units of the first factor
  std::vector<Symmetric2> first_covariance;
};

/// What to calculate beside the value.
enum class ComponentDetail { gradient, effects };

/// The model at `theta` (for each factor the numbers of Λ: a; a, c; or a, b, c). Nothing where it is not
/// defined.
std::optional<ComponentState> component_state(const ComponentSums& sums, const Eigen::VectorXd& theta,
                                              ComponentDetail detail);

}  // namespace cairn::statistics
