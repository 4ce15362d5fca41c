// SPDX-License-Identifier: Apache-2.0
#include "statistics/between/logistic.hpp"

#include <Eigen/Cholesky>
#include <Eigen/QR>
#include <algorithm>
#include <cmath>
#include <optional>

namespace cairn::statistics {
namespace {

struct Table {
  Eigen::MatrixXd x;
  Eigen::VectorXd y;
  std::vector<std::size_t> rows;
};

std::optional<Undefined> fault_of(const LogisticRows& rows) {
  if (rows.columns.empty()) return Undefined{"the model has no column"};
  for (const auto& column : rows.columns)
    if (!column.values.empty() && column.values.size() != rows.outcome.size())
      return Undefined{"the columns differ in length"};
  for (const double y : rows.outcome)
    if (!is_missing(y) && y != 0 && y != 1) return Undefined{"an outcome is neither 0 nor 1"};
  return std::nullopt;
}

Table table_of(const LogisticRows& rows) {
  Table table;
  for (std::size_t row = 0; row < rows.outcome.size(); ++row) {
    const bool whole =
        !is_missing(rows.outcome[row]) && std::ranges::all_of(rows.columns, [&](const Column& c) {
          return c.values.empty() || std::isfinite(c.values[row]);
        });
    if (whole) table.rows.push_back(row);
  }
  const auto n = static_cast<Eigen::Index>(table.rows.size());
  table.x = Eigen::MatrixXd::Ones(n, static_cast<Eigen::Index>(rows.columns.size()));
  table.y.resize(n);
  for (Eigen::Index i = 0; i < n; ++i) {
    const std::size_t row = table.rows[static_cast<std::size_t>(i)];
    table.y[i] = rows.outcome[row];
    for (std::size_t k = 0; k < rows.columns.size(); ++k)
      if (!rows.columns[k].values.empty())
        table.x(i, static_cast<Eigen::Index>(k)) = rows.columns[k].values[row];
  }
  return table;
}

/// Drops columns of which less than 1e-7 is left once the earlier ones are taken out (modified Gram-Schmidt).
std::vector<std::size_t> independent(const Eigen::MatrixXd& x) {
  std::vector<std::size_t> kept;
  Eigen::MatrixXd basis(x.rows(), 0);
  for (Eigen::Index k = 0; k < x.cols(); ++k) {
    Eigen::VectorXd left = x.col(k);
    const double size = left.norm();
    for (int twice = 0; twice < 2; ++twice) left -= basis * (basis.transpose() * left);
    if (!(left.norm() > 1e-7 * size)) continue;
    basis.conservativeResize(Eigen::NoChange, basis.cols() + 1);
    basis.rightCols(1) = left.normalized();
    kept.push_back(static_cast<std::size_t>(k));
  }
  return kept;
}

double log_one_plus_exp(double eta) {
  return eta > 0 ? eta + std::log1p(std::exp(-eta)) : std::log1p(std::exp(eta));
}

double deviance_of(const Eigen::VectorXd& eta, const Eigen::VectorXd& y) {
  double sum = 0;
  for (Eigen::Index i = 0; i < y.size(); ++i) sum += log_one_plus_exp(eta[i]) - y[i] * eta[i];
  return 2 * sum;
}

double null_deviance_of(const Eigen::VectorXd& y) {
  const double p = y.mean();
  const auto n = static_cast<double>(y.size());
  return -2 * n * (p * std::log(p) + (1 - p) * std::log1p(-p));
}

/// Newton steps on standardised columns, halved while they do not lower the penalised deviance.
class Search {
 public:
  Search(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, Eigen::VectorXd penalty)
      : beta(Eigen::VectorXd::Zero(x.cols())), x_(x), y_(y), penalty_(std::move(penalty)) {
    information = information_at(Eigen::VectorXd::Zero(x.rows()));
  }

  void run() {
    double before = objective(beta);
    for (iterations = 0; iterations < 60; ++iterations) {
      const Eigen::VectorXd eta = x_ * beta;
      const Eigen::VectorXd p = probability(eta);
      information = information_at(eta);
      const Eigen::LLT<Eigen::MatrixXd> cholesky(information);
      if (cholesky.info() != Eigen::Success) return;
      Eigen::VectorXd step = cholesky.solve(x_.transpose() * (y_ - p) - penalty_.cwiseProduct(beta));
      double after = objective(beta + step);
      for (int halved = 0; after > before + 1e-9 * before && halved < 30; ++halved) {
        step /= 2;
        after = objective(beta + step);
      }
      beta += step;
      converged = step.norm() <= 1e-12 * (1 + beta.norm());
      if (converged || beta.cwiseAbs().maxCoeff() > 200) return;
      before = after;
    }
  }

  static Eigen::VectorXd probability(const Eigen::VectorXd& eta) {
    return eta.unaryExpr([](double e) { return 1 / (1 + std::exp(-e)); });
  }

  Eigen::VectorXd beta;
  Eigen::MatrixXd information;
  bool converged = false;
  int iterations = 0;

