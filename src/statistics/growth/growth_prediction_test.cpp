// SPDX-License-Identifier: Apache-2.0
#include "statistics/growth/growth_prediction.hpp"

#include <doctest/doctest.h>

#include <Eigen/Dense>
#include <cmath>
#include <random>

using namespace cairn::statistics;

namespace {

struct Courses {
  std::vector<double> y, t;
  std::vector<std::uint32_t> client;

  GrowthRows rows() const { return {y, client, {{"1", {}}, {"t", t}}, {{"1", {}}, {"t", t}}}; }
};

Courses make_courses() {
  std::mt19937 random(11);
  std::normal_distribution<double> normal;
  Courses out;
  for (std::uint32_t i = 0; i < 40; ++i) {
    const double u0 = 3 * normal(random);
    const double u1 = normal(random);
    for (std::size_t k = 0; k < 1 + random() % 6; ++k) {
      out.client.push_back(100 - i);
      out.t.push_back(static_cast<double>(k));
      out.y.push_back(12 + u0 + (u1 - 1) * static_cast<double>(k) + 1.5 * normal(random));
    }
  }
  return out;
}

/// Mean and covariance of (u0, u1) given a client's scores, from the joint normal distribution.
std::pair<Eigen::Vector2d, Eigen::Matrix2d> conditional(const Courses& c, const GrowthFit& fit,
                                                        std::uint32_t client) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < c.y.size(); ++i)
    if (c.client[i] == client) rows.push_back(i);
  const auto n = static_cast<Eigen::Index>(rows.size());
  Eigen::Matrix2d d;
  d << fit.between.v00, fit.between.v01, fit.between.v01, fit.between.v11;
  Eigen::MatrixXd z(n, 2);
  Eigen::VectorXd r(n);
  for (Eigen::Index i = 0; i < n; ++i) {
    const std::size_t row = rows[static_cast<std::size_t>(i)];
    z.row(i) << 1, c.t[row];
    r[i] = c.y[row] - fit.beta[0] - fit.beta[1] * c.t[row];
  }
  const Eigen::MatrixXd v = z * d * z.transpose() + fit.residual_variance * Eigen::MatrixXd::Identity(n, n);
  const Eigen::MatrixXd gain = d * z.transpose() * v.inverse();
  return {gain * r, d - gain * z * d};
}

}  // namespace

TEST_CASE("client effects are the conditional mean and covariance") {
  const Courses c = make_courses();
  const auto fit = fit_growth(c.rows());
  REQUIRE(fit);
  const auto effects = client_effects(c.rows(), *fit);
  REQUIRE(effects);
  CHECK(effects->size() == 40);
  CHECK(effects->front().client == 100);
  for (const auto& e : *effects) {
    const auto [mean, covariance] = conditional(c, *fit, e.client);
    CHECK(e.u0 == doctest::Approx(mean[0]).epsilon(1e-8));
    CHECK(e.u1 == doctest::Approx(mean[1]).epsilon(1e-8));
    CHECK(e.sd0 == doctest::Approx(std::sqrt(covariance(0, 0))).epsilon(1e-8));
    CHECK(e.sd1 == doctest::Approx(std::sqrt(covariance(1, 1))).epsilon(1e-8));
    CHECK(e.cov01 == doctest::Approx(covariance(0, 1)).epsilon(1e-8));
  }
}

TEST_CASE("clients without a usable row have no effect, and other columns are refused") {
  Courses c = make_courses();
  const auto fit = fit_growth(c.rows());
  REQUIRE(fit);
  c.client.push_back(7777);
  c.t.push_back(1);
  c.y.push_back(missing);
  CHECK(client_effects(c.rows(), *fit)->size() == 40);
  GrowthRows fewer = c.rows();
  fewer.random.pop_back();
  CHECK_FALSE(client_effects(fewer, *fit));
}

TEST_CASE("predictions for a new client follow from the estimates") {
  const Courses c = make_courses();
  const auto fit = fit_growth(c.rows());
  REQUIRE(fit);
  const std::vector<double> x{1, 3};
  const auto p = predict_population(*fit, {x, x});
  CHECK(p.mean == doctest::Approx(fit->beta[0] + 3 * fit->beta[1]));
  const double between = fit->between.v00 + 6 * fit->between.v01 + 9 * fit->between.v11;
  CHECK(p.sd_between == doctest::Approx(std::sqrt(between)));
  CHECK(p.sd_observation == doctest::Approx(std::sqrt(between + fit->residual_variance)));
  CHECK(p.sd_observation_full == doctest::Approx(std::hypot(p.sd_observation, p.se_mean)));
}

TEST_CASE("a forecast from no score is the population, from all scores the client effect") {
  const Courses c = make_courses();
  const auto fit = fit_growth(c.rows());
  REQUIRE(fit);
  const std::vector<double> x{1, 4};
  const auto population = predict_population(*fit, {x, x});
  const auto nothing = forecast(*fit, {}, {x, x});
  CHECK(nothing.used == 0);
  CHECK(nothing.mean == doctest::Approx(population.mean));
  CHECK(nothing.sd_observation == doctest::Approx(population.sd_observation));
  const auto effects = client_effects(c.rows(), *fit);
  const ClientEffect& e = effects->front();
  ClientHistory history;
  for (std::size_t i = 0; i < c.y.size(); ++i) {
    if (c.client[i] != e.client) continue;
    history.scores.push_back(c.y[i]);
    history.fixed.insert(history.fixed.end(), {1, c.t[i]});
    history.random.insert(history.random.end(), {1, c.t[i]});
  }
  history.scores.push_back(missing);  // a session without a score says nothing
  history.fixed.insert(history.fixed.end(), {1, 9});
  history.random.insert(history.random.end(), {1, 9});
  const auto all = forecast(*fit, history, {x, x});
  CHECK(all.used == history.scores.size() - 1);
  CHECK(all.mean == doctest::Approx(population.mean + e.u0 + 4 * e.u1).epsilon(1e-8));
  CHECK(all.sd_latent < population.sd_between);
}
