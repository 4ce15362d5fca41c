// SPDX-License-Identifier: Apache-2.0
#include "statistics/between/component_evaluation.hpp"
#include "statistics/numeric/blocks.hpp"

namespace cairn::statistics {
namespace {

using Sparse = Eigen::SparseMatrix<double>;

Eigen::Index index_of(std::size_t i) { return static_cast<Eigen::Index>(i); }

}  // namespace

void ComponentEvaluation::gradient(ComponentState& state) {
  select();
  const Eigen::Vector3d in_d = slope_of_first(state);
  std::vector<double> out;
  const ComponentLambda& l = lambda_[0];
  push(out, 0, 2 * l.a * in_d[0] + l.b * in_d[1], l.a * in_d[1] + 2 * l.b * in_d[2], 2 * l.c * in_d[2]);
  for (std::size_t f = 1; f < lambda_.size(); ++f) {
    const ComponentLambda slope = slope_of_other(f, state);
    push(out, f, slope.a, slope.b, slope.c);
  }
  state.gradient = Eigen::Map<Eigen::VectorXd>(out.data(), index_of(out.size()));
}

void ComponentEvaluation::effects(ComponentState& state) {
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

void ComponentEvaluation::select() {
  if (sums_.system() == 0) return;
  selected_.emplace(llt_);
  c_.resize(static_cast<std::size_t>(s_.nonZeros()));
  for (Eigen::Index j = 0; j < s_.outerSize(); ++j)
    for (auto e = s_.outerIndexPtr()[j]; e < s_.outerIndexPtr()[j + 1]; ++e)
      c_[static_cast<std::size_t>(e)] =
          c_entry(static_cast<std::size_t>(s_.innerIndexPtr()[e]), static_cast<std::size_t>(j));
}

double ComponentEvaluation::c_entry(std::size_t i, std::size_t j) const {
  double sum = 0;
  for (std::size_t r = 0; r <= columns_[i].within; ++r)
    for (std::size_t c = 0; c <= columns_[j].within; ++c)
      sum += lambda_[columns_[i].factor].at(columns_[i].within, r) *
             selected_->at(index_of(columns_[i].start + r), index_of(columns_[j].start + c)) *
             lambda_[columns_[j].factor].at(columns_[j].within, c);
  return sum;
}

double ComponentEvaluation::c_at(std::size_t i, std::size_t a, std::size_t b) const {
  return c_[sums_.pair[sums_.pair_start[i] + packed(a, b)]];
}

void ComponentEvaluation::view(std::size_t i, const ComponentState& state, UnitView& out) const {
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

void ComponentEvaluation::subtract(std::size_t i, std::size_t a, const Shrinkage& s,
                                   const ComponentState& state, UnitView& out) const {
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

void ComponentEvaluation::take_fixed(const UnitView& unit, Symmetric2& s) const {
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

Eigen::Vector3d ComponentEvaluation::slope_of_first(const ComponentState& state) const {
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

ComponentLambda ComponentEvaluation::slope_of_other(std::size_t f, const ComponentState& state) {
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
        taken[r][c] =
            scale * v_[i] * v_[j] + (sums_.restricted ? u_.row(i).dot(inverse_ * u_.row(j).transpose()) : 0);
      }
    for (std::size_t r = 0; r < size; ++r)
      for (std::size_t c = 0; c < size; ++c) {
        sum[r][c] += 2 * s_lambda_inverse(start + r, start + c);
        for (std::size_t k = 0; k < size; ++k) sum[r][c] -= 2 * taken[r][k] * lambda_[f].at(k, c);
      }
  }
  return {sum[0][0], sum[1][0], sum[1][1]};
}

double ComponentEvaluation::s_lambda_inverse(std::size_t row, std::size_t column) const {
  double sum = 0;
  for (Sparse::InnerIterator it(*full_, index_of(row)); it; ++it) {
    const auto k = static_cast<std::size_t>(it.row());
    for (std::size_t c = 0; c <= columns_[k].within; ++c)
      sum += it.value() * lambda_[columns_[k].factor].at(columns_[k].within, c) *
             selected_->at(index_of(columns_[k].start + c), index_of(column));
  }
  return sum;
}

void ComponentEvaluation::push(std::vector<double>& out, std::size_t f, double a, double b, double c) const {
  out.push_back(a);
  if (sums_.columns[f] == 1) return;
  if (sums_.correlated[f]) out.push_back(b);
  out.push_back(c);
}

void ComponentEvaluation::first_effect(std::size_t i, ComponentState& state) const {
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

}  // namespace cairn::statistics
