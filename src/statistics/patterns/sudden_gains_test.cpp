// SPDX-License-Identifier: Apache-2.0
#include "statistics/patterns/sudden_gains.hpp"

#include <doctest/doctest.h>

#include <array>
#include <vector>

#include "statistics/patterns/jump_summary.hpp"

using namespace cairn::statistics;

namespace {

JumpOptions classic() {
  JumpOptions out;
  out.cutoff = 7;
  out.share = 0.25;
  return out;
}

const std::vector<double> course{30, 31, 30, 29, 14, 13, 15, 14};

}  // namespace

TEST_CASE("a clear drop is found where it is") {
  const auto table = find_jumps(course, course.size(), classic());
  CHECK(table.jumps == 1);
  CHECK(table.at(0, 4).jump == Met::yes);
  const auto jumps = list_jumps(table, course, classic());
  REQUIRE(jumps.size() == 1);
  CHECK(jumps[0].session == 4);
  CHECK(*jumps[0].magnitude == 15);
  CHECK(*jumps[0].share_of_total == doctest::Approx(15.0 / 16));
  CHECK_FALSE(jumps[0].reversed);
}

TEST_CASE("a loss is a gain of the course read upside down, except for the share") {
  std::vector<double> up(course);
  for (double& v : up) v = 60 - v;
  auto options = classic();
  options.kind = JumpKind::loss;
  options.share.reset();
  CHECK(find_jumps(up, up.size(), options).at(0, 4).jump == Met::yes);
  options.kind = JumpKind::gain;
  options.better = Better::higher;
  CHECK(find_jumps(up, up.size(), options).at(0, 4).jump == Met::yes);
}

TEST_CASE("the package asks nothing of a loss's share, the standard does") {
  std::vector<double> up{30, 30, 31, 30, 37, 38, 37, 38};
  auto options = classic();
  options.kind = JumpKind::loss;
  CHECK(find_jumps(up, up.size(), options).at(0, 4).share == Met::no);
  options.mode = Mode::compat;
  CHECK(find_jumps(up, up.size(), options).at(0, 4).share == Met::yes);
}

TEST_CASE("a missing score beside an interval makes it unknown, not absent") {
  std::vector<double> with_gap(course);
  with_gap[4] = missing;
  const auto table = find_jumps(with_gap, with_gap.size(), classic());
  CHECK(table.at(0, 4).jump == Met::unknown);
  CHECK(table.account.left_out == table.unknown);
}

TEST_CASE("a true t test is harder to pass than the published rule") {
  JumpOptions options = classic();
  options.cutoff = 1;
  options.share.reset();
  const std::vector<double> mild{10, 11, 12, 9, 8, 9, 8, 7};
  std::size_t published = find_jumps(mild, 8, options).jumps;
  options.stability = Stability::t_test;
  CHECK(find_jumps(mild, 8, options).jumps >= published);  // √(1/n₁+1/n₂) < 1 for three and three
}

TEST_CASE("all equal, too few sessions, nobody, no criterion") {
  const std::vector<double> flat(8, 5.0);
  CHECK(find_jumps(flat, 8, classic()).jumps == 0);
  CHECK(find_jumps(std::array{1.0, 2.0, 3.0}, 3, classic()).intervals.empty());
  CHECK(find_jumps({}, 8, classic()).people == 0);
  JumpOptions none;
  none.stable = false;
  CHECK(find_jumps(course, 8, none).account.findings.front().severity == Severity::warning);
}

TEST_CASE("patterns of scores that can be judged") {
  CHECK(has_judgeable_pattern(std::array{1.0, 2.0, 3.0, 4.0}));
  CHECK(has_judgeable_pattern(std::array{1.0, missing, 3.0, 4.0, missing, 5.0}));
  CHECK_FALSE(has_judgeable_pattern(std::array{1.0, missing, 3.0, missing, 4.0}));
  CHECK_FALSE(has_judgeable_pattern({}));
}
