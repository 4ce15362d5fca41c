// SPDX-License-Identifier: Apache-2.0
#include "statistics/between/variance_components.hpp"

#include <doctest/doctest.h>

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

using namespace cairn::statistics;

namespace {

/// Scores of clients (with slopes) of therapists of services, or of two crossed factors.
struct Scores {
  std::vector<double> y, t;
  std::vector<std::uint32_t> client, therapist, service;

  ComponentRows nested() const {
    ComponentRows rows{y, {{"1", {}}, {"t", t}}, {}};
    rows.factors.push_back({"service", service});
    rows.factors.push_back({"client", client, {{"1", {}}, {"t", t}}});
    rows.factors.push_back({"therapist", therapist});
    return rows;
  }
};

Scores make_scores(std::size_t clients, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<double> normal;
  std::vector<double> of_therapist(12), of_service(4);
  for (double& v : of_therapist) v = 1.5 * normal(random);
  for (double& v : of_service) v = normal(random);
  Scores out;
  for (std::uint32_t i = 0; i < clients; ++i) {
    const auto therapist = static_cast<std::uint32_t>(random() % 12);
    const double u0 = 2 * normal(random) + of_therapist[therapist] + of_service[therapist % 4];
    const double u1 = 0.8 * normal(random);
    for (std::size_t k = 0; k < 3 + random() % 3; ++k) {
      const auto t = static_cast<double>(k);
      out.client.push_back(i);
      out.therapist.push_back(therapist);
      out.service.push_back(therapist % 4);
      out.t.push_back(t);
      out.y.push_back(14 + u0 + (u1 - 1) * t + 1.2 * normal(random));
    }
  }
  return out;
}

/// The model written out: covariance of all rows, criterion, and the effects of one factor.
struct Dense {
  Eigen::MatrixXd v;
  double criterion = 0;
  Eigen::VectorXd residual;  ///< V⁻¹(y − Xβ)
};

Dense dense(const Scores& s, const ComponentsFit& fit) {
  const auto n = static_cast<Eigen::Index>(s.y.size());
  Dense out{Eigen::MatrixXd::Zero(n, n), 0, {}};
  for (const auto& factor : fit.factors) {
    const auto& unit = factor.name == "client"      ? s.client
                       : factor.name == "therapist" ? s.therapist
                                                    : s.service;
    for (Eigen::Index i = 0; i < n; ++i)
      for (Eigen::Index j = 0; j < n; ++j) {
        const auto a = static_cast<std::size_t>(i), b = static_cast<std::size_t>(j);
        if (unit[a] != unit[b]) continue;
        out.v(i, j) += factor.between.v00 + factor.between.v01 * (s.t[a] + s.t[b]) +
                       factor.between.v11 * s.t[a] * s.t[b];
      }
  }
  out.v.diagonal().array() += fit.residual_variance;
  Eigen::MatrixXd x(n, 2);
  Eigen::VectorXd y(n);
  for (Eigen::Index i = 0; i < n; ++i) {
    x.row(i) << 1, s.t[static_cast<std::size_t>(i)];
    y[i] = s.y[static_cast<std::size_t>(i)];
  }
  const Eigen::LLT<Eigen::MatrixXd> llt(out.v);
  const Eigen::MatrixXd precision = x.transpose() * llt.solve(x);
  const Eigen::VectorXd beta = precision.llt().solve(x.transpose() * llt.solve(y));
  out.residual = llt.solve(y - x * beta);
  out.criterion = 2 * Eigen::MatrixXd(llt.matrixL()).diagonal().array().log().sum() +
                  (y - x * beta).dot(out.residual) +
                  static_cast<double>(fit.restricted ? n - 2 : n) * std::log(2 * std::numbers::pi);
  if (fit.restricted)
    out.criterion += 2 * Eigen::MatrixXd(precision.llt().matrixL()).diagonal().array().log().sum();
  return out;
}

}  // namespace

TEST_CASE("criterion and effects of a three-level model are those of the whole covariance matrix") {
  const Scores s = make_scores(50, 1);
  for (const auto likelihood : {Likelihood::maximum, Likelihood::restricted}) {
    const auto fit = fit_components(s.nested(), likelihood);
    REQUIRE(fit);
    CHECK(fit->converged);
    CHECK(fit->factors[0].name == "client");
    CHECK(fit->factors[2].name == "service");
    const Dense whole = dense(s, *fit);
    CHECK(fit->criterion == doctest::Approx(whole.criterion).epsilon(1e-10));
    for (const auto& effect : fit->factors[1].effects) {
      double with = 0, square = 0;
      Eigen::VectorXd z = Eigen::VectorXd::Zero(whole.v.rows());
      for (Eigen::Index i = 0; i < z.size(); ++i)
        if (s.therapist[static_cast<std::size_t>(i)] == effect.unit) z[i] = 1;
      with = z.dot(whole.residual);
      square = z.dot(whole.v.llt().solve(z));
      const double variance = fit->factors[1].between.v00;
      CHECK(effect.u0 == doctest::Approx(variance * with).epsilon(1e-6));
      CHECK(effect.sd0 == doctest::Approx(std::sqrt(variance - variance * variance * square)).epsilon(1e-6));
    }
  }
}

