// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "statistics/finding.hpp"
#include "statistics/growth/growth_rows.hpp"

/// Logistic regression by iteratively reweighted least squares, for what is to be expected of a unit given
/// whom it sees (case mix). An adjusted comparison is only as fair as the columns it adjusts for.
namespace cairn::statistics {

/// Yes/no outcomes with their covariates; rows with something missing are left out.
struct LogisticRows {
  std::span<const double> outcome;  ///< 0 or 1
  std::vector<Column> columns;      ///< empty values: the intercept
};

/// A fitted model.
struct LogisticFit {
  std::vector<std::string> names;
  std::vector<std::size_t> kept;  ///< columns that do not depend on earlier ones
  std::vector<double> beta;
  std::vector<double> standard_error;
  double deviance = 0;
  double null_deviance = 0;  ///< of the overall proportion alone
  double aic = 0;
  std::vector<std::size_t> rows;  ///< the rows used
  std::vector<double> fitted;     ///< the probability of each of them
  bool converged = false;
  bool separated = false;  ///< some covariate tells the outcome exactly: coefficients run off
  int iterations = 0;
  Account account;
};

/// Fits the model. `ridge` ≥ 0 is a penalty ridge·β²/2 on every coefficient but the intercept, on
/// standardised columns; a small one (0.1 … 1) keeps the coefficients finite under separation, at the price
/// of bias. Undefined when the shape is wrong, an outcome is neither 0 nor 1, all outcomes are equal, or
/// there are fewer rows than columns.
Defined<LogisticFit> fit_logistic(const LogisticRows& rows, double ridge = 0);

}  // namespace cairn::statistics
