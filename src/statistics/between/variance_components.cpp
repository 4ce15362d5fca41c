// SPDX-License-Identifier: Apache-2.0
#include "statistics/between/variance_components.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace cairn::statistics {
namespace {

Eigen::Index index_of(std::size_t i) { return static_cast<Eigen::Index>(i); }

std::size_t units_in(const Factor& factor) {
  std::unordered_set<std::uint32_t> seen;
  for (std::size_t row = 0; row < factor.unit.size(); ++row)
    if (row == 0 || factor.unit[row] != factor.unit[row - 1]) seen.insert(factor.unit[row]);
  return seen.size();
}

std::optional<Undefined> fault_of(const ComponentRows& rows) {
  if (rows.factors.empty()) return Undefined{"the model has no grouping factor"};
  for (const auto& factor : rows.factors) {
    const GrowthRows one{rows.outcome, factor.unit, rows.fixed, factor.columns};
    if (auto fault = shape_fault(one)) return fault;
  }
  return std::nullopt;
}

void sort_factors(ComponentRows& rows) {
  std::vector<std::pair<std::size_t, Factor>> counted;
  for (auto& factor : rows.factors) counted.emplace_back(units_in(factor), std::move(factor));
  std::ranges::stable_sort(counted, [](const auto& a, const auto& b) { return a.first > b.first; });
  rows.factors.clear();
  for (auto& [units, factor] : counted) rows.factors.push_back(std::move(factor));
}

/// The fixed columns that do not depend on earlier ones, as for the two-level model.
std::vector<std::size_t> independent(const Eigen::MatrixXd& xx) {
  std::vector<std::size_t> kept;
  for (Eigen::Index column = 0; column < xx.cols(); ++column) {
    std::vector<Eigen::Index> at;
    for (const std::size_t k : kept) at.push_back(index_of(k));
    double left = xx(column, column);
    if (!at.empty()) {
      const Eigen::VectorXd with = xx(at, column);
      left -= with.dot(Eigen::MatrixXd(xx(at, at)).llt().solve(with));
    }
    if (left > 1e-12 * xx(column, column)) kept.push_back(static_cast<std::size_t>(column));
  }
  return kept;
}

/// What stays the same while the search goes on.
struct Problem {
  ComponentRows rows;
  std::vector<std::size_t> kept;
  ComponentSums sums;
};

Defined<Problem> pose(ComponentRows rows, Likelihood likelihood) {
  if (auto fault = fault_of(rows)) return std::unexpected(*fault);
  sort_factors(rows);
  const bool centered = std::ranges::any_of(rows.fixed, [](const Column& c) { return c.values.empty(); });
  Problem problem{rows, {}, component_sums(rows, centered)};
  problem.kept = independent(problem.sums.xx);
  if (problem.kept.size() < rows.fixed.size()) {
    ComponentRows fewer = rows;
    fewer.fixed.clear();
    for (const std::size_t k : problem.kept) fewer.fixed.push_back(rows.fixed[k]);
    if (fewer.fixed.empty()) return undefined("every fixed column is 0");
    problem.sums = component_sums(fewer, centered);
  }
  ComponentSums& sums = problem.sums;
  sums.restricted = likelihood == Likelihood::restricted;
  if (sums.rows <= sums.fixed) return undefined("there are no more rows than fixed columns");
  for (std::size_t f = 0; f < sums.columns.size(); ++f) {
    if (sums.unit[f].size() < 2) return undefined("a grouping factor has a single unit");
    if (sums.unit[f].size() * sums.columns[f] >= sums.rows)
      return undefined("a grouping factor has as many coefficients as there are rows");
  }
  return problem;
}

/// A start near the end: the first factor as if it were the only one, a tenth of the residual variance for
/// the others.
Eigen::VectorXd start_of(const Problem& problem, Likelihood likelihood) {
  const ComponentSums& sums = problem.sums;
  const Factor& first = problem.rows.factors[0];
  std::vector<double> theta;
  const auto alone = fit_growth({problem.rows.outcome, first.unit, problem.rows.fixed, first.columns},
                                {likelihood, first.correlated});
  for (std::size_t f = 0; f < sums.columns.size(); ++f) {
    const std::size_t numbers = sums.columns[f] == 1 ? 1 : sums.correlated[f] ? 3 : 2;
    for (std::size_t i = 0; i < numbers; ++i) {
      if (f == 0 && alone)
        theta.push_back(alone->theta[i] * sums.random_unit[f][i == 0 ? 0 : 1]);
      else
        theta.push_back(i == 1 && numbers == 3 ? 0 : 0.3);
    }
  }
  for (std::size_t i = 0; i < theta.size(); ++i)
    if (i != 1 && theta[i] < 0.03) theta[i] = 0.03;  // exactly on a boundary the gradient would say nothing
  return Eigen::Map<Eigen::VectorXd>(theta.data(), index_of(theta.size()));
}

/// The criterion with its exact gradient. The Hessian comes from differences of gradients; after a short step
/// the last one is brought up to date instead (Broyden, Fletcher, Goldfarb, Shanno), which saves most
/// evaluations.
class CurveMaker {
 public:
  explicit CurveMaker(const ComponentSums& sums) : sums_(sums) {}

