// SPDX-License-Identifier: Apache-2.0
#include "statistics/between/logistic.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

using namespace cairn::statistics;

TEST_CASE("one yes/no covariate has the log odds of a table") {
  std::vector<double> y, x;
  const auto add = [&](double a, double b, int times) {
    for (int i = 0; i < times; ++i) {
      x.push_back(a);
      y.push_back(b);
    }
  };
  add(0, 0, 30);
  add(0, 1, 10);
  add(1, 0, 12);
  add(1, 1, 28);
  const auto fit = fit_logistic({y, {{"1", {}}, {"x", x}}});
  REQUIRE(fit);
  CHECK(fit->converged);
  CHECK(fit->beta[0] == doctest::Approx(std::log(10.0 / 30)).epsilon(1e-12));
  CHECK(fit->beta[1] == doctest::Approx(std::log(28.0 / 12) - std::log(10.0 / 30)).epsilon(1e-12));
  CHECK(fit->standard_error[1] ==
        doctest::Approx(std::sqrt(1.0 / 30 + 1.0 / 10 + 1.0 / 12 + 1.0 / 28)).epsilon(1e-10));
  CHECK(fit->fitted[0] == doctest::Approx(0.25));
  CHECK(fit->deviance < fit->null_deviance);
}

TEST_CASE("units of a covariate do not change the fit") {
  std::mt19937 random(1);
  std::normal_distribution<double> normal;
  std::vector<double> y, x, large;
  for (int i = 0; i < 200; ++i) {
    x.push_back(normal(random));
    large.push_back(x.back() * 1e6 + 1e9);
    y.push_back(normal(random) < 0.8 * x.back() ? 1 : 0);
  }
  const auto one = fit_logistic({y, {{"1", {}}, {"x", x}}});
  const auto other = fit_logistic({y, {{"1", {}}, {"x", large}}});
  CHECK(other->deviance == doctest::Approx(one->deviance).epsilon(1e-10));
  CHECK(other->beta[1] * 1e6 == doctest::Approx(one->beta[1]).epsilon(1e-8));
}

TEST_CASE("separation is told, and a ridge gives finite coefficients") {
  const std::vector<double> y{0, 0, 0, 0, 1, 1, 1, 1}, x{1, 2, 3, 4, 5, 6, 7, 8};
  const auto fit = fit_logistic({y, {{"1", {}}, {"x", x}}});
  REQUIRE(fit);
  CHECK(fit->separated);
  CHECK_FALSE(fit->converged);
  CHECK_FALSE(fit->account.findings.empty());
  const auto ridge = fit_logistic({y, {{"1", {}}, {"x", x}}}, 0.5);
  REQUIRE(ridge);
  CHECK(ridge->converged);
  CHECK(std::abs(ridge->beta[1]) < 5);
}

TEST_CASE("rows with something missing are left out, dependent columns dropped") {
  const std::vector<double> y{0, 1, 1, 0, missing, 1}, x{1, 2, missing, 1.5, 2, 1.2},
      twice{2, 4, 1, 3, 4, 2.4};
  const auto fit = fit_logistic({y, {{"1", {}}, {"x", x}, {"twice", twice}}});
  REQUIRE(fit);
  CHECK(fit->account.used == 4);
  CHECK(fit->account.left_out == 2);
  CHECK(fit->kept == std::vector<std::size_t>{0, 1});
  CHECK(fit->rows == std::vector<std::size_t>{0, 1, 3, 5});
}

TEST_CASE("what cannot be fitted is undefined") {
  const std::vector<double> ones{1, 1, 1}, mixed{0, 1, 1}, wrong{0, 2, 1}, none(3, missing), two{1, 2};
  CHECK_FALSE(fit_logistic({ones, {{"1", {}}}}));
  CHECK_FALSE(fit_logistic({wrong, {{"1", {}}}}));
  CHECK_FALSE(fit_logistic({none, {{"1", {}}}}));
  CHECK_FALSE(fit_logistic({mixed, {}}));
  CHECK_FALSE(fit_logistic({mixed, {{"x", two}}}));
}
