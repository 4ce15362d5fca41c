// SPDX-License-Identifier: Apache-2.0
#include "statistics/growth/growth_criterion.hpp"

#include <Eigen/Cholesky>
#include <array>
#include <cmath>
#include <numbers>

#include "statistics/numeric/blocks.hpp"
#include "statistics/numeric/small_covariance.hpp"

namespace cairn::statistics {
namespace {

constexpr std::size_t cells_per_block = 1U << 11U;
using Rows2 = Eigen::Matrix<double, 2, Eigen::Dynamic>;

Eigen::MatrixXd empty_square(std::size_t n) {
  return Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(n), static_cast<Eigen::Index>(n));
}

Eigen::Index index_of(std::size_t i) { return static_cast<Eigen::Index>(i); }

/// ZᵀZ of one cell; a single random column stands as a second one of zeros.
Symmetric2 gram_of(const GrowthCells& cells, std::size_t cell) {
  const double* const g = &cells.gram[cell * cells.packed_size()];
  return cells.random > 1 ? Symmetric2{g[0], g[1], g[2]} : Symmetric2{g[0], 0, 0};
}

/// ZᵀX of one cell into the two rows of `zx`.
void read_zx(const GrowthCells& cells, const std::vector<std::size_t>& kept, std::size_t cell, Rows2& zx) {
  const double* const g = &cells.gram[cell * cells.packed_size()];
  for (std::size_t k = 0; k < kept.size(); ++k) {
    zx(0, index_of(k)) = g[packed(kept[k], 0)];
    zx(1, index_of(k)) = cells.random > 1 ? g[packed(kept[k], 1)] : 0;
  }
}

/// What the random effects take away from the fixed part's cross-products.
struct Taken {
  Eigen::MatrixXd xx;
  Eigen::VectorXd xy;
  double yy = 0;
  double log_det = 0;
};

Taken taken_by_block(const GrowthCells& cells, const std::vector<std::size_t>& kept, const Covariance2& d,
                     std::size_t block) {
  const auto p = index_of(kept.size());
  Taken taken{empty_square(kept.size()), Eigen::VectorXd::Zero(p)};
  Rows2 zx(2, p);
  Rows2 kzx(2, p);
  const std::size_t last = std::min(cells.cells(), (block + 1) * cells_per_block);
  for (std::size_t c = block * cells_per_block; c < last; ++c) {
    const Shrinkage s = shrinkage(d, gram_of(cells, c));
    const double n = cells.count[c];
    read_zx(cells, kept, c, zx);
    for (Eigen::Index k = 0; k < p; ++k) {
      kzx(0, k) = n * (s.k.s00 * zx(0, k) + s.k.s01 * zx(1, k));
      kzx(1, k) = n * (s.k.s01 * zx(0, k) + s.k.s11 * zx(1, k));
      for (Eigen::Index l = 0; l <= k; ++l) taken.xx(k, l) += zx(0, l) * kzx(0, k) + zx(1, l) * kzx(1, k);
    }
    const double* const m = &cells.mean[2 * c];
    const double* const scatter = &cells.scatter[3 * c];
    for (Eigen::Index k = 0; k < p; ++k) taken.xy[k] += kzx(0, k) * m[0] + kzx(1, k) * m[1];
    taken.yy += s.k.s00 * (scatter[0] + n * m[0] * m[0]) + 2 * s.k.s01 * (scatter[1] + n * m[0] * m[1]) +
                s.k.s11 * (scatter[2] + n * m[1] * m[1]);
    taken.log_det += n * std::log(s.det);
  }
  return taken;
}

/// Sums for the derivatives in D. Index 0, 1, 2 stands for the entries 00, 01, 11 of D.
struct Slopes {
  std::array<double, 3> log_det{};   ///< tr(W Eₖ)
  std::array<double, 3> residual{};  ///< −vᵀEₖv
  std::array<double, 3> fixed{};     ///< tr(Eₖ Y), Y = U S⁻¹ Uᵀ
  std::array<std::array<double, 3>, 3> log_det_2{};
  std::array<std::array<double, 3>, 3> residual_2{};
  std::array<std::array<double, 3>, 3> fixed_2{};
  std::array<Eigen::VectorXd, 3> mixed;      ///< UᵀEₖv
  std::array<Eigen::MatrixXd, 3> precision;  ///< UᵀEₖU
};

Slopes empty_slopes(std::size_t p) {
  Slopes slopes;
  for (auto& v : slopes.mixed) v = Eigen::VectorXd::Zero(index_of(p));
  for (auto& m : slopes.precision) m = empty_square(p);
  return slopes;
}

void add_to(Slopes& all, const Slopes& part) {
  for (std::size_t k = 0; k < 3; ++k) {
    all.log_det[k] += part.log_det[k];
    all.residual[k] += part.residual[k];
    all.fixed[k] += part.fixed[k];
    all.mixed[k] += part.mixed[k];
    all.precision[k] += part.precision[k];
    for (std::size_t l = 0; l < 3; ++l) {
      all.log_det_2[k][l] += part.log_det_2[k][l];
      all.residual_2[k][l] += part.residual_2[k][l];
      all.fixed_2[k][l] += part.fixed_2[k][l];
    }
  }
}

/// The sums of one cell over its clients: Σvvᵀ and Σv with v = ZᵀV⁻¹(y − Xβ), and U = ZᵀV⁻¹X.
struct CellResidual {
  Symmetric2 vv;
  std::array<double, 2> v{};
};

CellResidual residual_of(const GrowthCells& cells, std::size_t c, const Shrinkage& s, const Rows2& zx,
                         const Eigen::VectorXd& beta) {
  const double n = cells.count[c];
  double r0 = cells.mean[2 * c];
  double r1 = cells.mean[2 * c + 1];
  for (Eigen::Index k = 0; k < beta.size(); ++k) {
    r0 -= zx(0, k) * beta[k];
    r1 -= zx(1, k) * beta[k];
  }
  const double* const scatter = &cells.scatter[3 * c];
  const Symmetric2 rr{scatter[0] + n * r0 * r0, scatter[1] + n * r0 * r1, scatter[2] + n * r1 * r1};
  return {s.congruence(rr), {n * (s.g00 * r0 + s.g10 * r1), n * (s.g01 * r0 + s.g11 * r1)}};
}

Slopes slopes_of_block(const GrowthCells& cells, const std::vector<std::size_t>& kept, const Covariance2& d,
                       const FixedSolution& at, const Eigen::MatrixXd& inverse, std::size_t block) {
  const auto p = index_of(kept.size());
  Slopes slopes = empty_slopes(kept.size());
  Rows2 zx(2, p);
  Rows2 u(2, p);
  const std::size_t last = std::min(cells.cells(), (block + 1) * cells_per_block);
  for (std::size_t c = block * cells_per_block; c < last; ++c) {
    const Shrinkage s = shrinkage(d, gram_of(cells, c));
    const double n = cells.count[c];
    read_zx(cells, kept, c, zx);
    const CellResidual r = residual_of(cells, c, s, zx, at.beta);
    for (Eigen::Index k = 0; k < p; ++k) {
      u(0, k) = s.g00 * zx(0, k) + s.g10 * zx(1, k);
      u(1, k) = s.g01 * zx(0, k) + s.g11 * zx(1, k);
    }
    Symmetric2 y;
    for (Eigen::Index k = 0; k < p; ++k) {
      slopes.mixed[0][k] += u(0, k) * r.v[0];
      slopes.mixed[1][k] += u(0, k) * r.v[1] + u(1, k) * r.v[0];
      slopes.mixed[2][k] += u(1, k) * r.v[1];
      for (Eigen::Index l = 0; l < p; ++l) {
        const double weight = n * inverse(k, l);
        y.s00 += weight * u(0, k) * u(0, l);
        y.s01 += weight * u(0, k) * u(1, l);
        y.s11 += weight * u(1, k) * u(1, l);
        slopes.precision[0](k, l) += n * u(0, k) * u(0, l);
        slopes.precision[1](k, l) += n * (u(0, k) * u(1, l) + u(1, k) * u(0, l));
        slopes.precision[2](k, l) += n * u(1, k) * u(1, l);
      }
    }
    for (std::size_t k = 0; k < 3; ++k) {
      slopes.log_det[k] += n * trace_with(k, s.w);
      slopes.residual[k] -= trace_with(k, r.vv);
      slopes.fixed[k] += trace_with(k, y);
      for (std::size_t l = 0; l < 3; ++l) {
        slopes.log_det_2[k][l] -= n * trace_with(k, l, s.w, s.w);
        slopes.residual_2[k][l] += 2 * trace_with(k, l, s.w, r.vv);
        slopes.fixed_2[k][l] += 2 * trace_with(k, l, s.w, y);
      }
    }
  }
  return slopes;
}

/// From derivatives in (D00, D01, D11) to derivatives in (a, b, c), with D00 = a², D01 = ab, D11 = b² + c².
Curve in_factor(double value, const Eigen::Vector3d& g, const Eigen::Matrix3d& h, const RelativeFactor& f) {
  Eigen::Matrix3d jacobian;
  jacobian << 2 * f.a, 0, 0, f.b, f.a, 0, 0, 2 * f.b, 2 * f.c;
  Eigen::Matrix3d hessian = jacobian.transpose() * h * jacobian;
  hessian(0, 0) += 2 * g[0];
  hessian(0, 1) += g[1];
  hessian(1, 0) += g[1];
  hessian(1, 1) += 2 * g[2];
  hessian(2, 2) += 2 * g[2];
  return {value, jacobian.transpose() * g, hessian};
}

Curve free_part(const Curve& full, RandomForm form) {
  if (form == RandomForm::correlated) return full;
  if (form == RandomForm::intercept)
    return {full.value, full.gradient.head(1), full.hessian.topLeftCorner(1, 1)};
  Curve out{full.value, Eigen::VectorXd(2), Eigen::MatrixXd(2, 2)};
  out.gradient << full.gradient[0], full.gradient[2];
  out.hessian << full.hessian(0, 0), full.hessian(0, 2), full.hessian(2, 0), full.hessian(2, 2);
  return out;
}

}  // namespace

