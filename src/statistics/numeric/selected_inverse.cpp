// SPDX-License-Identifier: Apache-2.0
#include "statistics/numeric/selected_inverse.hpp"

#include <algorithm>

namespace cairn::statistics {

SelectedInverse::SelectedInverse(const Eigen::SimplicialLLT<Sparse>& factor) : inverse_(factor.matrixL()) {
  const Sparse lower = inverse_;
  place_.resize(static_cast<std::size_t>(lower.cols()));
  const auto& order = factor.permutationP();
  for (Eigen::Index i = 0; i < lower.cols(); ++i)
    place_[static_cast<std::size_t>(i)] = order.size() > 0 ? order.indices()[i] : i;
  for (Eigen::Index j = lower.cols() - 1; j >= 0; --j) fill_column(j, lower);
}

void SelectedInverse::fill_column(Eigen::Index j, const Sparse& lower) {
  const auto first = lower.outerIndexPtr()[j];
  const auto last = lower.outerIndexPtr()[j + 1];
  const auto* const row = lower.innerIndexPtr();
  const double* const l = lower.valuePtr();
  double* const out = inverse_.valuePtr();
  const double diagonal = l[first];  // the factor keeps its rows sorted, so the diagonal comes first
  for (auto i = first + 1; i < last; ++i) {
    double sum = 0;
    for (auto k = first + 1; k < last; ++k)
      sum += l[k] * permuted(std::max(row[i], row[k]), std::min(row[i], row[k]));
    out[i] = -sum / diagonal;
  }
  double sum = 0;
  for (auto k = first + 1; k < last; ++k) sum += l[k] * out[k];
  out[first] = (1 / diagonal - sum) / diagonal;
}

double SelectedInverse::permuted(Eigen::Index i, Eigen::Index j) const {
  const auto* const begin = inverse_.innerIndexPtr() + inverse_.outerIndexPtr()[j];
  const auto* const end = inverse_.innerIndexPtr() + inverse_.outerIndexPtr()[j + 1];
  const auto* const found = std::lower_bound(begin, end, i);
  return found != end && *found == i ? inverse_.valuePtr()[found - inverse_.innerIndexPtr()] : 0;
}

double SelectedInverse::at(Eigen::Index i, Eigen::Index j) const {
  const auto a = place_[static_cast<std::size_t>(i)];
  const auto b = place_[static_cast<std::size_t>(j)];
  return permuted(std::max(a, b), std::min(a, b));
}

}  // namespace cairn::statistics
