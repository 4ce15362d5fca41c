// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Probabilities and quantiles; the only door to Boost.Math, whose headers are slow to compile. Probabilities
/// lie strictly between 0 and 1 where a quantile is asked for, degrees of freedom are above 0: the caller
/// checks.
namespace cairn::statistics {

double normal_cdf(double z);                          ///< P(Z ≤ z), Z standard normal
double normal_quantile(double p);                     ///< z with P(Z ≤ z) = p
double two_sided_z(double level);                     ///< Φ⁻¹(1 − (1 − level)/2): 1.95996… for 0.95
double two_sided_normal_p(double z);                  ///< P(|Z| ≥ |z|)
double student_t_quantile(double p, double degrees);  ///< t with P(T ≤ t) = p; degrees may be fractional
double two_sided_t_p(double t, double degrees);       ///< P(|T| ≥ |t|)
double chi_squared_upper(double x, double degrees);   ///< P(X ≥ x)
double binomial_cdf(double k, double n, double chance);      ///< P(K ≤ k); 0 for k < 0, 1 for k ≥ n
double binomial_log_pmf(double k, double n, double chance);  ///< log P(K = k)

}  // namespace cairn::statistics
