// SPDX-License-Identifier: Apache-2.0
#include <Eigen/Cholesky>
#include <cmath>
#include <numbers>

#include "statistics/between/component_evaluation.hpp"
#include "statistics/numeric/blocks.hpp"

namespace cairn::statistics {
namespace {

constexpr std::size_t most_blocks = 16;
using Sparse = Eigen::SparseMatrix<double>;

Eigen::Index index_of(std::size_t i) { return static_cast<Eigen::Index>(i); }

std::vector<ComponentLambda> lambdas_of(const ComponentSums& sums, const Eigen::VectorXd& theta) {
  std::vector<ComponentLambda> out;
  Eigen::Index next = 0;
  for (std::size_t f = 0; f < sums.columns.size(); ++f) {
    ComponentLambda lambda{.a = theta[next++]};
    if (sums.columns[f] > 1) {
      if (sums.correlated[f]) lambda.b = theta[next++];
      lambda.c = theta[next++];
    }
    out.push_back(lambda);
  }
  return out;
}

std::vector<SystemColumn> system_columns(const ComponentSums& sums) {
  std::vector<SystemColumn> out(sums.system());
  for (std::size_t f = 1; f < sums.columns.size(); ++f)
    for (std::size_t u = 0; u < sums.unit[f].size(); ++u)
      for (std::size_t c = 0; c < sums.columns[f]; ++c) {
        const std::size_t start = sums.offset[f] + u * sums.columns[f];
        out[start + c] = {f, c, start, sums.columns[f]};
      }
  return out;
}

}  // namespace

ComponentEvaluation::ComponentEvaluation(const ComponentSums& sums, const Eigen::VectorXd& theta)
    : sums_(sums), lambda_(lambdas_of(sums, theta)), columns_(system_columns(sums)) {
  const ComponentLambda& l = lambda_[0];
  first_ = covariance_of(l.a, l.b, l.c);
  blocks_ = std::max<std::size_t>(1, std::min(most_blocks, sums.first_units() / 1024));
  per_block_ = (sums.first_units() + blocks_ - 1) / blocks_;
}

bool ComponentEvaluation::solve(ComponentState& state) {
  take_out_first();
  if (sums_.system() > 0 && !factor_system()) return false;
  const auto p = index_of(sums_.fixed);
  // With C = Λ(I + ΛᵀSΛ)⁻¹Λᵀ of the other factors: C·S₂ₓ and C·S₂ᵧ.
  c_xy_ = sums_.system() > 0 ? Eigen::MatrixXd(lambda2_ * llt_.solve(Sparse(lambda2_.transpose()) * s_xy_))
                             : Eigen::MatrixXd::Zero(0, p + 1);
  const Eigen::MatrixXd whole = first_xy_ - s_xy_.transpose() * c_xy_;
  state.precision = whole.topLeftCorner(p, p);
  const Eigen::LLT<Eigen::MatrixXd> cholesky(state.precision);
  if (cholesky.info() != Eigen::Success) return false;
  state.beta = cholesky.solve(whole.topRightCorner(p, 1));
  state.residual = whole(p, p) - state.beta.dot(whole.topRightCorner(p, 1).col(0));
  if (!(state.residual > 0)) return false;
  inverse_ = cholesky.solve(Eigen::MatrixXd::Identity(p, p));
  degrees_ = static_cast<double>(sums_.rows) - (sums_.restricted ? static_cast<double>(sums_.fixed) : 0);
  state.value = log_det_ + degrees_ * (1 + std::log(2 * std::numbers::pi * state.residual / degrees_));
  if (sums_.restricted) state.value += 2 * Eigen::MatrixXd(cholesky.matrixL()).diagonal().array().log().sum();
  state.effect =
      sums_.system() > 0 ? Eigen::VectorXd(c_xy_.col(p) - c_xy_.leftCols(p) * state.beta) : Eigen::VectorXd();
  return std::isfinite(state.value);
}

void ComponentEvaluation::take_out(std::size_t i, Taken& t) const {
  const Shrinkage s = shrinkage(first_, sums_.a[i]);
  const std::size_t p1 = sums_.fixed + 1;
  const double* const row0 = &sums_.zxy[2 * i * p1];
  const double* const row1 = row0 + p1;
  const std::uint32_t first = sums_.touch_start[i];
  const std::uint32_t last = sums_.touch_start[i + 1];
  double* const xy = t.xy.data();
  const auto size = static_cast<std::size_t>(t.s_xy.rows());
  for (std::size_t k = 0; k < p1; ++k) {
    const double k0 = s.k.s00 * row0[k] + s.k.s01 * row1[k];
    const double k1 = s.k.s01 * row0[k] + s.k.s11 * row1[k];
    for (std::size_t l = 0; l < p1; ++l) xy[k * p1 + l] += row0[l] * k0 + row1[l] * k1;
    double* const column = t.s_xy.data() + k * size;
    for (std::uint32_t at = first; at < last; ++at)
      column[sums_.touched[at]] += sums_.w[2 * at] * k0 + sums_.w[2 * at + 1] * k1;
  }
  const std::uint32_t* pair = sums_.pair.data() + sums_.pair_start[i];
  double* const values = t.s.data();
  for (std::uint32_t at = first; at < last; ++at) {
    const double k0 = s.k.s00 * sums_.w[2 * at] + s.k.s01 * sums_.w[2 * at + 1];
    const double k1 = s.k.s01 * sums_.w[2 * at] + s.k.s11 * sums_.w[2 * at + 1];
    for (std::uint32_t b = first; b <= at; ++b)
      values[*pair++] += sums_.w[2 * b] * k0 + sums_.w[2 * b + 1] * k1;
  }
  t.log_det += std::log(s.det);
}

void ComponentEvaluation::take_out_first() {
  const auto p1 = index_of(sums_.fixed + 1);
  const auto entries = static_cast<std::size_t>(sums_.raw.nonZeros());
  std::vector<Taken> parts(blocks_);
  for_each_block(blocks_, [&](std::size_t block) {
    Taken part{Eigen::MatrixXd::Zero(p1, p1), Eigen::MatrixXd::Zero(sums_.raw_xy.rows(), p1),
               std::vector<double>(entries, 0)};
    for (std::size_t i = block * per_block_; i < std::min(sums_.first_units(), (block + 1) * per_block_); ++i)
      take_out(i, part);
    parts[block] = std::move(part);
  });
  first_xy_.resize(p1, p1);
  first_xy_.topLeftCorner(p1 - 1, p1 - 1) = sums_.xx;
  first_xy_.topRightCorner(p1 - 1, 1) = sums_.xy;
  first_xy_.bottomLeftCorner(1, p1 - 1) = sums_.xy.transpose();
  first_xy_(p1 - 1, p1 - 1) = sums_.yy;
  s_xy_ = sums_.raw_xy;
  s_ = sums_.raw;
  for (const auto& part : parts) {
    first_xy_ -= part.xy;
    s_xy_ -= part.s_xy;
    for (std::size_t e = 0; e < entries; ++e) s_.valuePtr()[e] -= part.s[e];
    log_det_ += part.log_det;
  }
}

bool ComponentEvaluation::factor_system() {
  std::vector<Eigen::Triplet<double>> entries;
  for (std::size_t j = 0; j < columns_.size(); ++j)
    for (std::size_t c = 0; c <= columns_[j].within; ++c)
      entries.emplace_back(static_cast<int>(j), static_cast<int>(columns_[j].start + c),
                           lambda_[columns_[j].factor].at(columns_[j].within, c));
  lambda2_.resize(index_of(columns_.size()), index_of(columns_.size()));
  lambda2_.setFromTriplets(entries.begin(), entries.end());
  const Sparse full = s_.selfadjointView<Eigen::Lower>();
  Sparse m = Sparse(lambda2_.transpose()) * full * lambda2_;
  m.diagonal().array() += 1;
  llt_.compute(m);
  if (llt_.info() != Eigen::Success) return false;
  const Sparse l = llt_.matrixL();
  for (Eigen::Index j = 0; j < l.cols(); ++j) log_det_ += 2 * std::log(l.valuePtr()[l.outerIndexPtr()[j]]);
  return true;
}

Eigen::Index ComponentSums::parameters() const {
  Eigen::Index count = 0;
  for (std::size_t f = 0; f < columns.size(); ++f) count += columns[f] == 1 ? 1 : correlated[f] ? 3 : 2;
  return count;
}

std::optional<ComponentState> component_state(const ComponentSums& sums, const Eigen::VectorXd& theta,
                                              ComponentDetail detail) {
  ComponentEvaluation evaluation(sums, theta);
  ComponentState state;
  if (!evaluation.solve(state)) return std::nullopt;
  if (detail == ComponentDetail::gradient) evaluation.gradient(state);
  if (detail == ComponentDetail::effects) evaluation.effects(state);
  return state;
}

}  // namespace cairn::statistics
