// SPDX-License-Identifier: Apache-2.0
#include "statistics/growth/growth_model.hpp"

#include <doctest/doctest.h>

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <random>

#include "statistics/growth/growth_criterion.hpp"

using namespace cairn::statistics;

namespace {

/// Courses of several clients, kept alive for the spans.
struct Courses {
  std::vector<double> y, t, arm;
  std::vector<std::uint32_t> client;

  std::vector<Column> fixed() const { return {{"(Intercept)", {}}, {"t", t}, {"arm", arm}}; }
  GrowthRows rows() const { return {y, client, fixed(), {{"(Intercept)", {}}, {"t", t}}}; }
  GrowthRows intercepts() const { return {y, client, fixed(), {{"(Intercept)", {}}}}; }
};

Courses make_courses(std::size_t clients, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<double> normal;
  Courses out;
  for (std::uint32_t i = 0; i < clients; ++i) {
    const double u0 = 4 * normal(random);
    const double u1 = -0.2 * u0 / 4 + 1.1 * normal(random);
    const double arm = i % 2;
    const auto rows = 2 + random() % 6;
    for (std::size_t k = 0; k < rows; ++k) {
      const double t = std::log1p(static_cast<double>(k));
      out.client.push_back(i);
      out.t.push_back(t);
      out.arm.push_back(arm);
      out.y.push_back(15 + u0 + (-2 + u1) * t + arm + 2 * normal(random));
    }
  }
  return out;
}

/// −2 log likelihood from the full covariance matrix of all rows: slow, and written from the definition.
double dense_criterion(const Courses& c, const GrowthFit& fit, bool restricted) {
  const auto n = static_cast<Eigen::Index>(c.y.size());
  const auto p = static_cast<Eigen::Index>(fit.beta.size());
  Eigen::MatrixXd v = Eigen::MatrixXd::Zero(n, n);
  Eigen::MatrixXd x(n, p);
  Eigen::VectorXd y(n);
  const std::vector<std::vector<double>> all{std::vector<double>(c.y.size(), 1), c.t, c.arm};
  for (Eigen::Index i = 0; i < n; ++i) {
    const auto row = static_cast<std::size_t>(i);
    y[i] = c.y[row];
    for (Eigen::Index k = 0; k < p; ++k) x(i, k) = all[fit.kept[static_cast<std::size_t>(k)]][row];
    for (Eigen::Index j = 0; j < n; ++j) {
      const auto other = static_cast<std::size_t>(j);
      if (c.client[row] == c.client[other])
        v(i, j) = fit.between.v00 + fit.between.v01 * (c.t[row] + c.t[other]) +
                  fit.between.v11 * c.t[row] * c.t[other];
      if (i == j) v(i, j) += fit.residual_variance;
    }
  }
  const Eigen::LLT<Eigen::MatrixXd> llt(v);
  const Eigen::MatrixXd precision = x.transpose() * llt.solve(x);
  const Eigen::VectorXd beta = precision.llt().solve(x.transpose() * llt.solve(y));
  const Eigen::VectorXd r = y - x * beta;
  double value = 2 * Eigen::MatrixXd(llt.matrixL()).diagonal().array().log().sum() + r.dot(llt.solve(r));
  if (restricted) value += 2 * Eigen::MatrixXd(precision.llt().matrixL()).diagonal().array().log().sum();
  return value + static_cast<double>(restricted ? n - p : n) * std::log(2 * std::numbers::pi);
}

}  // namespace

