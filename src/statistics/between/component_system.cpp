// SPDX-License-Identifier: Apache-2.0
#include "statistics/between/component_system.hpp"

#include <Eigen/Cholesky>
#include <cmath>
#include <numbers>

#include "statistics/numeric/blocks.hpp"

namespace cairn::statistics {
namespace {

using Sparse = Eigen::SparseMatrix<double>;
constexpr std::size_t most_blocks = 16;

Eigen::Index index_of(std::size_t i) { return static_cast<Eigen::Index>(i); }

/// Λ of one factor: [a 0; b c].
struct Lambda {
  double a = 0;
  double b = 0;
  double c = 0;

  double at(std::size_t row, std::size_t column) const {
    if (row == 0) return column == 0 ? a : 0;
    return column == 0 ? b : c;
  }
};

std::vector<Lambda> lambdas_of(const ComponentSums& sums, const Eigen::VectorXd& theta) {
  std::vector<Lambda> out;
  Eigen::Index next = 0;
  for (std::size_t f = 0; f < sums.columns.size(); ++f) {
    Lambda lambda{.a = theta[next++]};
    if (sums.columns[f] > 1) {
      if (sums.correlated[f]) lambda.b = theta[next++];
      lambda.c = theta[next++];
    }
    out.push_back(lambda);
  }
  return out;
}

/// Which factor a column of the system belongs to, its place within its unit, and where the unit starts.
struct SystemColumn {
  std::size_t factor = 0;
  std::size_t within = 0;
  std::size_t start = 0;
  std::size_t size = 1;
};

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

/// The calculation at one set of Λ, step by step.
class Evaluation {
 public:
  Evaluation(const ComponentSums& sums, const Eigen::VectorXd& theta)
      : sums_(sums), lambda_(lambdas_of(sums, theta)), columns_(system_columns(sums)) {
    const Lambda& l = lambda_[0];
    first_ = covariance_of(l.a, l.b, l.c);
    blocks_ = std::max<std::size_t>(1, std::min(most_blocks, sums.first_units() / 1024));
    per_block_ = (sums.first_units() + blocks_ - 1) / blocks_;
  }

  bool solve(ComponentState& state) {
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
    if (sums_.restricted)
      state.value += 2 * Eigen::MatrixXd(cholesky.matrixL()).diagonal().array().log().sum();
    state.effect = sums_.system() > 0 ? Eigen::VectorXd(c_xy_.col(p) - c_xy_.leftCols(p) * state.beta)
                                      : Eigen::VectorXd();
    return std::isfinite(state.value);
  }

  void gradient(ComponentState& state) {
    select();
    const Eigen::Vector3d in_d = slope_of_first(state);
    std::vector<double> out;
    const Lambda& l = lambda_[0];
    push(out, 0, 2 * l.a * in_d[0] + l.b * in_d[1], l.a * in_d[1] + 2 * l.b * in_d[2], 2 * l.c * in_d[2]);
    for (std::size_t f = 1; f < lambda_.size(); ++f) {
      const Lambda slope = slope_of_other(f, state);
      push(out, f, slope.a, slope.b, slope.c);
    }
    state.gradient = Eigen::Map<Eigen::VectorXd>(out.data(), index_of(out.size()));
  }

  void effects(ComponentState& state) {
    select();
    for (const auto& column : columns_) {
      if (column.within != 0) continue;
      Symmetric2 c{c_entry(column.start, column.start), 0, 0};
      if (column.size > 1)
        c = {c.s00, c_entry(column.start + 1, column.start), c_entry(column.start + 1, column.start + 1)};
      state.effect_covariance.push_back(c);
    }
    for (std::size_t i = 0; i < sums_.first_units(); ++i) first_effect(i, state);
  }

 private:
  /// ZᵀX or Zᵀy of a unit of the first factor: row `r`, column `k` (the last is y).
  double zxy(std::size_t i, std::size_t r, std::size_t k) const {
    return sums_.zxy[(2 * i + r) * (sums_.fixed + 1) + k];
  }

  struct Taken {
    Eigen::MatrixXd xy;     ///< from [X y]ᵀ[X y]
    Eigen::MatrixXd s_xy;   ///< from Z₂ᵀ[X y]
    std::vector<double> s;  ///< from Z₂ᵀZ₂, by place
    double log_det = 0;
  };