  std::optional<Curve> operator()(const Eigen::VectorXd& theta) {
    const auto here = component_state(sums_, theta, ComponentDetail::gradient);
    if (!here) return std::nullopt;
    Curve curve{here->value, here->gradient, last_ ? last_->hessian : Eigen::MatrixXd()};
    const bool near = last_ && (theta - base_).norm() < 0.1 * theta.norm();
    if (near)
      update(curve, theta - at_);
    else if (!difference(curve, theta))
      return std::nullopt;
    at_ = theta;
    last_ = curve;
    return curve;
  }

 private:
  static void update(Curve& curve, const Eigen::VectorXd& step, const Eigen::VectorXd& change) {
    const Eigen::VectorXd moved = curve.hessian * step;
    const double with = change.dot(step);
    if (!(with > 1e-8 * step.norm() * change.norm())) return;
    curve.hessian += change * change.transpose() / with - moved * moved.transpose() / step.dot(moved);
  }

  void update(Curve& curve, const Eigen::VectorXd& step) const {
    if (step.norm() > 0) update(curve, step, curve.gradient - last_->gradient);
  }

  bool difference(Curve& curve, const Eigen::VectorXd& theta) {
    curve.hessian.resize(theta.size(), theta.size());
    for (Eigen::Index i = 0; i < theta.size(); ++i) {
      Eigen::VectorXd moved = theta;
      moved[i] += 1e-5 * std::max(1.0, std::abs(theta[i]));
      const auto there = component_state(sums_, moved, ComponentDetail::gradient);
      if (!there) return false;
      curve.hessian.col(i) = (there->gradient - curve.gradient) / (moved[i] - theta[i]);
    }
    curve.hessian = Eigen::MatrixXd((curve.hessian + curve.hessian.transpose()) / 2);
    base_ = theta;
    return true;
  }

