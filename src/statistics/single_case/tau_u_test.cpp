// SPDX-License-Identifier: Apache-2.0
#include "statistics/single_case/tau_u.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <vector>

using namespace cairn::statistics;

namespace {
const Phases sample{{2, 3, 5, 3}, {4, 5, 5, 7, 6}, 0};
constexpr std::array variants{TauUVariant::complete_a, TauUVariant::complete_b, TauUVariant::parker,
                              TauUVariant::tarlow};
}  // namespace

TEST_CASE("rows count the pairs they say they count") {
  for (const auto variant : variants) {
    const auto rows = tau_u(sample, variant).value();
    CHECK(rows[0].positive + rows[0].negative + rows[0].ties == 20);
    CHECK(rows[1].pairs == 6);
    CHECK(rows[2].pairs == 10);
    CHECK(rows[3].s() == rows[0].s() - rows[1].s());
    CHECK(rows[4].s() == rows[0].s() + rows[2].s());
    CHECK(rows[5].s() == rows[0].s() + rows[2].s() - rows[1].s());
    for (const auto& row : rows)
      if (row.tau) CHECK(std::abs(*row.tau) <= 1);
  }
}

TEST_CASE("parker's A vs. B less the trend of A is over pairs between phases") {
  const auto rows = tau_u(sample, TauUVariant::parker).value();
  CHECK(*rows[3].tau == doctest::Approx(*tau_u_parker(sample)));
}

TEST_CASE("all ties are undefined, never NaN") {
  const auto rows = tau_u({{3, 3, 3, 3}, {3, 3, 3}, 0}, TauUVariant::complete_b).value();
  CHECK(*rows[0].tau == 0);
  CHECK_FALSE(rows[1].tau.has_value());
  CHECK_FALSE(rows[2].interval.has_value());
  CHECK_FALSE(tau_u({{1}, {2, 3}, 0}, TauUVariant::parker).has_value());
}

TEST_CASE("pooling weighs by size and leaves out what has no weight") {
  const std::vector<StudyTau> studies{{0.5, 20}, {0.5, 40}, {1.0, 30}, {0.2, 3}};
  const auto found = pool(studies, MetaWeight::z).value();
  CHECK(found.studies == 2);
  CHECK(found.tau == doctest::Approx(0.5));
  CHECK(found.se == doctest::Approx(1 / std::sqrt(17 + 37.0)));
  CHECK(pool(studies, MetaWeight::tau)->se < found.se);
  CHECK_FALSE(pool({}, MetaWeight::z).has_value());
}
