// SPDX-License-Identifier: Apache-2.0
#include "cli/outcomes/shared_sums.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

using namespace cairn;
using namespace cairn::outcomes;
using namespace cairn::statistics;

namespace {

/// Rows of clients seen at sessions 0, 1 and 2; every twentieth client has a session more.
struct Practice {
  std::vector<double> score;
  std::vector<double> time;
  std::vector<std::uint32_t> client;

  void add(std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t i = from; i < to; ++i) {
      const int sessions = i % 20 == 0 ? 4 : 3;
      for (int t = 0; t < sessions; ++t) {
        score.push_back(15 + (i * 37 % 11) * 0.7 - t * (1 + (i * 13 % 7) * 0.21) +
                        (i * 29 + static_cast<unsigned>(t) * 17) % 5 * 0.3);
        time.push_back(t);
        client.push_back(i);
      }
    }
  }
  MergeableGrowth sums() const {
    const Column intercept{"(Intercept)", {}};
    const Column slope{"time", time};
    return mergeable_growth({score, client, {intercept, slope}, {intercept, slope}}, 13.5).value();
  }
};

Practice clients(std::uint32_t from, std::uint32_t to) {
  Practice out;
  out.add(from, to);
  return out;
}

}  // namespace

TEST_CASE("services' files add up to the very fit of their pooled rows") {
  const auto one = shared_sums(shared_text(clients(1, 60).sums()));
  const auto other = shared_sums(shared_text(clients(61, 160).sums()));
  REQUIRE_MESSAGE(one.has_value(), one.error().sentence);
  REQUIRE(other.has_value());
  const auto together = fit_growth(merged(*one, *other).value()).value();
  Practice all = clients(1, 60);
  all.add(61, 160);
  // Clients whom their own service withheld are not in the merged fit, so both sides leave them out.
  Practice kept;
  for (std::size_t i = 0; i < all.client.size(); ++i) {
    if (all.client[i] % 20 == 0) continue;
    kept.score.push_back(all.score[i]);
    kept.time.push_back(all.time[i]);
    kept.client.push_back(all.client[i]);
  }
  const auto pooled = fit_growth(kept.sums()).value();
  CHECK(together.beta == pooled.beta);
  CHECK(together.criterion == pooled.criterion);
  CHECK(together.residual_variance == pooled.residual_variance);
  CHECK(one->clients_withheld == 2);
}

TEST_CASE("small groups never leave a service, and are not taken from one") {
  const std::string text = shared_text(clients(1, 60).sums());
  CHECK(text.find("\"clients\":2,") == std::string::npos);
  std::string smaller = text;
  const auto at = smaller.find("\"clients\":57");
  REQUIRE(at != std::string::npos);
  smaller.replace(at, 12, "\"clients\":9");
  CHECK(shared_sums(smaller).error().sentence == "Sums of fewer than 10 clients are not taken.");
}

TEST_CASE("what does not fit together is refused") {
  CHECK_FALSE(shared_sums("{}").has_value());
  CHECK_FALSE(shared_sums("[").has_value());
  std::string text = shared_text(clients(1, 60).sums());
  text.replace(text.find("growth sums 1"), 13, "growth sums 9");
  CHECK(shared_sums(text).error().path == "/format");
  const auto rows = clients(1, 60);
  const Column intercept{"(Intercept)", {}};
  const auto other = mergeable_growth({rows.score, rows.client, {intercept}, {intercept}}, 13.5);
  REQUIRE(other.has_value());
  CHECK_FALSE(merged(*other, rows.sums()).has_value());
}
