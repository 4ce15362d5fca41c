// SPDX-License-Identifier: Apache-2.0
#include "statistics/time_to/log_rank.hpp"

#include <doctest/doctest.h>

#include <initializer_list>

using namespace cairn::statistics;

namespace {
std::vector<WatchedMember> two_groups(double faster) {
  std::vector<WatchedMember> out;
  for (int i = 1; i <= 20; ++i) {
    out.push_back({{static_cast<double>(i), i % 4 != 0}, 0, static_cast<std::size_t>(i % 2)});
    out.push_back({{static_cast<double>(i) * faster, i % 5 != 0}, 1, static_cast<std::size_t>(i % 2)});
  }
  return out;
}
}  // namespace

TEST_CASE("what is observed in excess in one group is missing in the other") {
  for (const double rho : {0.0, 1.0}) {
    const auto found = log_rank(two_groups(0.5), 2, 2, rho);
    double apart = 0;
    for (std::size_t g = 0; g < 2; ++g)
      for (std::size_t s = 0; s < 2; ++s) apart += found.observed[g][s] - found.expected[g][s];
    CHECK(apart == doctest::Approx(0).epsilon(1e-12));
    CHECK(*found.chi_squared > 0);
    CHECK(found.degrees == 1);
  }
}

TEST_CASE("equal groups do not differ, faster ones do more the faster they are") {
  std::vector<WatchedMember> same = two_groups(1);
  for (std::size_t i = 1; i < same.size(); i += 2) same[i].watched.event = same[i - 1].watched.event;
  CHECK(*log_rank(same, 2).chi_squared == doctest::Approx(0));
  CHECK(*log_rank(two_groups(0.2), 2).chi_squared > *log_rank(two_groups(0.8), 2).chi_squared);
}

TEST_CASE("no events, one group, or groups never at risk together have no test") {
  auto people = two_groups(1);
  CHECK_FALSE(log_rank(people, 1).chi_squared.has_value());
  for (auto& person : people) person.watched.event = false;
  CHECK(log_rank(people, 2).p.error().because == "fewer than 2 groups could have had an event");
  CHECK_FALSE(log_rank({}, 2).p.has_value());
  const std::vector<WatchedMember> one{{{1, true}, 0, 0}, {{2, true}, 1, 0}};
  CHECK(log_rank(one, 2).chi_squared.has_value());
}

TEST_CASE("a group without anybody takes no degree of freedom") {
  const auto found = log_rank(two_groups(0.5), 3);
  CHECK(found.degrees == 1);
  CHECK(found.members[2] == 0);
}
