// SPDX-License-Identifier: Apache-2.0
#include "statistics/within/within_person.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace cairn::statistics;

namespace {
/// Within everybody y falls with x; between people it rises.
std::vector<PairedMoment> opposed() {
  std::vector<PairedMoment> out;
  for (int person = 0; person < 4; ++person)
    for (int k = 0; k < 6; ++k) {
      const double wobble = (k * 7 + person * 3) % 5 * 0.1;
      out.push_back({person, 10.0 * person + k, 12.0 * person - k + wobble});
    }
  return out;
}
}  // namespace

TEST_CASE("within and between are told apart") {
  const auto found = within_person(opposed());
  CHECK(*found.r < -0.9);
  CHECK(*found.between_unweighted > 0.9);
  CHECK(*found.degrees == 24 - 4 - 1);
  CHECK(found.interval->low < *found.r);
  CHECK(found.people.size() == 4);
  CHECK(found.clustering_x->icc > 0.9);
}

TEST_CASE("moments without x or y are left out and counted; people may be mixed") {
  auto moments = opposed();
  moments.insert(moments.begin(), {9, missing, 1});
  std::swap(moments[3], moments[15]);
  const auto found = within_person(moments);
  CHECK(found.account.left_out == 1);
  CHECK(found.people.size() == 4);
}

TEST_CASE("somebody with two moments or a constant has no r, others still do") {
  auto moments = opposed();
  for (int k = 0; k < 5; ++k) moments.push_back({7, 3.0, static_cast<double>(k)});
  moments.push_back({8, 1, 1});
  moments.push_back({8, 2, 5});
  const auto found = within_person(moments);
  CHECK(found.people[4].r.error().because == "one of the two does not vary");
  CHECK(found.people[5].r.error().because == "fewer than 3 moments");
  CHECK(*found.people[5].slope == 4);
  CHECK(found.pooled == 4);
}

TEST_CASE("nobody, one person with one moment, everything equal") {
  CHECK_FALSE(within_person({}).r.has_value());
  CHECK_FALSE(within_person(std::vector<PairedMoment>{{1, 2, 3}}).r.has_value());
  const auto same =
      within_person(std::vector<PairedMoment>{{1, 2, 3}, {1, 2, 3}, {1, 2, 3}, {2, 2, 3}, {2, 2, 3}});
  CHECK(same.r.error().because == "x or y does not vary within anybody");
}

TEST_CASE("another unit of x and y changes no correlation, from 1e-300 to 1e300, and slopes in proportion") {
  std::vector<PairedMoment> moments;
  for (int person = 0; person < 5; ++person)
    for (int t = 0; t < 6; ++t)
      moments.push_back({person, 3.0 * person + t + (t * 7 + person) % 3, 2.0 * person - t + (t * 5 + person) % 4});
  const auto plain = within_person(moments);
  for (const double unit : {1e-300, 1e-200, 1e200, 1e300}) {
    auto scaled = moments;
    for (auto& moment : scaled) moment.y *= unit;
    const auto found = within_person(scaled);
    CHECK(*found.r == doctest::Approx(*plain.r).epsilon(1e-10));
    CHECK(*found.p == doctest::Approx(*plain.p).epsilon(1e-10));
    CHECK(*found.slope / unit == doctest::Approx(*plain.slope).epsilon(1e-10));
    CHECK(*found.people[0].r == doctest::Approx(*plain.people[0].r).epsilon(1e-10));
    CHECK(found.clustering_x.has_value());
  }
}