 private:
  double objective(const Eigen::VectorXd& at) const {
    return deviance_of(x_ * at, y_) + penalty_.dot(at.cwiseAbs2());
  }

  Eigen::MatrixXd information_at(const Eigen::VectorXd& eta) const {
    const Eigen::VectorXd p = probability(eta);
    const Eigen::VectorXd w = p.array() * (1 - p.array());
    Eigen::MatrixXd out = x_.transpose() * w.asDiagonal() * x_;
    out.diagonal() += penalty_;
    return out;
  }

  const Eigen::MatrixXd& x_;
  const Eigen::VectorXd& y_;
  Eigen::VectorXd penalty_;
};

/// Columns with mean 0 and mean square 1 (but the intercept), and the way back.
struct Standardised {
  Eigen::MatrixXd x;
  Eigen::MatrixXd back;  ///< β of the caller's columns = back · β of these
};

Standardised standardise(const Eigen::MatrixXd& x, Eigen::Index intercept) {
  Standardised out{x, Eigen::MatrixXd::Identity(x.cols(), x.cols())};
  for (Eigen::Index k = 0; k < x.cols(); ++k) {
    if (k == intercept) continue;
    const double mean = intercept >= 0 ? x.col(k).mean() : 0;
    out.x.col(k).array() -= mean;
    const double scale = out.x.col(k).norm() / std::sqrt(static_cast<double>(x.rows()));
    out.x.col(k) /= scale;
    out.back(k, k) = 1 / scale;
    if (intercept >= 0) out.back(intercept, k) = -mean / scale;
  }
  return out;
}

}  // namespace

Defined<LogisticFit> fit_logistic(const LogisticRows& rows, double ridge) {
  if (auto fault = fault_of(rows)) return std::unexpected(*fault);
  const Table table = table_of(rows);
  if (table.rows.empty()) return undefined("no row has everything the model needs");
  if (table.y.minCoeff() == table.y.maxCoeff()) return undefined("all outcomes are equal");
  LogisticFit fit;
  fit.kept = independent(table.x);
  if (fit.kept.empty()) return undefined("every column is 0");
  if (table.rows.size() < fit.kept.size()) return undefined("there are fewer rows than columns");
  Eigen::MatrixXd x(table.x.rows(), static_cast<Eigen::Index>(fit.kept.size()));
  Eigen::Index intercept = -1;
  for (std::size_t k = 0; k < fit.kept.size(); ++k) {
    const auto at = static_cast<Eigen::Index>(k);
    x.col(at) = table.x.col(static_cast<Eigen::Index>(fit.kept[k]));
    if (rows.columns[fit.kept[k]].values.empty()) intercept = at;
    fit.names.push_back(rows.columns[fit.kept[k]].name);
  }
  const Standardised standard = standardise(x, intercept);
  Eigen::VectorXd penalty = Eigen::VectorXd::Constant(x.cols(), ridge);
  if (intercept >= 0) penalty[intercept] = 0;
  Search search(standard.x, table.y, penalty);
  search.run();
  const Eigen::VectorXd eta = standard.x * search.beta;
  const Eigen::VectorXd beta = standard.back * search.beta;
  const auto p = search.information.cols();
  const Eigen::MatrixXd cov = standard.back *
                              search.information.llt().solve(Eigen::MatrixXd::Identity(p, p)) *
                              standard.back.transpose();
  for (Eigen::Index k = 0; k < p; ++k) {
    fit.beta.push_back(beta[k]);
    fit.standard_error.push_back(std::sqrt(cov(k, k)));
  }
  fit.deviance = deviance_of(eta, table.y);
  fit.null_deviance = null_deviance_of(table.y);
  fit.aic = fit.deviance + 2 * static_cast<double>(p);
  const Eigen::VectorXd fitted = Search::probability(eta);
  fit.fitted.assign(fitted.begin(), fitted.end());
  fit.rows = table.rows;
  fit.separated = search.beta.cwiseAbs().maxCoeff() > 15 && fit.deviance < 1e-3 * fit.null_deviance;
  fit.converged = search.converged && !fit.separated;
  fit.iterations = search.iterations;
  fit.account = {.method = ridge > 0 ? "logistic regression with ridge penalty" : "logistic regression",
                 .used = table.rows.size(),
                 .left_out = rows.outcome.size() - table.rows.size()};
  if (fit.account.left_out > 0) fit.account.note("/rows", "Rows with something missing were left out.");
  if (fit.kept.size() < rows.columns.size())
    fit.account.warn("/columns",
                     "Columns that depend on earlier ones were dropped; `kept` says which remain.");
  if (!fit.converged)
    fit.account.warn("/converged",
                     fit.separated || search.beta.cwiseAbs().maxCoeff() > 15
                         ? "A covariate separates the outcomes, so its coefficient has no bound; a ridge "
                           "penalty gives finite ones."
                         : "The search for the best fit did not come to an end.");
  return fit;
}

}  // namespace cairn::statistics
