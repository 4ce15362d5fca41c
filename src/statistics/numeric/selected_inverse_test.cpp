// SPDX-License-Identifier: Apache-2.0
#include "statistics/numeric/selected_inverse.hpp"

#include <doctest/doctest.h>

#include <Eigen/LU>
#include <random>

using namespace cairn::statistics;

TEST_CASE("entries on the pattern equal those of the full inverse") {
  std::mt19937 random(3);  // NOLINT: the same matrix every time
  for (const int size : {1, 2, 7, 40}) {
    Eigen::MatrixXd dense = Eigen::MatrixXd::Zero(size, size);
    for (int i = 0; i < 3 * size; ++i) {
      const auto a = static_cast<Eigen::Index>(random() % static_cast<unsigned>(size));
      const auto b = static_cast<Eigen::Index>(random() % static_cast<unsigned>(size));
      dense(a, b) += 0.3;
      dense(b, a) += 0.3;
    }
    dense.diagonal().array() += 0.3 * 8 * size;
    const SelectedInverse::Sparse sparse = dense.sparseView();
    const Eigen::SimplicialLLT<SelectedInverse::Sparse> factor(sparse);
    REQUIRE(factor.info() == Eigen::Success);
    const SelectedInverse selected(factor);
    const Eigen::MatrixXd full = dense.inverse();
    for (Eigen::Index i = 0; i < size; ++i)
      for (Eigen::Index j = 0; j < size; ++j)
        if (dense(i, j) != 0) CHECK(selected.at(i, j) == doctest::Approx(full(i, j)).epsilon(1e-12));
  }
}
