// SPDX-License-Identifier: Apache-2.0
#include "statistics/growth/growth_model.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

#include "statistics/growth/growth_criterion.hpp"

namespace cairn::statistics {
namespace {

RandomForm form_of(const GrowthCells& cells, const GrowthOptions& options) {
  if (cells.random == 1) return RandomForm::intercept;
  return options.correlated ? RandomForm::correlated : RandomForm::uncorrelated;
}

/// The fixed columns that do not depend on earlier ones, by Cholesky on the cross-products: a column is
/// dropped when less than 1e-13 of its square is left once the earlier ones are taken out.
std::vector<std::size_t> independent_columns(const GrowthCells& cells) {
  const std::vector<double> gram = pooled_gram(cells);
  std::vector<std::size_t> kept;
  std::vector<std::vector<double>> factor;  // rows of the growing lower triangle
  for (std::size_t column = 0; column < cells.fixed.size(); ++column) {
    const std::size_t at = cells.fixed[column];
    std::vector<double> row(kept.size() + 1);
    double left = gram[packed(at, at)];
    for (std::size_t i = 0; i < kept.size(); ++i) {
      double value = gram[packed(at, cells.fixed[kept[i]])];
      for (std::size_t j = 0; j < i; ++j) value -= factor[i][j] * row[j];
      row[i] = value / factor[i][i];
      left -= row[i] * row[i];
    }
    if (!(left > 1e-13 * gram[packed(at, at)])) continue;
    row.back() = std::sqrt(left);
    factor.push_back(std::move(row));
    kept.push_back(column);
  }
  return kept;
}

/// True when some client has two different values of the second random column per unit of the first.
bool slope_is_seen(const GrowthCells& cells) {
  for (std::size_t c = 0; c < cells.cells(); ++c) {
    const double* const g = &cells.gram[c * cells.packed_size()];
    if (g[0] * g[2] - g[1] * g[1] > 1e-12 * g[0] * g[2]) return true;
  }
  return false;
}

std::optional<Undefined> fault_of(const GrowthCells& cells) {
  if (cells.rows == 0) return Undefined{"no row has everything the model needs"};
  if (cells.clients < 2) return Undefined{"a model of differences between clients needs at least 2 clients"};
  const bool finite = std::ranges::all_of(cells.gram, [](double v) { return std::isfinite(v); }) &&
                      std::isfinite(cells.pooled_square);
  if (!finite) return Undefined{"the numbers are too large to calculate with"};
  if (cells.rows <= cells.random * cells.clients)
    return Undefined{
        "there are no more rows than random coefficients, so they cannot be told from the residual"};
  if (cells.random > 1 && !slope_is_seen(cells))
    return Undefined{"time does not vary within any client, so slopes cannot be estimated"};
  return std::nullopt;
}

Eigen::VectorXd start_of(RandomForm form) {
  switch (form) {
    case RandomForm::intercept:
      return Eigen::VectorXd::Constant(1, 1.0);
    case RandomForm::uncorrelated:
      return Eigen::VectorXd::Constant(2, 1.0);
    case RandomForm::correlated:
      return Eigen::Vector3d(1, 0, 1);
  }
  return {};
}

/// Λ with a non-negative diagonal: changing the sign of a column changes nothing.
RelativeFactor upright(RelativeFactor f) {
  if (f.a < 0) f = {-f.a, -f.b, f.c};
  f.c = std::abs(f.c);
  return f;
}

/// A root that is 0 but for rounding (its square is lost beside the other numbers) is told as 0.
bool is_singular(const RelativeFactor& f, RandomForm form) {
  if (f.a < 1e-4) return true;
  if (form == RandomForm::intercept) return false;
  const double slope = std::hypot(f.b, f.c);
  return f.c < 1e-4 || slope < 1e-4 || std::abs(f.b) / slope > 1 - 1e-6;
}

Defined<> correlation_of(const RelativeFactor& f, RandomForm form) {
  if (form != RandomForm::correlated) return undefined("the model has no correlation");
  const double slope = std::hypot(f.b, f.c);
  if (f.a < 1e-4 || slope < 1e-4) return undefined("one of the variances is 0");
  if (f.c < 1e-4) return undefined("the fit lies at a boundary: intercept and slope determine each other");
  return f.b / slope;
}

void add_findings(GrowthFit& fit, std::size_t offered) {
  Account& account = fit.account;
  if (account.left_out > 0)
    account.note("/rows", "Rows with a missing score, time or covariate were left out.");
  if (fit.kept.size() < offered)
    account.warn("/fixed", "Columns that depend on earlier ones were dropped; `kept` says which remain.");
  if (fit.clients < 5) account.warn("/clients", "Variances between fewer than 5 clients are hardly known.");
  if (fit.singular)
    account.warn("/between",
                 "The fit is singular: the data do not support this many differences between clients.");
  if (!fit.converged)
    account.warn("/converged",
                 "The search for the best fit did not come to an end; the numbers are preliminary.");
}

/// Everything that follows from Λ and the fixed part, in the caller's units.
void describe(GrowthFit& fit, const GrowthCells& cells, const RelativeFactor& f, const FixedSolution& at,
              double degrees) {
  const Units& units = cells.units;
  const double y = units.outcome;
  const double sigma2 = at.residual / degrees;
  fit.residual_variance = sigma2 * y * y;
  const auto p = at.beta.size();
  const Eigen::MatrixXd inverse = at.precision.llt().solve(Eigen::MatrixXd::Identity(p, p));
  std::vector<double> per;
  for (const std::size_t k : fit.kept) per.push_back(y / units.column[cells.fixed[k]]);
  for (std::size_t i = 0; i < per.size(); ++i) {
    const auto at_i = static_cast<Eigen::Index>(i);
    fit.beta.push_back(at.beta[at_i] * per[i]);
    for (std::size_t j = 0; j < per.size(); ++j)
      fit.covariance.push_back(sigma2 * inverse(at_i, static_cast<Eigen::Index>(j)) * per[i] * per[j]);
    fit.standard_error.push_back(std::sqrt(fit.covariance[i * per.size() + i]));
  }
  const double unit0 = 1 / units.column[0];
  const double unit1 = cells.random > 1 ? 1 / units.column[1] : 0;
  const double var = fit.residual_variance;
  fit.between = {var * f.a * f.a * unit0 * unit0, var * f.a * f.b * unit0 * unit1,
                 var * (f.b * f.b + f.c * f.c) * unit1 * unit1};
  fit.theta = {f.a * unit0};
  if (fit.parameters - fit.beta.size() == 4) fit.theta.push_back(f.b * unit1);
  if (cells.random > 1) fit.theta.push_back(f.c * unit1);
}

/// The mean that was taken off the outcome goes back to the intercept: the kept column that is the same
/// everywhere.
void restore_center(GrowthFit& fit, const GrowthCells& cells) {
  if (cells.units.center == 0) return;
  for (std::size_t i = 0; i < fit.kept.size(); ++i)
    if (cells.fixed[fit.kept[i]] == cells.intercept) fit.beta[i] += cells.units.center;
}

/// −2 log likelihood in the caller's units: dividing y by s and column k by sₖ moves it by a constant.
double unit_shift(const GrowthCells& cells, const GrowthFit& fit, double degrees) {
  double shift = 2 * degrees * std::log(cells.units.outcome);
  if (fit.restricted)
    for (const std::size_t k : fit.kept) shift += 2 * std::log(cells.units.column[cells.fixed[k]]);
  return shift;
}

/// The kept columns and the likelihood over them: what fitting and evaluating have in common.
struct Prepared {
  GrowthFit fit;
  RandomForm form;
  GrowthCriterion criterion;
};

Defined<Prepared> prepare(const GrowthCells& cells, const std::vector<std::string>& names,
                          const GrowthOptions& options) {
  if (auto fault = fault_of(cells)) return std::unexpected(*fault);
  GrowthFit fit;
  fit.kept = independent_columns(cells);
  fit.restricted = options.likelihood == Likelihood::restricted;
  if (fit.kept.empty()) return undefined("every fixed column is 0");
  if (cells.rows <= fit.kept.size()) return undefined("there are no more rows than fixed columns");
  for (const std::size_t k : fit.kept) fit.names.push_back(names[k]);
  std::vector<std::size_t> places;
  for (const std::size_t k : fit.kept) places.push_back(cells.fixed[k]);
  const RandomForm form = form_of(cells, options);
  GrowthCriterion criterion(cells, std::move(places), fit.restricted, form);
  fit.random = cells.random;
  fit.parameters = fit.kept.size() + static_cast<std::size_t>(criterion.parameters()) + 1;
  return Prepared{std::move(fit), form, std::move(criterion)};
}

Defined<GrowthFit> described(Prepared prepared, const GrowthCells& cells, const RelativeFactor& factor) {
  const auto solution = prepared.criterion.solve(factor);
  if (!solution) return undefined("the best fit lies where the model cannot be calculated");
  if (solution->residual < 1e-13 * cells.pooled_square)
    return undefined("the model explains every score exactly, so there is no residual to measure against");
  GrowthFit& fit = prepared.fit;
  const double degrees = prepared.criterion.degrees();
  describe(fit, cells, factor, *solution, degrees);
  restore_center(fit, cells);
  if (!std::isfinite(fit.residual_variance) || !std::isfinite(fit.between.v00))
    return undefined("the variances are too large for the numbers of this machine");
  fit.criterion = prepared.criterion.value(*solution) + unit_shift(cells, fit, degrees);
  fit.log_likelihood = -fit.criterion / 2;
  fit.aic = fit.criterion + 2 * static_cast<double>(fit.parameters);
  fit.bic = fit.criterion + std::log(static_cast<double>(cells.rows)) * static_cast<double>(fit.parameters);
  fit.correlation = correlation_of(factor, prepared.form);
  fit.clients = cells.clients;
  fit.cells = cells.cells();
  fit.singular = is_singular(factor, prepared.form);
  fit.account = {.method = fit.restricted ? "two-level growth model, restricted maximum likelihood"
                                          : "two-level growth model, maximum likelihood",
                 .used = cells.rows,
                 .left_out = cells.rows_left_out};
  return std::move(fit);
}

}  // namespace

Defined<GrowthFit> fit_growth(const GrowthCells& cells, const std::vector<std::string>& names,
                              const GrowthOptions& options) {
  auto prepared = prepare(cells, names, options);
  if (!prepared) return std::unexpected(prepared.error());
  const GrowthCriterion& criterion = prepared->criterion;
  std::size_t steps = 0;
  const auto curve = [&](const Eigen::VectorXd& t) {
    if (options.progress) options.progress(++steps);
    return criterion.curve(t);
  };
  const auto minimum = find_minimum(curve, start_of(prepared->form));
  if (!minimum) return undefined("the fixed columns explain every score exactly");
  auto fit = described(*prepared, cells, upright(criterion.factor(minimum->at)));
  if (!fit) return fit;
  fit->converged = minimum->converged;
  fit->iterations = minimum->iterations;
  fit->gradient = minimum->curve.gradient.cwiseAbs().maxCoeff();
  add_findings(*fit, cells.fixed.size());
  return fit;
}

Defined<GrowthFit> growth_at(const GrowthCells& cells, const std::vector<std::string>& names,
                             const GrowthOptions& options, const std::vector<double>& theta) {
  auto prepared = prepare(cells, names, options);
  if (!prepared) return std::unexpected(prepared.error());
  if (theta.size() != static_cast<std::size_t>(prepared->criterion.parameters()))
    return undefined("theta does not have as many numbers as the model");
  const auto& unit = cells.units.column;
  RelativeFactor factor{theta[0] * unit[0], 0, 0};
  if (theta.size() > 1) factor.c = theta.back() * unit[1];
  if (theta.size() > 2) factor.b = theta[1] * unit[1];
  return described(*std::move(prepared), cells, factor);
}

Defined<GrowthCells> cells_of(const GrowthRows& rows) {
  if (auto fault = shape_fault(rows)) return std::unexpected(*fault);
  const bool has_intercept =
      std::ranges::any_of(rows.fixed, [](const Column& c) { return c.values.empty(); });
  return growth_cells(ClientReader(rows, has_intercept));
}

Defined<GrowthFit> fit_growth(const GrowthRows& rows, const GrowthOptions& options) {
  const auto cells = cells_of(rows);
  if (!cells) return std::unexpected(cells.error());
  std::vector<std::string> names;
  for (const auto& column : rows.fixed) names.push_back(column.name);
  return fit_growth(*cells, names, options);
}

}  // namespace cairn::statistics