TEST_CASE("balanced data have the closed form of an analysis of variance") {
  // 6 clients at 5 times; with a balanced design the REML estimates are those of the mean squares.
  std::mt19937 random(4);
  std::normal_distribution<double> normal;
  Courses c;
  for (std::uint32_t i = 0; i < 6; ++i) {
    const double u = 5 * normal(random);
    for (int k = 0; k < 5; ++k) {
      c.client.push_back(i);
      c.t.push_back(k);
      c.y.push_back(20 + u - k + normal(random));
    }
  }
  const GrowthRows rows{c.y, c.client, {{"1", {}}, {"t", c.t}}, {{"1", {}}}};
  double mean = 0, slope = 0;
  for (const double y : c.y) mean += y / 30;
  for (std::size_t i = 0; i < 30; ++i) slope += (c.t[i] - 2) * c.y[i] / 60;
  double within = 0, between = 0;
  for (std::size_t i = 0; i < 6; ++i) {
    double own = 0;
    for (std::size_t k = 0; k < 5; ++k) own += c.y[5 * i + k] / 5;
    for (std::size_t k = 0; k < 5; ++k)
      within += std::pow(c.y[5 * i + k] - own - slope * (c.t[5 * i + k] - 2), 2);
    between += 5 * std::pow(own - mean, 2);
  }
  const double error = within / (30 - 6 - 1);
  const auto fit = fit_growth(rows);
  REQUIRE(fit);
  CHECK(fit->residual_variance == doctest::Approx(error).epsilon(1e-9));
  CHECK(fit->between.v00 == doctest::Approx((between / 5 - error) / 5).epsilon(1e-9));
  CHECK(fit->beta[1] == doctest::Approx(slope).epsilon(1e-10));
  CHECK(fit->cells == 1);
  CHECK(fit->converged);
}

TEST_CASE("the criterion is the likelihood of the whole covariance matrix, for every form") {
  const Courses c = make_courses(25, 1);
  for (const auto likelihood : {Likelihood::maximum, Likelihood::restricted}) {
    for (const bool correlated : {true, false}) {
      const auto fit = fit_growth(c.rows(), {likelihood, correlated});
      REQUIRE(fit);
      CHECK(fit->criterion ==
            doctest::Approx(dense_criterion(c, *fit, likelihood == Likelihood::restricted)).epsilon(1e-10));
      CHECK(fit->gradient < 1e-4);
      CHECK((correlated || fit->between.v01 == 0));
    }
    const auto fit = fit_growth(c.intercepts(), {likelihood});
    REQUIRE(fit);
    CHECK(fit->criterion ==
          doctest::Approx(dense_criterion(c, *fit, likelihood == Likelihood::restricted)).epsilon(1e-10));
  }
}

TEST_CASE("gradient and Hessian are the differences of the criterion") {
  const Courses c = make_courses(30, 2);
  const auto cells = cells_of(c.rows());
  REQUIRE(cells);
  for (const bool restricted : {true, false}) {
    const GrowthCriterion criterion(*cells, {0, 1, 2}, restricted, RandomForm::correlated);
    const Eigen::Vector3d at(1.3, -0.4, 0.6);
    const auto curve = criterion.curve(at);
    REQUIRE(curve);
    for (Eigen::Index i = 0; i < 3; ++i) {
      Eigen::VectorXd up = at, down = at;
      up[i] += 1e-5;
      down[i] -= 1e-5;
      const auto above = criterion.curve(up);
      const auto below = criterion.curve(down);
      CHECK(curve->gradient[i] == doctest::Approx((above->value - below->value) / 2e-5).epsilon(1e-6));
      for (Eigen::Index j = 0; j < 3; ++j)
        CHECK(curve->hessian(i, j) ==
              doctest::Approx((above->gradient[j] - below->gradient[j]) / 2e-5).epsilon(1e-6));
    }
  }
}

TEST_CASE("no place near the fit is better") {
  const Courses c = make_courses(40, 3);
  const auto cells = cells_of(c.rows());
  const auto fit = fit_growth(*cells, {"1", "t", "arm"});
  REQUIRE(fit);
  for (std::size_t i = 0; i < 3; ++i)
    for (const double by : {-0.01, 0.01}) {
      auto theta = fit->theta;
      theta[i] += by;
      const auto near = growth_at(*cells, {"1", "t", "arm"}, {}, theta);
      REQUIRE(near);
      CHECK(near->criterion > fit->criterion);
    }
  const auto same = growth_at(*cells, {"1", "t", "arm"}, {}, fit->theta);
  CHECK(same->criterion == doctest::Approx(fit->criterion).epsilon(1e-12));
  CHECK_FALSE(growth_at(*cells, {"1", "t", "arm"}, {}, {1.0}));
}