  const ComponentSums& sums_;
  std::optional<Curve> last_;
  Eigen::VectorXd at_;
  Eigen::VectorXd base_;
};

/// One factor's Λ from the parameters, turned so that its diagonal is not negative.
struct Root {
  double a = 0;
  double b = 0;
  double c = 0;
};

std::vector<Root> roots_of(const ComponentSums& sums, const Eigen::VectorXd& theta) {
  std::vector<Root> roots;
  Eigen::Index next = 0;
  for (std::size_t f = 0; f < sums.columns.size(); ++f) {
    Root root{.a = theta[next++]};
    if (sums.columns[f] > 1) {
      if (sums.correlated[f]) root.b = theta[next++];
      root.c = std::abs(theta[next++]);
    }
    if (root.a < 0) root = {-root.a, -root.b, root.c};
    roots.push_back(root);
  }
  return roots;
}

Eigen::VectorXd theta_of(const ComponentSums& sums, const std::vector<Root>& roots) {
  std::vector<double> out;
  for (std::size_t f = 0; f < roots.size(); ++f) {
    out.push_back(roots[f].a);
    if (sums.columns[f] == 1) continue;
    if (sums.correlated[f]) out.push_back(roots[f].b);
    out.push_back(roots[f].c);
  }
  return Eigen::Map<Eigen::VectorXd>(out.data(), index_of(out.size()));
}

bool is_singular(const std::vector<Root>& roots, const ComponentSums& sums) {
  for (std::size_t f = 0; f < roots.size(); ++f)
    if (roots[f].a < 1e-4 || (sums.columns[f] > 1 && roots[f].c < 1e-4)) return true;
  return false;
}

std::vector<UnitEffect> effects_of(const ComponentSums& sums, const ComponentState& state, std::size_t f,
                                   double sigma) {
  const double unit0 = sums.outcome_unit / sums.random_unit[f][0];
  const double unit1 = sums.columns[f] > 1 ? sums.outcome_unit / sums.random_unit[f][1] : 0;
  std::size_t before = 0;
  for (std::size_t g = 1; g < f; ++g) before += sums.unit[g].size();
  std::vector<UnitEffect> effects;
  for (std::size_t u = 0; u < sums.unit[f].size(); ++u) {
    const std::size_t at = sums.offset[f] + u * sums.columns[f];
    const double u0 = f == 0 ? state.first_effect[u][0] : state.effect[index_of(at)];
    const double u1 = f == 0                ? state.first_effect[u][1]
                      : sums.columns[f] > 1 ? state.effect[index_of(at + 1)]
                                            : 0;
    const Symmetric2& c = f == 0 ? state.first_covariance[u] : state.effect_covariance[before + u];
    effects.push_back(
        {sums.unit[f][u], u0 * unit0, u1 * unit1, sigma * std::sqrt(std::max(0.0, c.s00)) * unit0,
         sigma * std::sqrt(std::max(0.0, c.s11)) * unit1, sigma * sigma * c.s01 * unit0 * unit1});
  }
  return effects;
}

FactorFit describe_factor(const Problem& problem, const ComponentState& state, const Root& root,
                          std::size_t f) {
  const ComponentSums& sums = problem.sums;
  const double degrees =
      static_cast<double>(sums.rows) - (sums.restricted ? static_cast<double>(sums.fixed) : 0);
  const double sigma = std::sqrt(state.residual / degrees);
  const double var = state.residual / degrees * sums.outcome_unit * sums.outcome_unit;
  const double per0 = 1 / sums.random_unit[f][0];
  const double per1 = sums.columns[f] > 1 ? 1 / sums.random_unit[f][1] : 0;
  FactorFit fit;
  fit.name = problem.rows.factors[f].name;
  fit.units = sums.unit[f].size();
  fit.between = {var * root.a * root.a * per0 * per0, var * root.a * root.b * per0 * per1,
                 var * (root.b * root.b + root.c * root.c) * per1 * per1};
  fit.theta = {root.a * per0};
  if (sums.columns[f] > 1) {
    if (sums.correlated[f]) {
      fit.theta.push_back(root.b * per1);
      const double slope = std::hypot(root.b, root.c);
      if (root.a < 1e-4 || root.c < 1e-4)
        fit.correlation = undefined("the fit lies at a boundary");
      else
        fit.correlation = root.b / slope;
    }
    fit.theta.push_back(root.c * per1);
  }
  fit.effects = effects_of(sums, state, f, sigma);
  return fit;
}

void describe_fixed(ComponentsFit& fit, const Problem& problem, const ComponentState& state, double sigma2) {
  const ComponentSums& sums = problem.sums;
  const auto p = state.beta.size();
  const Eigen::MatrixXd inverse = state.precision.llt().solve(Eigen::MatrixXd::Identity(p, p));
  for (Eigen::Index i = 0; i < p; ++i) {
    const auto k = static_cast<std::size_t>(i);
    const Column& column = problem.rows.fixed[problem.kept[k]];
    fit.names.push_back(column.name);
    fit.beta.push_back(state.beta[i] * sums.outcome_unit / sums.column_unit[k]);
    if (column.values.empty()) fit.beta.back() += sums.center;
    for (Eigen::Index j = 0; j < p; ++j)
      fit.covariance.push_back(sigma2 * inverse(i, j) * sums.outcome_unit * sums.outcome_unit /
                               sums.column_unit[k] / sums.column_unit[static_cast<std::size_t>(j)]);
    fit.standard_error.push_back(std::sqrt(fit.covariance[k * static_cast<std::size_t>(p) + k]));
  }
}

void add_shares(ComponentsFit& fit, const ComponentSums& sums) {
  double total = fit.residual_variance;
  for (std::size_t f = 0; f < fit.factors.size(); ++f) {
    if (sums.columns[f] > 1) return;
    total += fit.factors[f].between.v00;
  }
  for (auto& factor : fit.factors) factor.share = factor.between.v00 / total;
}

Defined<ComponentsFit> described(const Problem& problem, const Eigen::VectorXd& theta) {
  const ComponentSums& sums = problem.sums;
  const auto roots = roots_of(sums, theta);
  const auto state = component_state(sums, theta_of(sums, roots), ComponentDetail::effects);
  if (!state) return undefined("the best fit lies where the model cannot be calculated");
  if (state->residual < 1e-13 * sums.yy)
    return undefined("the model explains every score exactly, so there is no residual to measure against");
  ComponentsFit fit;
  fit.kept = problem.kept;
  fit.restricted = sums.restricted;
  const double degrees =
      static_cast<double>(sums.rows) - (sums.restricted ? static_cast<double>(sums.fixed) : 0);
  const double sigma2 = state->residual / degrees;
  fit.residual_variance = sigma2 * sums.outcome_unit * sums.outcome_unit;
  describe_fixed(fit, problem, *state, sigma2);
  for (std::size_t f = 0; f < roots.size(); ++f)
    fit.factors.push_back(describe_factor(problem, *state, roots[f], f));
  add_shares(fit, sums);
  fit.criterion = state->value + 2 * degrees * std::log(sums.outcome_unit);
  if (sums.restricted)
    for (const double unit : sums.column_unit) fit.criterion += 2 * std::log(unit);
  fit.parameters = sums.fixed + static_cast<std::size_t>(sums.parameters()) + 1;
  fit.log_likelihood = -fit.criterion / 2;
  fit.aic = fit.criterion + 2 * static_cast<double>(fit.parameters);
  fit.bic = fit.criterion + std::log(static_cast<double>(sums.rows)) * static_cast<double>(fit.parameters);
  fit.singular = is_singular(roots, sums);
  fit.account = {.method = sums.restricted ? "variance components, restricted maximum likelihood"
                                           : "variance components, maximum likelihood",
                 .used = sums.rows,
                 .left_out = sums.left_out};
  return fit;
}

void add_findings(ComponentsFit& fit, std::size_t offered) {
  Account& account = fit.account;
  if (account.left_out > 0) account.note("/rows", "Rows with something missing were left out.");
  if (fit.kept.size() < offered)
    account.warn("/fixed", "Columns that depend on earlier ones were dropped; `kept` says which remain.");
  for (std::size_t f = 0; f < fit.factors.size(); ++f)
    if (fit.factors[f].units < 5)
      account.warn("/factors/" + std::to_string(f), "A variance between fewer than 5 units is hardly known.");
  if (fit.singular)
    account.warn("/factors", "The fit is singular: a variance is 0 or units' slopes are determined.");
  if (!fit.converged)
    account.warn("/converged",
                 "The search for the best fit did not come to an end; the numbers are preliminary.");
}

}  // namespace

