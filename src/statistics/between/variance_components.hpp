// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "statistics/between/component_system.hpp"
#include "statistics/finding.hpp"
#include "statistics/growth/growth_model.hpp"
#include "statistics/interval.hpp"

/// How much of the differences between scores lies between services, therapists and clients: linear models
/// with several grouping factors, nested (give nested units numbers of their own) or crossed. Differences
/// between units are not a verdict on them: what clients they see, and chance, are in there too.
namespace cairn::statistics {

/// The estimate for one unit (a therapist), shrunk towards the average the more the fewer clients it rests
/// on.
struct UnitEffect {
  std::uint32_t unit = 0;
  double u0 = 0;
  double u1 = 0;
  double sd0 = 0;  ///< conditional standard deviations: what is not known about u0 and u1
  double sd1 = 0;
  double cov01 = 0;

  /// u0 ± 1.96·sd0: the bar of a caterpillar plot.
  Interval interval() const { return {u0 - 1.959963984540054 * sd0, u0 + 1.959963984540054 * sd0, 0.95}; }
};

/// One grouping factor of a fit.
struct FactorFit {
  std::string name;
  std::size_t units = 0;
  RandomCovariance between;
  Defined<> correlation = undefined("the factor has no correlation");
  std::vector<double> theta;  ///< the free numbers of Λ, in the caller's units
  Defined<> share = undefined("the variance of this factor depends on a column");  ///< of the total variance
  std::vector<UnitEffect> effects;  ///< in the order of first rows
};

/// A fitted model. Factors stand with most units first.
struct ComponentsFit {
  std::vector<std::string> names;
  std::vector<std::size_t> kept;
  std::vector<double> beta;
  std::vector<double> standard_error;
  std::vector<double> covariance;  ///< of beta, row by row
  std::vector<FactorFit> factors;
  double residual_variance = 0;
  double criterion = 0;
  double log_likelihood = 0;
  double aic = 0;
  double bic = 0;
  std::size_t parameters = 0;
  bool restricted = true;
  bool converged = false;
  bool singular = false;
  double gradient = 0;
  int iterations = 0;
  Account account;  ///< used and left out: rows
};

/// Fits the model. Undefined when the rows do not have the right shape, a factor has a single unit or as many
/// units as there are rows, or nothing is left to explain.
/// `progress` hears the steps of the search.
Defined<ComponentsFit> fit_components(ComponentRows rows, Likelihood likelihood = Likelihood::restricted,
                                      const Progress& progress = {});

/// The model at given Λ: `theta` holds for each factor (most units first) its free numbers, in the caller's
/// units.
Defined<ComponentsFit> components_at(ComponentRows rows, Likelihood likelihood,
                                     const std::vector<double>& theta);

}  // namespace cairn::statistics