GrowthCriterion::GrowthCriterion(const GrowthCells& cells, std::vector<std::size_t> kept, bool restricted,
                                 RandomForm form)
    : cells_(cells),
      kept_(std::move(kept)),
      pooled_(pooled_gram(cells)),
      restricted_(restricted),
      form_(form) {}

RelativeFactor GrowthCriterion::factor(const Eigen::VectorXd& theta) const {
  switch (form_) {
    case RandomForm::intercept:
      return {theta[0], 0, 0};
    case RandomForm::uncorrelated:
      return {theta[0], 0, theta[1]};
    case RandomForm::correlated:
      return {theta[0], theta[1], theta[2]};
  }
  return {};
}

double GrowthCriterion::degrees() const {
  return static_cast<double>(cells_.rows) - (restricted_ ? static_cast<double>(kept_.size()) : 0.0);
}

std::optional<FixedSolution> GrowthCriterion::solve(const RelativeFactor& factor) const {
  const Covariance2 d = covariance_of(factor.a, factor.b, factor.c);
  std::vector<Taken> blocks(blocks_of(cells_.cells(), cells_per_block));
  for_each_block(blocks.size(), [&](std::size_t b) { blocks[b] = taken_by_block(cells_, kept_, d, b); });
  const auto p = index_of(kept_.size());
  FixedSolution out{Eigen::VectorXd::Zero(p), empty_square(kept_.size())};
  Eigen::VectorXd xy = Eigen::VectorXd::Zero(p);
  double yy = cells_.pooled_square;
  for (Eigen::Index k = 0; k < p; ++k) {
    xy[k] = cells_.pooled_cross[kept_[static_cast<std::size_t>(k)]];
    for (Eigen::Index l = 0; l <= k; ++l)
      out.precision(k, l) =
          pooled_[packed(kept_[static_cast<std::size_t>(k)], kept_[static_cast<std::size_t>(l)])];
  }
  for (const auto& block : blocks) {
    out.precision -= block.xx;
    xy -= block.xy;
    yy -= block.yy;
    out.log_det_v += block.log_det;
  }
  out.precision = Eigen::MatrixXd(out.precision.selfadjointView<Eigen::Lower>());
  const Eigen::LLT<Eigen::MatrixXd> cholesky(out.precision);
  if (cholesky.info() != Eigen::Success) return std::nullopt;
  out.beta = cholesky.solve(xy);
  out.residual = yy - out.beta.dot(xy);
  if (!(out.residual > 0) || !std::isfinite(out.log_det_v)) return std::nullopt;
  return out;
}