Defined<ComponentsFit> fit_components(ComponentRows rows, Likelihood likelihood, const Progress& progress) {
  const std::size_t offered = rows.fixed.size();
  const auto problem = pose(std::move(rows), likelihood);
  if (!problem) return std::unexpected(problem.error());
  CurveMaker curve(problem->sums);
  std::size_t steps = 0;
  const auto heard = [&](const Eigen::VectorXd& theta) {
    if (progress) progress(++steps);
    return curve(theta);
  };
  const auto minimum = find_minimum(heard, start_of(*problem, likelihood));
  if (!minimum) return undefined("the fixed columns explain every score exactly");
  auto fit = described(*problem, minimum->at);
  if (!fit) return fit;
  fit->converged = minimum->converged;
  fit->iterations = minimum->iterations;
  fit->gradient = minimum->curve.gradient.cwiseAbs().maxCoeff();
  add_findings(*fit, offered);
  return fit;
}

Defined<ComponentsFit> components_at(ComponentRows rows, Likelihood likelihood,
                                     const std::vector<double>& theta) {
  const auto problem = pose(std::move(rows), likelihood);
  if (!problem) return std::unexpected(problem.error());
  const ComponentSums& sums = problem->sums;
  if (theta.size() != static_cast<std::size_t>(sums.parameters()))
    return undefined("theta does not have as many numbers as the model");
  Eigen::VectorXd scaled(sums.parameters());
  Eigen::Index next = 0;
  for (std::size_t f = 0; f < sums.columns.size(); ++f) {
    const std::size_t numbers = sums.columns[f] == 1 ? 1 : sums.correlated[f] ? 3 : 2;
    for (std::size_t i = 0; i < numbers; ++i, ++next)
      scaled[next] = theta[static_cast<std::size_t>(next)] * sums.random_unit[f][i == 0 ? 0 : 1];
  }
  return described(*problem, scaled);
}

}  // namespace cairn::statistics
