// SPDX-License-Identifier: Apache-2.0
#include "statistics/single_case/nonoverlap.hpp"

#include <doctest/doctest.h>

#include <array>
#include <vector>

using namespace cairn::statistics;

namespace {
Phases phases(std::vector<double> a, std::vector<double> b, Better better = Better::higher) {
  return phases_of(a, b, better);
}
}  // namespace

TEST_CASE("indices published for one series (Parker, Vannest & Davis 2011)") {
  const auto p = phases({20, 20, 26, 25, 22, 23}, {28, 25, 24, 27, 30, 30, 29});
  CHECK(*nap(p).estimate == doctest::Approx(38.5 / 42));
  CHECK(*pnd(p) == doctest::Approx(5.0 / 7));
  CHECK(*pem(p) == 1);
  CHECK(*pand(p) == doctest::Approx(11.0 / 13));
  CHECK(*improvement_rate_difference(p) == doctest::Approx(0.690476).epsilon(1e-5));
}

TEST_CASE("complete separation, none, and all ties") {
  const auto apart = nap(phases({1, 2, 1, 2}, {5, 6, 7}));
  CHECK(*apart.estimate == 1);
  CHECK(apart.interval->low < 1);
  CHECK(apart.interval->high == 1);
  CHECK(nap(phases({1, 2, 1, 2}, {5, 6, 7}), 0.95, Mode::compat).interval->low == 1);
  CHECK(nap(phases({5, 6, 7}, {1, 2})).interval->low == 0);
  const auto ties = nap(phases({3, 3, 3}, {3, 3}));
  CHECK(*ties.estimate == 0.5);
  CHECK(*tau_of(ties).estimate == 0);
  CHECK(ties.account.findings.size() == 1);
}

TEST_CASE("less may be better; missing values are dropped") {
  const auto p = phases({5, missing, 6}, {1, 2, missing}, Better::lower);
  CHECK(p.left_out == 2);
  CHECK(*nap(p).estimate == 1);
}

TEST_CASE("one value has no standard error, an empty phase nothing at all") {
  const auto one = nap(phases({2}, {5, 3, 6}));
  CHECK(*one.estimate == 1);
  CHECK(one.se_unbiased.error().because == "a phase has fewer than 2 values");
  for (const auto& none : {pnd(phases({}, {1})), pem(phases({1}, {})), pand(phases({}, {})),
                           tau_u_parker(phases({}, {1})), nap(phases({}, {1})).estimate})
    CHECK(none.error().because == "a phase has no values");
}

TEST_CASE("the interval's ends solve Newcombe's equation whatever the sizes") {
  const auto p = phases({1, 4, 2, 6, 3}, {5, 2, 7, 8, 6, 4});
  const auto narrow = nap(p, 0.5).interval.value();
  const auto wide = nap(p, 0.99).interval.value();
  CHECK(wide.low < narrow.low);
  CHECK(wide.high > narrow.high);
}
