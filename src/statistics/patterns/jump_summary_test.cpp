// SPDX-License-Identifier: Apache-2.0
#include "statistics/patterns/jump_summary.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <vector>

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

TEST_CASE("half of it lost again is a reversal") {
  std::vector<double> back(course);
  back[7] = 25;
  const auto table = find_jumps(back, back.size(), classic());
  const auto jumps = list_jumps(table, back, classic());
  REQUIRE_FALSE(jumps.empty());
  CHECK(jumps[0].reversed);
}

TEST_CASE("the package does not look at the session right after the gain") {
  std::vector<double> bounce{30, 31, 30, 30, 16, 26, 15, 14};
  JumpOptions options = classic();
  options.stable = false;
  const auto at_once = list_jumps(find_jumps(bounce, 8, options), bounce, options);
  options.mode = Mode::compat;
  const auto package = list_jumps(find_jumps(bounce, 8, options), bounce, options);
  CHECK(at_once[0].reversed);
  CHECK_FALSE(package[0].reversed);
}

TEST_CASE("which one of several counts") {
  std::vector<std::optional<Jump>> chosen;
  const std::vector<Jump> jumps{{.person = 0,
                                 .session = 2,
                                 .of_person = 3,
                                 .magnitude = 8.0,
                                 .total_change = 0.0,
                                 .share_of_total = 0.0,
                                 .reversal_value = 0.0},
                                {.person = 0,
                                 .session = 5,
                                 .of_person = 3,
                                 .magnitude = 12.0,
                                 .total_change = 0.0,
                                 .share_of_total = 0.0,
                                 .reversal_value = 0.0},
                                {.person = 0,
                                 .session = 8,
                                 .of_person = 3,
                                 .magnitude = 8.0,
                                 .total_change = 0.0,
                                 .share_of_total = 0.0,
                                 .reversal_value = 0.0}};
  CHECK(one_per_person(jumps, 2, WhichJump::first)[0]->session == 2);
  CHECK(one_per_person(jumps, 2, WhichJump::last)[0]->session == 8);
  CHECK(one_per_person(jumps, 2, WhichJump::smallest)[0]->session == 2);
  CHECK(one_per_person(jumps, 2, WhichJump::largest)[0]->session == 5);
  CHECK_FALSE(one_per_person(jumps, 2, WhichJump::first)[1].has_value());
  const auto summary = summarise(one_per_person(jumps, 2, WhichJump::first));
  CHECK(summary.with_jump == 1);
  CHECK(summary.with_several == 1);
  CHECK_FALSE(summary.sd_magnitude.has_value());
}