TEST_CASE("no place near a three-level fit is better") {
  const Scores s = make_scores(60, 2);
  const auto fit = fit_components(s.nested());
  REQUIRE(fit);
  std::vector<double> theta;
  for (const auto& factor : fit->factors) theta.insert(theta.end(), factor.theta.begin(), factor.theta.end());
  REQUIRE(theta.size() == 5);
  for (std::size_t i = 0; i < theta.size(); ++i)
    for (const double by : {-0.02, 0.02}) {
      auto moved = theta;
      moved[i] += by;
      const auto near = components_at(s.nested(), Likelihood::restricted, moved);
      REQUIRE(near);
      CHECK(near->criterion > fit->criterion - 1e-9);
    }
  CHECK_FALSE(components_at(s.nested(), Likelihood::restricted, {1.0}));
}

TEST_CASE("the exact gradient is the difference of the criterion, nested and crossed") {
  const Scores s = make_scores(40, 3);
  ComponentRows crossed{s.y, {{"1", {}}, {"t", s.t}}, {}};
  std::vector<std::uint32_t> occasion;
  for (const double t : s.t) occasion.push_back(static_cast<std::uint32_t>(t));
  crossed.factors.push_back({"client", s.client, {{"1", {}}, {"t", s.t}}, /*correlated=*/false});
  crossed.factors.push_back({"therapist", s.therapist, {{"1", {}}, {"t", s.t}}});
  crossed.factors.push_back({"occasion", occasion});
  for (const bool restricted : {true, false}) {
    auto sums = component_sums(crossed, true);
    sums.restricted = restricted;
    Eigen::VectorXd theta(6);
    theta << 1.1, 0.4, 0.8, -0.2, 0.3, 0.5;
    const auto here = component_state(sums, theta, ComponentDetail::gradient);
    REQUIRE(here);
    for (Eigen::Index i = 0; i < 6; ++i) {
      Eigen::VectorXd up = theta, down = theta;
      up[i] += 1e-5;
      down[i] -= 1e-5;
      const double slope = (component_state(sums, up, ComponentDetail::gradient)->value -
                            component_state(sums, down, ComponentDetail::gradient)->value) /
                           2e-5;
      CHECK(here->gradient[i] == doctest::Approx(slope).epsilon(1e-5));
    }
  }
}

TEST_CASE("one factor alone is the two-level model") {
  const Scores s = make_scores(40, 4);
  ComponentRows rows{s.y, {{"1", {}}, {"t", s.t}}, {}};
  rows.factors.push_back({"client", s.client, {{"1", {}}, {"t", s.t}}});
  const auto components = fit_components(rows);
  const auto growth = fit_growth({s.y, s.client, rows.fixed, rows.fixed});
  REQUIRE(components);
  REQUIRE(growth);
  CHECK(components->criterion == doctest::Approx(growth->criterion).epsilon(1e-11));
  CHECK(components->factors[0].between.v11 == doctest::Approx(growth->between.v11).epsilon(1e-6));
}

TEST_CASE("shares of the variance add up, shrinkage is towards 0, missing rows are left out") {
  Scores s = make_scores(60, 5);
  s.y[3] = missing;
  ComponentRows rows{s.y, {{"1", {}}, {"t", s.t}}, {}};
  rows.factors.push_back({"therapist", s.therapist});
  rows.factors.push_back({"client", s.client});
  const auto fit = fit_components(rows);
  REQUIRE(fit);
  CHECK(fit->account.left_out == 1);
  double shares = fit->residual_variance;
  for (const auto& factor : fit->factors) shares += factor.between.v00;
  CHECK(*fit->factors[1].share == doctest::Approx(fit->factors[1].between.v00 / shares));
  for (const auto& effect : fit->factors[1].effects) {
    CHECK(effect.sd0 <= std::sqrt(fit->factors[1].between.v00) + 1e-9);
    CHECK(effect.interval().low < effect.u0);
  }
}

TEST_CASE("what cannot be estimated is undefined; a variance of 0 is singular") {
  const std::vector<double> y{1, 2, 4, 3, 6, 5, 8, 7};
  const std::vector<std::uint32_t> one(8, 1), own{1, 2, 3, 4, 5, 6, 7, 8}, two{1, 1, 1, 1, 2, 2, 2, 2};
  const std::vector<Column> fixed{{"1", {}}};
  CHECK_FALSE(fit_components({y, fixed, {}}));
  CHECK_FALSE(fit_components({y, fixed, {{"g", one}}}));
  CHECK_FALSE(fit_components({y, fixed, {{"g", own}}}));
  const std::vector<std::uint32_t> short_one(3, 1);
  CHECK_FALSE(fit_components({y, fixed, {{"g", short_one}}}));
  const std::vector<double> same(8, 3.0);
  CHECK_FALSE(fit_components({same, fixed, {{"g", two}}}));
  const std::vector<double> opposite{1, -1, 1, -1, -1, 1, -1, 1};
  const std::vector<std::uint32_t> pairs{1, 1, 2, 2, 3, 3, 4, 4};
  const auto fit = fit_components({opposite, fixed, {{"pair", pairs}, {"half", two}}});
  REQUIRE(fit);
  CHECK(fit->singular);
  CHECK(std::ranges::any_of(fit->account.findings, [](const Finding& f) { return f.path == "/factors"; }));
}
