// SPDX-License-Identifier: Apache-2.0
#include "statistics/change/clinical_significance.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace cairn::statistics;

TEST_CASE("cutoffs of the worked example, and the package's own b") {
  const Norm clinical{40, 7.5}, functional{60, 7.5};
  CHECK(*clinical_cutoff(CutoffKind::a, clinical, functional, Better::higher) == 55);
  CHECK(*clinical_cutoff(CutoffKind::b, clinical, functional, Better::higher) == 45);
  CHECK(*clinical_cutoff(CutoffKind::c, clinical, functional, Better::higher) == doctest::Approx(50));
  CHECK(*clinical_cutoff(CutoffKind::b, {40, 5}, {60, 10}, Better::higher) == 40);
  CHECK(*clinical_cutoff(CutoffKind::b, {40, 5}, {60, 10}, Better::higher, Mode::compat) == 50);
  CHECK_FALSE(clinical_cutoff(CutoffKind::a, {40, 0}, functional, Better::higher).has_value());
  CHECK_FALSE(true_cutoff(CutoffKind::c, {40, 3}, functional, Better::higher, 4).has_value());
}

TEST_CASE("exactly on the cutoff is the wrong side both times") {
  const auto sample = pair_up(std::array{10.0, 10.0, 12.0}, std::array{10.0, 9.0, 10.0});
  const auto status = clinical_status(sample, 10, Better::lower);
  CHECK_FALSE(status[0].clinical_pre);
  CHECK_FALSE(status[0].functional_post);
  CHECK(status[1].functional_post);
  CHECK(status[2].clinical_pre);
  CHECK_FALSE(status[2].functional_post);
}

TEST_CASE("every pairing of change and status has its outcome") {
  const ClinicalStatus passed{true, true, false, {}};
  const ClinicalStatus fell{false, false, true, {}};
  const ClinicalStatus stayed{true, false, true, {}};
  CHECK(combine(Change::improved, passed) == Outcome::recovered);
  CHECK(combine(Change::improved, stayed) == Outcome::improved);
  CHECK(combine(Change::unchanged, passed) == Outcome::unchanged);
  CHECK(combine(Change::deteriorated, fell) == Outcome::harmed);
  CHECK(combine(Change::deteriorated, stayed) == Outcome::deteriorated);
  CHECK(crossing(passed) == Change::improved);
  CHECK(crossing(fell) == Change::deteriorated);
  CHECK(crossing(stayed) == Change::unchanged);
}

TEST_CASE("shares of nobody are undefined") {
  OutcomeTally tally;
  CHECK_FALSE(tally.share(Outcome::harmed).has_value());
  tally.add(Outcome::recovered);
  CHECK(*tally.share(Outcome::recovered) == 1);
  const auto shares = group_shares(std::array{1.0}, std::array{2.0}, 0.5, 0.5, 1, Better::lower);
  CHECK_FALSE(shares.changed.has_value());
}