double GrowthCriterion::value(const FixedSolution& at) const {
  const double n = degrees();
  double value = at.log_det_v + n * (1 + std::log(2 * std::numbers::pi * at.residual / n));
  if (restricted_) {
    const Eigen::MatrixXd l = at.precision.llt().matrixL();
    value += 2 * l.diagonal().array().log().sum();
  }
  return value;
}

std::optional<Curve> GrowthCriterion::curve(const Eigen::VectorXd& theta) const {
  const RelativeFactor f = factor(theta);
  const auto at = solve(f);
  if (!at) return std::nullopt;
  const Covariance2 d = covariance_of(f.a, f.b, f.c);
  const auto p = index_of(kept_.size());
  const Eigen::MatrixXd inverse = at->precision.llt().solve(Eigen::MatrixXd::Identity(p, p));
  std::vector<Slopes> blocks(blocks_of(cells_.cells(), cells_per_block));
  for_each_block(blocks.size(),
                 [&](std::size_t b) { blocks[b] = slopes_of_block(cells_, kept_, d, *at, inverse, b); });
  Slopes all = empty_slopes(kept_.size());
  for (const auto& block : blocks) add_to(all, block);
  const double scale = degrees() / at->residual;
  Eigen::Vector3d g;
  Eigen::Matrix3d h;
  std::array<Eigen::MatrixXd, 3> moved;
  for (std::size_t k = 0; k < 3; ++k) moved[k] = inverse * all.precision[k];
  for (std::size_t k = 0; k < 3; ++k) {
    g[index_of(k)] = all.log_det[k] + scale * all.residual[k] - (restricted_ ? all.fixed[k] : 0);
    for (std::size_t l = 0; l < 3; ++l) {
      const double curved = all.residual_2[k][l] - 2 * all.mixed[k].dot(inverse * all.mixed[l]);
      h(index_of(k), index_of(l)) = all.log_det_2[k][l] +
                                    scale * (curved - all.residual[k] * all.residual[l] / at->residual) +
                                    (restricted_ ? all.fixed_2[k][l] - (moved[k] * moved[l]).trace() : 0);
    }
  }
  return free_part(in_factor(value(*at), g, h, f), form_);
}

}  // namespace cairn::statistics
