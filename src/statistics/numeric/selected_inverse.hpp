// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/SparseCholesky>
#include <Eigen/SparseCore>
#include <vector>

namespace cairn::statistics {

/// Those entries of the inverse of a sparse positive definite matrix that lie where its Cholesky factor has
/// entries, so in particular where the matrix itself has some (Takahashi, Fagan & Chin 1973; Erisman & Tinney
/// 1975, Commun ACM 18:177-179). Costs about as much as the factor, however large the full inverse would be.
class SelectedInverse {
 public:
  using Sparse = Eigen::SparseMatrix<double>;

  /// From a finished factorisation.
  explicit SelectedInverse(const Eigen::SimplicialLLT<Sparse>& factor);

  /// Entry (i, j) in the numbering of the matrix; 0 outside the pattern.
  double at(Eigen::Index i, Eigen::Index j) const;

 private:
  double permuted(Eigen::Index i, Eigen::Index j) const;
  void fill_column(Eigen::Index j, const Sparse& lower);

  Sparse inverse_;  ///< lower triangle, in the order of the factor
  std::vector<Eigen::Index> place_;
};

}  // namespace cairn::statistics
