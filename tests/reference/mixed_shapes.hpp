// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "statistics/between/variance_components.hpp"

/// What cases of growth models and of variance components have in common.
namespace cairn::reference {

/// The value; a case whose result is undefined fails.
template <class T>
T need(statistics::Defined<T> value) {
  if (!value) throw std::runtime_error("undefined: " + value.error().because);
  return *std::move(value);
}

/// A grouping factor of a case, with the variance parameters of its fit.
struct Group {
  std::string name;
  std::vector<std::string> columns;
  bool correlated = true;
  std::vector<std::uint32_t> unit;
  std::vector<std::string> labels;
};

/// What both kinds of model report, in one shape.
struct Reported {
  std::vector<double> beta, se, covariance, theta;
  std::vector<std::size_t> units;
  std::vector<statistics::RandomCovariance> between;
  std::vector<std::vector<statistics::UnitEffect>> effects;
  double residual_variance = 0, criterion = 0, log_likelihood = 0, aic = 0, bic = 0;
  std::size_t rows = 0, parameters = 0;
  bool singular = false;
};

}  // namespace cairn::reference
