// SPDX-License-Identifier: Apache-2.0
#include "statistics/distributions.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

namespace cairn::statistics {
namespace {

namespace math = boost::math;
using Policy = math::policies::policy<math::policies::overflow_error<math::policies::ignore_error>,
                                      math::policies::promote_double<false>>;
using Normal = math::normal_distribution<double, Policy>;
using StudentT = math::students_t_distribution<double, Policy>;
using ChiSquared = math::chi_squared_distribution<double, Policy>;
using Binomial = math::binomial_distribution<double, Policy>;

}  // namespace

double normal_cdf(double z) {
  if (std::isinf(z)) return z > 0 ? 1 : 0;
  return math::cdf(Normal(), z);
}

double normal_quantile(double p) { return math::quantile(Normal(), p); }

double two_sided_z(double level) { return math::quantile(math::complement(Normal(), (1 - level) / 2)); }

double two_sided_normal_p(double z) {
  return std::isinf(z) ? 0 : 2 * math::cdf(math::complement(Normal(), std::abs(z)));
}

double student_t_quantile(double p, double degrees) { return math::quantile(StudentT(degrees), p); }

double two_sided_t_p(double t, double degrees) {
  return std::isinf(t) ? 0 : 2 * math::cdf(math::complement(StudentT(degrees), std::abs(t)));
}

double chi_squared_upper(double x, double degrees) {
  if (x <= 0) return 1;
  return std::isinf(x) ? 0 : math::cdf(math::complement(ChiSquared(degrees), x));
}

double binomial_cdf(double k, double n, double chance) {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return math::cdf(Binomial(n, chance), std::floor(k));
}

double binomial_log_pmf(double k, double n, double chance) {
  if (k < 0 || k > n) return -std::numeric_limits<double>::infinity();
  const double hit = k == 0 ? 0 : k * std::log(chance);
  const double miss = k == n ? 0 : (n - k) * std::log1p(-chance);
  return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1) + hit + miss;
}

}  // namespace cairn::statistics
