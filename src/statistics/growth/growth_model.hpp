// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "statistics/finding.hpp"
#include "statistics/growth/growth_cells.hpp"
#include "statistics/progress.hpp"
#include "statistics/undefined.hpp"

/// Two-level growth models: y = Xβ + Zu + e with u ~ N(0, σ²ΛΛᵀ) between clients and e ~ N(0, σ²) within.
/// Fitted by maximum likelihood or restricted maximum likelihood (Laird & Ware 1982, Biometrics 38:963-974;
/// the criterion as in Bates et al. 2015, J Stat Softw 67(1)). Not for outcomes that are counts or yes/no,
/// and not a proof that treatment caused a course.
namespace cairn::statistics {

/// Which likelihood is maximised. Compare models with different fixed columns by `maximum` only.
enum class Likelihood { maximum, restricted };

/// Which model is fitted to the rows.
struct GrowthOptions {
  Likelihood likelihood = Likelihood::restricted;
  bool correlated =
      true;  ///< intercept and slope of a client may go together; ignored with one random column
  Progress progress = {};  ///< hears the steps of the search
};

/// How large the differences between clients are, in the units of the caller's columns.
struct RandomCovariance {
  double v00 = 0;  ///< variance of the first random column (intercepts)
  double v01 = 0;  ///< covariance; 0 with one column or an uncorrelated model
  double v11 = 0;  ///< variance of the second random column (slopes); 0 with one column
};

/// A fitted model. `beta`, `covariance` and `names` are of the kept fixed columns, in their order.
struct GrowthFit {
  std::vector<std::string> names;
  std::vector<std::size_t> kept;  ///< which fixed columns were kept; others depended on earlier ones
  std::vector<double> beta;
  std::vector<double> standard_error;
  std::vector<double> covariance;  ///< of beta, row by row
  std::size_t random = 1;          ///< random columns
  RandomCovariance between;
  Defined<> correlation = undefined("the model has no correlation");  ///< of intercept and slope
  double residual_variance = 0;
  std::vector<double> theta;  ///< the free numbers of Λ (1, 2 or 3), in the caller's units
  double criterion = 0;       ///< −2 log likelihood (restricted or not)
  double log_likelihood = 0;
  double aic = 0;
  double bic = 0;              ///< with log N of rows, also when restricted
  std::size_t parameters = 0;  ///< fixed, random and residual together
  std::size_t clients = 0;
  std::size_t cells = 0;  ///< different designs among the clients
  bool restricted = true;
  bool converged = false;
  bool singular = false;  ///< a variance is 0 or the correlation ±1: the data do not support this many
  double gradient = 0;    ///< largest absolute slope of the criterion in Λ at the end
  int iterations = 0;
  Account account;  ///< used and left out: rows

  double covariance_at(std::size_t i, std::size_t j) const { return covariance[i * beta.size() + j]; }
};

/// Fits the model to rows. Undefined when the rows do not have the right shape, a single client is left,
/// there are no more rows than random coefficients, time does not vary within any client, or nothing is left
/// to explain.
Defined<GrowthFit> fit_growth(const GrowthRows& rows, const GrowthOptions& options = {});

/// The sufficient statistics that `fit_growth` makes of rows.
Defined<GrowthCells> cells_of(const GrowthRows& rows);

/// Fits the model to sufficient statistics. `names` are those of the fixed columns.
Defined<GrowthFit> fit_growth(const GrowthCells& cells, const std::vector<std::string>& names,
                              const GrowthOptions& options = {});

/// The model at a given Λ (`theta` as in a fit: 1, 2 or 3 numbers in the caller's units) instead of at the
/// best one; for comparing with other programs. Undefined as `fit_growth`, and when there are not as many
/// numbers as the model needs.
Defined<GrowthFit> growth_at(const GrowthCells& cells, const std::vector<std::string>& names,
                             const GrowthOptions& options, const std::vector<double>& theta);

}  // namespace cairn::statistics