  void take_out(std::size_t i, Taken& t) const {
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

  void take_out_first() {
    const auto p1 = index_of(sums_.fixed + 1);
    const auto entries = static_cast<std::size_t>(sums_.raw.nonZeros());
    std::vector<Taken> parts(blocks_);
    for_each_block(blocks_, [&](std::size_t block) {
      Taken part{Eigen::MatrixXd::Zero(p1, p1), Eigen::MatrixXd::Zero(sums_.raw_xy.rows(), p1),
                 std::vector<double>(entries, 0)};
      for (std::size_t i = block * per_block_; i < std::min(sums_.first_units(), (block + 1) * per_block_);
           ++i)
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

  bool factor_system() {
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

  /// The selected inverse of the system and C at the places of the raw matrix.
  void select() {
    if (sums_.system() == 0) return;
    selected_.emplace(llt_);
    c_.resize(static_cast<std::size_t>(s_.nonZeros()));
    for (Eigen::Index j = 0; j < s_.outerSize(); ++j)
      for (auto e = s_.outerIndexPtr()[j]; e < s_.outerIndexPtr()[j + 1]; ++e)
        c_[static_cast<std::size_t>(e)] =
            c_entry(static_cast<std::size_t>(s_.innerIndexPtr()[e]), static_cast<std::size_t>(j));
  }

  double c_entry(std::size_t i, std::size_t j) const {
    double sum = 0;
    for (std::size_t r = 0; r <= columns_[i].within; ++r)
      for (std::size_t c = 0; c <= columns_[j].within; ++c)
        sum += lambda_[columns_[i].factor].at(columns_[i].within, r) *
               selected_->at(index_of(columns_[i].start + r), index_of(columns_[j].start + c)) *
               lambda_[columns_[j].factor].at(columns_[j].within, c);
    return sum;
  }

  double c_at(std::size_t i, std::size_t a, std::size_t b) const {
    return c_[sums_.pair[sums_.pair_start[i] + packed(a, b)]];
  }

  /// Zᵀ[V⁻¹Z, V⁻¹X, V⁻¹(y − Xβ)] of one unit of the first factor, with the other factors in V.
  struct UnitView {
    Symmetric2 w;
    Eigen::Matrix2Xd u;
    std::array<double, 2> v{};
    std::vector<double> t;  ///< Gᵀw of the touched columns, 2 numbers each
  };

  void view(std::size_t i, const ComponentState& state, UnitView& out) const {
    const Shrinkage s = shrinkage(first_, sums_.a[i]);
    const std::size_t p = sums_.fixed;
    const double* const row0 = &sums_.zxy[2 * i * (p + 1)];
    const double* const row1 = row0 + p + 1;
    double* const u = out.u.data();
    double r0 = row0[p];
    double r1 = row1[p];
    for (std::size_t k = 0; k < p; ++k) {
      u[2 * k] = s.g00 * row0[k] + s.g10 * row1[k];
      u[2 * k + 1] = s.g01 * row0[k] + s.g11 * row1[k];
      r0 -= state.beta.data()[k] * row0[k];
      r1 -= state.beta.data()[k] * row1[k];
    }
    out.v = {s.g00 * r0 + s.g10 * r1, s.g01 * r0 + s.g11 * r1};
    out.w = s.w;
    const std::size_t touched = sums_.touch_start[i + 1] - sums_.touch_start[i];
    out.t.resize(2 * touched);
    for (std::size_t a = 0; a < touched; ++a) subtract(i, a, s, state, out);
  }

  /// Takes one touched column of the system out of a unit's view.
  void subtract(std::size_t i, std::size_t a, const Shrinkage& s, const ComponentState& state,
                UnitView& out) const {
    const std::size_t at = sums_.touch_start[i] + a;
    const std::size_t column = sums_.touched[at];
    const double t0 = s.g00 * sums_.w[2 * at] + s.g10 * sums_.w[2 * at + 1];
    const double t1 = s.g01 * sums_.w[2 * at] + s.g11 * sums_.w[2 * at + 1];
    out.t[2 * a] = t0;
    out.t[2 * a + 1] = t1;
    const double effect = state.effect.data()[column];
    out.v = {out.v[0] - t0 * effect, out.v[1] - t1 * effect};
    const auto size = static_cast<std::size_t>(c_xy_.rows());
    double* const u = out.u.data();
    for (std::size_t k = 0; k < sums_.fixed; ++k) {
      const double c = c_xy_.data()[k * size + column];
      u[2 * k] -= t0 * c;
      u[2 * k + 1] -= t1 * c;
    }
    const std::uint32_t* const pair = sums_.pair.data() + sums_.pair_start[i] + packed(a, 0);
    for (std::size_t b = 0; b <= a; ++b) {
      const double c = b == a ? c_[pair[b]] : 2 * c_[pair[b]];  // (a, b) and (b, a) together
      out.w = {out.w.s00 - c * t0 * out.t[2 * b],
               out.w.s01 - c * (t0 * out.t[2 * b + 1] + t1 * out.t[2 * b]) / 2,
               out.w.s11 - c * t1 * out.t[2 * b + 1]};
    }
  }

  /// Takes U S⁻¹ Uᵀ, the share of the fixed part, from `s`.
  void take_fixed(const UnitView& unit, Symmetric2& s) const {
    const double* const u = unit.u.data();
    const double* const inverse = inverse_.data();
    for (std::size_t k = 0; k < sums_.fixed; ++k) {
      double i0 = 0;
      double i1 = 0;
      for (std::size_t l = 0; l < sums_.fixed; ++l) {
        i0 += inverse[k * sums_.fixed + l] * u[2 * l];
        i1 += inverse[k * sums_.fixed + l] * u[2 * l + 1];
      }
      s = {s.s00 - u[2 * k] * i0, s.s01 - (u[2 * k] * i1 + u[2 * k + 1] * i0) / 2, s.s11 - u[2 * k + 1] * i1};
    }
  }

  /// d criterion / d(D00, D01, D11) of the first factor.
  Eigen::Vector3d slope_of_first(const ComponentState& state) const {
    const double scale = degrees_ / state.residual;
    std::vector<Eigen::Vector3d> parts(blocks_);
    for_each_block(blocks_, [&](std::size_t block) {
      Eigen::Vector3d sum = Eigen::Vector3d::Zero();
      UnitView unit{{}, Eigen::Matrix2Xd(2, index_of(sums_.fixed)), {}, {}};
      for (std::size_t i = block * per_block_; i < std::min(sums_.first_units(), (block + 1) * per_block_);
           ++i) {
        view(i, state, unit);
        Symmetric2 s{unit.w.s00 - scale * unit.v[0] * unit.v[0], unit.w.s01 - scale * unit.v[0] * unit.v[1],
                     unit.w.s11 - scale * unit.v[1] * unit.v[1]};
        if (sums_.restricted) take_fixed(unit, s);
        for (std::size_t k = 0; k < 3; ++k) sum[index_of(k)] += trace_with(k, s);
      }
      parts[block] = sum;
    });
    Eigen::Vector3d sum = Eigen::Vector3d::Zero();
    for (const auto& part : parts) sum += part;
    return sum;
  }

  /// d criterion / dΛ of another factor.
  Lambda slope_of_other(std::size_t f, const ComponentState& state) {
    const auto p = index_of(sums_.fixed);
    if (!full_) {
      full_ = Sparse(s_.selfadjointView<Eigen::Lower>());
      v_ = s_xy_.col(p) - s_xy_.leftCols(p) * state.beta - *full_ * state.effect;
      u_ = s_xy_.leftCols(p) - *full_ * c_xy_.leftCols(p);
    }
    const double scale = degrees_ / state.residual;
    std::array<std::array<double, 2>, 2> sum{};
    const std::size_t size = sums_.columns[f];
    for (std::size_t start = sums_.offset[f]; start < sums_.offset[f] + size * sums_.unit[f].size();
         start += size) {
      std::array<std::array<double, 2>, 2> taken{};
      for (std::size_t r = 0; r < size; ++r)
        for (std::size_t c = 0; c < size; ++c) {
          const auto i = index_of(start + r);
          const auto j = index_of(start + c);
          taken[r][c] = scale * v_[i] * v_[j] +
                        (sums_.restricted ? u_.row(i).dot(inverse_ * u_.row(j).transpose()) : 0);
        }
      for (std::size_t r = 0; r < size; ++r)
        for (std::size_t c = 0; c < size; ++c) {
          sum[r][c] += 2 * s_lambda_inverse(start + r, start + c);
          for (std::size_t k = 0; k < size; ++k) sum[r][c] -= 2 * taken[r][k] * lambda_[f].at(k, c);
        }
    }
    return {sum[0][0], sum[1][0], sum[1][1]};
  }

  /// (S Λ (I + ΛᵀSΛ)⁻¹) at two columns of the same unit.
  double s_lambda_inverse(std::size_t row, std::size_t column) const {
    double sum = 0;
    for (Sparse::InnerIterator it(*full_, index_of(row)); it; ++it) {
      const auto k = static_cast<std::size_t>(it.row());
      for (std::size_t c = 0; c <= columns_[k].within; ++c)
        sum += it.value() * lambda_[columns_[k].factor].at(columns_[k].within, c) *
               selected_->at(index_of(columns_[k].start + c), index_of(column));
    }
    return sum;
  }

  void push(std::vector<double>& out, std::size_t f, double a, double b, double c) const {
    out.push_back(a);
    if (sums_.columns[f] == 1) return;
    if (sums_.correlated[f]) out.push_back(b);
    out.push_back(c);
  }

  void first_effect(std::size_t i, ComponentState& state) const {
    const Shrinkage s = shrinkage(first_, sums_.a[i]);
    const std::uint32_t first = sums_.touch_start[i];
    const std::size_t touched = sums_.touch_start[i + 1] - first;
    double r0 = zxy(i, 0, sums_.fixed);
    double r1 = zxy(i, 1, sums_.fixed);
    for (std::size_t k = 0; k < sums_.fixed; ++k) {
      r0 -= state.beta[index_of(k)] * zxy(i, 0, k);
      r1 -= state.beta[index_of(k)] * zxy(i, 1, k);
    }
    Symmetric2 c = s.k;
    for (std::size_t a = 0; a < touched; ++a) {
      const double w0 = sums_.w[2 * (first + a)];
      const double w1 = sums_.w[2 * (first + a) + 1];
      r0 -= w0 * state.effect[sums_.touched[first + a]];
      r1 -= w1 * state.effect[sums_.touched[first + a]];
      const double t0 = s.k.s00 * w0 + s.k.s01 * w1;
      const double t1 = s.k.s01 * w0 + s.k.s11 * w1;
      for (std::size_t b = 0; b < touched; ++b) {
        const double o0 = s.k.s00 * sums_.w[2 * (first + b)] + s.k.s01 * sums_.w[2 * (first + b) + 1];
        const double o1 = s.k.s01 * sums_.w[2 * (first + b)] + s.k.s11 * sums_.w[2 * (first + b) + 1];
        const double shared = c_at(i, a, b);
        c = {c.s00 + shared * t0 * o0, c.s01 + shared * t0 * o1, c.s11 + shared * t1 * o1};
      }
    }
    state.first_effect.push_back({s.k.s00 * r0 + s.k.s01 * r1, s.k.s01 * r0 + s.k.s11 * r1});
    state.first_covariance.push_back(c);
  }

  const ComponentSums& sums_;
  std::vector<Lambda> lambda_;
  std::vector<SystemColumn> columns_;
  Covariance2 first_;
  std::size_t blocks_ = 1;
  std::size_t per_block_ = 1;
  Eigen::MatrixXd first_xy_, s_xy_, c_xy_, inverse_, u_;
  Eigen::VectorXd v_;
  Sparse s_, lambda2_;
  std::optional<Sparse> full_;
  Eigen::SimplicialLLT<Sparse> llt_;
  std::optional<SelectedInverse> selected_;
  std::vector<double> c_;
  double log_det_ = 0;
  double degrees_ = 0;
};

}  // namespace

Eigen::Index ComponentSums::parameters() const {
  Eigen::Index count = 0;
  for (std::size_t f = 0; f < columns.size(); ++f) count += columns[f] == 1 ? 1 : correlated[f] ? 3 : 2;
  return count;
}

std::optional<ComponentState> component_state(const ComponentSums& sums, const Eigen::VectorXd& theta,
                                              ComponentDetail detail) {
  Evaluation evaluation(sums, theta);
  ComponentState state;
  if (!evaluation.solve(state)) return std::nullopt;
  if (detail == ComponentDetail::gradient) evaluation.gradient(state);
  if (detail == ComponentDetail::effects) evaluation.effects(state);
  return state;
}

}  // namespace cairn::statistics
