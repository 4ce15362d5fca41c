// SPDX-License-Identifier: Apache-2.0
#include "statistics/change/reliable_change.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <initializer_list>

#include "statistics/distributions.hpp"

using namespace cairn::statistics;

namespace {

constexpr std::array all_methods{ChangeMethod::jacobson_truax,  ChangeMethod::gulliksen_lord_novick,
                                 ChangeMethod::hsu_linn_nord,   ChangeMethod::edwards_nunnally,
                                 ChangeMethod::nunnally_kotsch, ChangeMethod::hageman_arrindell};

const std::vector<double> start{20, 15, 18, 25, 12, 22};
const std::vector<double> end{8, 14, 10, 26, 3, 15};

ReliableChange with(ChangeMethod method, std::vector<double> pre = start, std::vector<double> post = end) {
  return reliable_change(pre, post,
                         {.method = method,
                          .better = Better::lower,
                          .reliability = 0.88,
                          .reliability_post = {},
                          .sd = {},
                          .level = 0.95});
}

std::string because(std::vector<double> pre, std::vector<double> post) {
  return with(ChangeMethod::jacobson_truax, std::move(pre), std::move(post)).rule.error().because;
}

}  // namespace

TEST_CASE("the worked example of Jacobson and Truax") {
  const auto found = reliable_difference(7.5, 0.8, two_sided_z(0.95)).value();
  CHECK(found.sem == doctest::Approx(7.5 * std::sqrt(0.2)).epsilon(1e-14));
  CHECK((47.5 - 32.5) / found.s_diff == doctest::Approx(std::sqrt(10.0)).epsilon(1e-14));
}

TEST_CASE("turning the scale round turns the verdicts and nothing else") {
  std::vector<double> pre = start, post = end;
  for (double& v : pre) v = 40 - v;
  for (double& v : post) v = 40 - v;
  for (const auto method : all_methods) {
    const auto one = with(method);
    auto other = reliable_change(pre, post,
                                 {.method = method,
                                  .better = Better::higher,
                                  .reliability = 0.88,
                                  .reliability_post = {},
                                  .sd = {},
                                  .level = 0.95});
    REQUIRE(one.rule.has_value());
    REQUIRE(other.rule.has_value());
    for (std::size_t i = 0; i < one.index.size(); ++i) {
      CHECK(one.index[i] == doctest::Approx(-other.index[i]).epsilon(1e-10));
      CHECK(one.change[i] == other.change[i]);
    }
  }
}

TEST_CASE("another unit of the scale changes no index, from 1e-300 to 1e300") {
  for (const auto method : all_methods)
    for (const double unit : {1e-300, 1e-10, 1e150, 1e300}) {
      std::vector<double> pre = start, post = end;
      for (double& v : pre) v *= unit;
      for (double& v : post) v *= unit;
      const auto plain = with(method);
      const auto scaled = with(method, pre, post);
      REQUIRE_MESSAGE(scaled.rule.has_value(), scaled.rule.error().because);
      for (std::size_t i = 0; i < pre.size(); ++i)
        CHECK(scaled.index[i] == doctest::Approx(plain.index[i]).epsilon(1e-9));
    }
}

TEST_CASE("people without both scores are left out before any mean is taken") {
  auto pre = start, post = end;
  pre.push_back(1000);
  post.push_back(missing);
  pre.push_back(missing);
  post.push_back(-1000);
  const auto found = with(ChangeMethod::jacobson_truax, pre, post);
  CHECK(found.account.used == 6);
  CHECK(found.account.left_out == 2);
  CHECK(found.account.findings.size() == 1);
  CHECK(*found.sample.mean_pre == doctest::Approx(112.0 / 6));
  CHECK(found.change[5] != Change::unknown);
  CHECK(found.change[6] == Change::unknown);
  CHECK(is_missing(found.index[7]));
}

TEST_CASE("what is undefined says why") {
  CHECK(because({}, {}) == "nobody has a score at both times");
  CHECK(because({5}, {4}) == "fewer than 2 people have a score at both times");
  CHECK(because({5, 5, 5}, {1, 2, 3}) == "the scores at the start do not vary");
  const auto sure = reliable_change(start, end,
                                    {.method = ChangeMethod::jacobson_truax,
                                     .better = Better::lower,
                                     .reliability = 1,
                                     .reliability_post = {},
                                     .sd = {},
                                     .level = 0.95});
  CHECK(sure.rule.error().because == "the reliability has to be at least 0 and below 1");
  const auto same = with(ChangeMethod::hageman_arrindell, {1, 2, 3}, {1, 2, 3});
  CHECK_FALSE(same.rule.has_value());
  CHECK_FALSE(reliable_difference(0, 0.8, 1.96).has_value());
}

TEST_CASE("one person can be judged with a given spread; few people are warned about") {
  const auto one = reliable_change(std::array{20.0}, std::array{5.0},
                                   {.method = ChangeMethod::jacobson_truax,
                                    .better = Better::lower,
                                    .reliability = 0.9,
                                    .reliability_post = {},
                                    .sd = 5,
                                    .level = 0.95});
  REQUIRE(one.rule.has_value());
  CHECK(one.change.front() == Change::improved);
  CHECK(one.account.findings.back().severity == Severity::warning);
}

TEST_CASE("a change of exactly the critical size is not reliable") {
  const double z = two_sided_z(0.95);
  const double points = reliable_difference(1, 0.5, z)->points;
  const auto found = reliable_change(std::array{0.0, 0.0}, std::array{-points * 0.999999, -points * 1.000001},
                                     {.method = ChangeMethod::jacobson_truax,
                                      .better = Better::lower,
                                      .reliability = 0.5,
                                      .reliability_post = {},
                                      .sd = 1,
                                      .level = 0.95});
  CHECK(found.change[0] == Change::unchanged);
  CHECK(found.change[1] == Change::improved);
}