TEST_CASE("order, numbering and cores do not matter") {
  const Courses c = make_courses(60, 5);
  std::vector<std::size_t> order(c.y.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::shuffle(order, std::mt19937(9));
  Courses mixed;
  for (const std::size_t i : order) {
    mixed.y.push_back(c.y[i]);
    mixed.t.push_back(c.t[i]);
    mixed.arm.push_back(c.arm[i]);
    mixed.client.push_back(4'000'000'000U - c.client[i]);
  }
  const auto one = fit_growth(c.rows());
  const auto other = fit_growth(mixed.rows());
  REQUIRE(one);
  REQUIRE(other);
  CHECK(other->criterion == doctest::Approx(one->criterion).epsilon(1e-11));
  CHECK(other->between.v11 == doctest::Approx(one->between.v11).epsilon(1e-8));
  CHECK(fit_growth(c.rows())->criterion == one->criterion);
}

TEST_CASE("rows with something missing are left out and counted") {
  Courses c = make_courses(20, 6);
  const auto whole = fit_growth(c.rows());
  const std::size_t rows = c.y.size();
  for (const double hole : {missing, static_cast<double>(INFINITY)}) {
    Courses holes = c;
    holes.y.insert(holes.y.end(), {hole, 3, 3});
    holes.t.insert(holes.t.end(), {1, hole, 1});
    holes.arm.insert(holes.arm.end(), {0, 0, hole});
    holes.client.insert(holes.client.end(), {0, 1, 999});
    const auto fit = fit_growth(holes.rows());
    REQUIRE(fit);
    CHECK(fit->account.used == rows);
    CHECK(fit->account.left_out == 3);
    CHECK(fit->clients == 20);
    CHECK(fit->criterion == doctest::Approx(whole->criterion).epsilon(1e-10));
    CHECK_FALSE(fit->account.findings.empty());
  }
}

TEST_CASE("very small and very large numbers give the same model in other units") {
  const Courses c = make_courses(30, 7);
  const auto plain = fit_growth(c.rows());
  REQUIRE(plain);
  for (const double unit : {1e-140, 1e140, 1e-300, 1e300}) {
    Courses scaled = c;
    for (double& t : scaled.t) t *= unit;
    const auto in_time = fit_growth(scaled.rows());
    REQUIRE(in_time);
    CHECK(in_time->beta[1] * unit == doctest::Approx(plain->beta[1]).epsilon(1e-6));
    CHECK(in_time->residual_variance == doctest::Approx(plain->residual_variance).epsilon(1e-6));
  }
  for (const double unit : {1e-140, 1e140}) {
    Courses scaled = c;
    for (double& y : scaled.y) y *= unit;
    const auto fit = fit_growth(scaled.rows());
    REQUIRE(fit);
    CHECK(fit->beta[0] / unit == doctest::Approx(plain->beta[0]).epsilon(1e-8));
    CHECK(fit->residual_variance / unit / unit == doctest::Approx(plain->residual_variance).epsilon(1e-6));
  }
  Courses huge = c;
  for (double& y : huge.y) y *= 1e300;
  const auto too_large = fit_growth(huge.rows());
  REQUIRE_FALSE(too_large);
  CHECK(too_large.error().because.find("too large") != std::string::npos);
}

TEST_CASE("a large common shift of the scores loses nothing") {
  const Courses c = make_courses(30, 8);
  const auto plain = fit_growth(c.rows());
  Courses shifted = c;
  for (double& y : shifted.y) y += 1e8;
  const auto fit = fit_growth(shifted.rows());
  REQUIRE(fit);
  CHECK(fit->residual_variance == doctest::Approx(plain->residual_variance).epsilon(1e-6));
  CHECK(fit->beta[0] - 1e8 == doctest::Approx(plain->beta[0]).epsilon(1e-6));
}

TEST_CASE("dependent columns are dropped, the later ones") {
  const Courses c = make_courses(20, 9);
  std::vector<double> twice;
  for (std::size_t i = 0; i < c.t.size(); ++i) twice.push_back(2 * c.t[i] + 1);
  GrowthRows rows = c.rows();
  rows.fixed.insert(rows.fixed.begin() + 2, {"twice", twice});
  const auto fit = fit_growth(rows);
  REQUIRE(fit);
  CHECK(fit->kept == std::vector<std::size_t>{0, 1, 3});
  CHECK(fit->names == std::vector<std::string>{"(Intercept)", "t", "arm"});
  CHECK(fit->beta[1] == doctest::Approx(fit_growth(c.rows())->beta[1]).epsilon(1e-8));
}

TEST_CASE("no differences between clients: singular, and said so") {
  // Every client has the same two scores, so the variance between clients is estimated at its boundary 0.
  Courses c;
  for (std::uint32_t i = 0; i < 12; ++i)
    for (int k = 0; k < 4; ++k) {
      c.client.push_back(i);
      c.t.push_back(k);
      c.y.push_back(10 - k + ((static_cast<int>(i) + k) % 2 == 0 ? 1 : -1));
    }
  const std::vector<Column> fixed{{"1", {}}, {"t", c.t}};
  const auto intercept = fit_growth({c.y, c.client, fixed, {{"1", {}}}});
  REQUIRE(intercept);
  CHECK(intercept->singular);
  CHECK(intercept->between.v00 == doctest::Approx(0).epsilon(1e-6));
  const auto slope = fit_growth({c.y, c.client, fixed, {{"1", {}}, {"t", c.t}}});
  REQUIRE(slope);
  CHECK(slope->singular);
  CHECK_FALSE(slope->correlation);
  CHECK(std::ranges::any_of(slope->account.findings, [](const Finding& f) { return f.path == "/between"; }));
}

TEST_CASE("what cannot be estimated is undefined, because of something") {
  const auto because = [](const Defined<GrowthFit>& fit) {
    return fit ? std::string("defined") : fit.error().because;
  };
  const std::vector<std::uint32_t> one_client{1, 1, 1}, own_clients{1, 2, 3}, two_clients{1, 1, 1, 2, 2, 2};
  const std::vector<double> y3{1, 4, 2}, t3{0, 1, 2}, y6{1, 4, 2, 3, 7, 5}, t6{0, 1, 2, 0, 1, 2},
      same(6, 2.0);
  const std::vector<Column> fixed3{{"1", {}}, {"t", t3}}, fixed6{{"1", {}}, {"t", t6}};
  CHECK(because(fit_growth({y3, one_client, fixed3, {{"1", {}}}})).find("2 clients") != std::string::npos);
  CHECK(because(fit_growth({y3, own_clients, fixed3, {{"1", {}}}})).find("no more rows") !=
        std::string::npos);
  CHECK(because(fit_growth({y6, two_clients, {{"1", {}}, {"s", same}}, {{"1", {}}, {"s", same}}}))
            .find("slopes") != std::string::npos);
  CHECK(because(fit_growth({same, two_clients, fixed6, {{"1", {}}}})) != "defined");
  CHECK(because(fit_growth({{}, {}, {{"1", {}}}, {{"1", {}}}})).find("no rows") != std::string::npos);
  CHECK(because(fit_growth({y6, one_client, fixed6, {{"1", {}}}})).find("length") != std::string::npos);
  CHECK(because(fit_growth({y6, two_clients, {}, {{"1", {}}}})).find("fixed") != std::string::npos);
  CHECK(because(fit_growth({y6, two_clients, fixed6, {}})).find("one or two") != std::string::npos);
  const std::vector<double> none(6, missing), zeros(6, 0.0);
  CHECK(because(fit_growth({none, two_clients, fixed6, {{"1", {}}}})).find("no row") != std::string::npos);
  CHECK(because(fit_growth({y6, two_clients, {{"z", zeros}}, {{"1", {}}}})).find("every fixed column") !=
        std::string::npos);
}

TEST_CASE("few clients are warned of") {
  const std::vector<std::uint32_t> client{1, 1, 1, 2, 2, 2, 3, 3, 3};
  const std::vector<double> y{1, 4, 2, 3, 7, 5, 9, 8, 7}, t{0, 1, 2, 0, 1, 2, 0, 1, 2};
  const auto fit = fit_growth({y, client, {{"1", {}}, {"t", t}}, {{"1", {}}}});
  REQUIRE(fit);
  CHECK(std::ranges::any_of(fit->account.findings, [](const Finding& f) { return f.path == "/clients"; }));
}
