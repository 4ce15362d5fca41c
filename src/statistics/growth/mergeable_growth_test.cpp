// SPDX-License-Identifier: Apache-2.0
#include "statistics/growth/mergeable_growth.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>

using namespace cairn::statistics;

namespace {

struct Courses {
  std::vector<double> y, t;
  std::vector<std::uint32_t> client;

  GrowthRows rows() const { return {y, client, {{"1", {}}, {"t", t}}, {{"1", {}}, {"t", t}}}; }
  void append(const Courses& other) {
    y.insert(y.end(), other.y.begin(), other.y.end());
    t.insert(t.end(), other.t.begin(), other.t.end());
    client.insert(client.end(), other.client.begin(), other.client.end());
  }
};

Courses service(std::uint32_t first_client, std::size_t clients, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<double> normal;
  Courses out;
  for (std::uint32_t i = 0; i < clients; ++i) {
    const double u0 = 4 * normal(random);
    const double u1 = 1.2 * normal(random);
    for (std::size_t k = 0; k < 2 + random() % 4; ++k) {
      const double t = std::log1p(static_cast<double>(k));
      out.client.push_back(first_client + i);
      out.t.push_back(t);
      out.y.push_back(15 + u0 + (u1 - 2) * t + 2 * normal(random));
    }
  }
  return out;
}

}  // namespace

TEST_CASE("separate services add up to exactly the fit of their pooled rows") {
  const std::vector<Courses> services{service(0, 90, 1), service(1000, 35, 2), service(2000, 140, 3)};
  Courses pooled;
  auto sum = mergeable_growth(services[0].rows(), 13.5);
  REQUIRE(sum);
  pooled.append(services[2]);  // another order than that of adding
  pooled.append(services[0]);
  pooled.append(services[1]);
  for (std::size_t i = 1; i < services.size(); ++i) {
    auto next = merged(*sum, *mergeable_growth(services[i].rows(), 13.5));
    REQUIRE(next);
    sum = std::move(next);
  }
  for (const auto likelihood : {Likelihood::restricted, Likelihood::maximum}) {
    const auto apart = fit_growth(*sum, {likelihood});
    const auto together = fit_growth(*mergeable_growth(pooled.rows(), 13.5), {likelihood});
    REQUIRE(apart);
    REQUIRE(together);
    CHECK(apart->criterion == together->criterion);
    CHECK(apart->beta == together->beta);
    CHECK(apart->covariance == together->covariance);
    CHECK(apart->theta == together->theta);
    CHECK(apart->residual_variance == together->residual_variance);
    const auto rows = fit_growth(pooled.rows(), {likelihood});
    CHECK(apart->criterion == doctest::Approx(rows->criterion).epsilon(1e-11));
    CHECK(apart->beta[0] == doctest::Approx(rows->beta[0]).epsilon(1e-9));
    CHECK(apart->clients == 265);
  }
}

TEST_CASE("designs of fewer than 10 clients are withheld, and counted") {
  Courses c = service(0, 60, 4);
  for (std::uint32_t i = 0; i < 9; ++i)
    for (const double t : {0.25, 3.5}) {  // nine clients seen at times of their own
      c.client.push_back(500 + i);
      c.t.push_back(t);
      c.y.push_back(10 + t * i);
    }
  const auto all = mergeable_growth(c.rows(), 13.5);
  REQUIRE(all);
  const auto safe = without_small_designs(*all);
  for (const auto& [gram, design] : safe.designs) CHECK(design.clients >= 10);
  CHECK(safe.clients() + safe.clients_withheld == all->clients());
  CHECK(safe.clients_withheld >= 9);
  const auto fit = fit_growth(safe);
  REQUIRE(fit);
  CHECK(std::ranges::any_of(fit->account.findings, [](const Finding& f) { return f.path == "/clients"; }));
  const auto tiny = without_small_designs(*mergeable_growth(service(0, 9, 5).rows(), 13.5));
  CHECK(tiny.designs.empty());
  CHECK_FALSE(fit_growth(tiny));
}

TEST_CASE("services with other models are not added up") {
  const Courses c = service(0, 30, 6);
  const auto one = mergeable_growth(c.rows(), 13.5);
  CHECK_FALSE(merged(*one, *mergeable_growth(c.rows(), 14)));
  GrowthRows other = c.rows();
  other.fixed[1].name = "weeks";
  CHECK_FALSE(merged(*one, *mergeable_growth(other, 13.5)));
  GrowthRows through_zero = c.rows();
  through_zero.fixed.erase(through_zero.fixed.begin());
  through_zero.random.erase(through_zero.random.begin());
  CHECK_FALSE(mergeable_growth(through_zero, 13.5));
  CHECK(mergeable_growth(through_zero, 0));
}

TEST_CASE("numbers too large to square are refused") {
  Courses c = service(0, 20, 7);
  c.y[0] = 1e300;
  CHECK_FALSE(mergeable_growth(c.rows(), 0));
}
