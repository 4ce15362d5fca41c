// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

/// The 2 × 2 algebra of a random intercept and slope. Everything stays defined when a variance is 0.
namespace cairn::statistics {

/// A symmetric 2 × 2 matrix.
struct Symmetric2 {
  double s00 = 0;
  double s01 = 0;
  double s11 = 0;
};

/// A covariance with its determinant, which would lose its digits if it were calculated from the entries.
struct Covariance2 {
  Symmetric2 d;
  double det = 0;
};

/// ΛΛᵀ of Λ = [a 0; b c].
constexpr Covariance2 covariance_of(double a, double b, double c) {
  return {{a * a, a * b, b * b + c * c}, a * a * c * c};
}

/// How a client's own data and the covariance D of the random effects meet, for A = ZᵀZ of the client.
struct Shrinkage {
  Symmetric2 k;  ///< (D⁻¹ + A)⁻¹: the conditional covariance of the random effects
  Symmetric2 w;  ///< (A⁻¹ + D)⁻¹ = ZᵀV⁻¹Z
  double g00 = 1, g01 = 0, g10 = 0, g11 = 1;  ///< G = (I + DA)⁻¹; ZᵀV⁻¹x = Gᵀ(Zᵀx)
  double det = 1;                             ///< det(I + DA) = det V

  /// Gᵀ m G.
  constexpr Symmetric2 congruence(const Symmetric2& m) const {
    const double t00 = m.s00 * g00 + m.s01 * g10;
    const double t01 = m.s00 * g01 + m.s01 * g11;
    const double t10 = m.s01 * g00 + m.s11 * g10;
    const double t11 = m.s01 * g01 + m.s11 * g11;
    return {g00 * t00 + g10 * t10, g00 * t01 + g10 * t11, g01 * t01 + g11 * t11};
  }
};

/// The shrinkage of a client with cross-products `a` under the covariance `d`.
constexpr Shrinkage shrinkage(const Covariance2& cov, const Symmetric2& a) {
  const Symmetric2& d = cov.d;
  const double det_a = a.s00 * a.s11 - a.s01 * a.s01;
  const double det = 1 + d.s00 * a.s00 + 2 * d.s01 * a.s01 + d.s11 * a.s11 + cov.det * det_a;
  const double per = 1 / det;
  Shrinkage s;
  s.det = det;
  s.k = {(d.s00 + cov.det * a.s11) * per, (d.s01 - cov.det * a.s01) * per, (d.s11 + cov.det * a.s00) * per};
  s.w = {(a.s00 + det_a * d.s11) * per, (a.s01 - det_a * d.s01) * per, (a.s11 + det_a * d.s00) * per};
  s.g00 = (1 + d.s01 * a.s01 + d.s11 * a.s11) * per;
  s.g01 = -(d.s00 * a.s01 + d.s01 * a.s11) * per;
  s.g10 = -(d.s01 * a.s00 + d.s11 * a.s01) * per;
  s.g11 = (1 + d.s00 * a.s00 + d.s01 * a.s01) * per;
  return s;
}

/// tr(Eₖ m), where E₀, E₁, E₂ are the directions of the entries 00, 01 (both halves) and 11.
constexpr double trace_with(std::size_t k, const Symmetric2& m) {
  return k == 0 ? m.s00 : k == 1 ? 2 * m.s01 : m.s11;
}

/// The symmetric half of tr(Eₖ m Eₗ n), for two symmetric matrices.
constexpr double trace_with(std::size_t k, std::size_t l, const Symmetric2& m, const Symmetric2& n) {
  if (k > l) return trace_with(l, k, m, n);
  if (k == 0 && l == 0) return m.s00 * n.s00;
  if (k == 0 && l == 1) return m.s00 * n.s01 + m.s01 * n.s00;
  if (k == 0) return m.s01 * n.s01;
  if (k == 1 && l == 1) return m.s00 * n.s11 + m.s11 * n.s00 + 2 * m.s01 * n.s01;
  if (k == 1) return m.s01 * n.s11 + m.s11 * n.s01;
  return m.s11 * n.s11;
}

}  // namespace cairn::statistics
