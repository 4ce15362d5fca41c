// SPDX-License-Identifier: Apache-2.0
#include "statistics/change/change_columns.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <limits>
#include <random>
#include <vector>

#include "statistics/change/clinical_significance.hpp"
#include "statistics/change/reliable_change.hpp"

using namespace cairn::statistics;

namespace {

struct Scores {
  std::vector<double> pre;
  std::vector<double> post;
};

/// Scores around `level`, one in `gap` missing (0: none).
Scores scores_of(std::size_t people, double level, unsigned gap, unsigned seed = 7) {
  std::mt19937_64 random(seed);
  std::normal_distribution<double> normal(0, 1);
  Scores out;
  for (std::size_t i = 0; i < people; ++i) {
    const double ability = normal(random);
    out.pre.push_back(level + 5 * ability + 2 * normal(random));
    out.post.push_back(level - 3 + 5 * ability + 3 * normal(random));
    if (gap > 0 && random() % gap == 0) (random() % 2 == 0 ? out.pre : out.post).back() = missing;
  }
  return out;
}

void check_same(const PrePostMoments& found, const PrePost& expected) {
  CHECK(found.used == expected.used());
  CHECK(found.left_out == expected.left_out);
  const auto same = [](const Defined<>& a, const Defined<>& b) {
    REQUIRE(a.has_value() == b.has_value());
    if (a) CHECK(*a == doctest::Approx(*b).epsilon(1e-13));
  };
  same(found.mean_pre, expected.mean_pre);
  same(found.sd_pre, expected.sd_pre);
  same(found.mean_post, expected.mean_post);
  same(found.sd_post, expected.sd_post);
  same(found.correlation, expected.correlation);
}

}  // namespace

TEST_CASE("columns are described as the careful way describes them, whatever their length") {
  for (const std::size_t people : {1U, 2U, 3U, 7U, 8U, 9U, 2047U, 2048U, 2049U, 300000U})
    for (const unsigned gap : {0U, 3U}) {
      CAPTURE(people);
      const Scores scores = scores_of(people, 16, gap);
      check_same(moments_of(scores.pre, scores.post), pair_up(scores.pre, scores.post));
    }
}

TEST_CASE("a mean far from 0, an odd first score and very large or small numbers cost no digits") {
  for (const double level : {1e9, -1e9}) {
    Scores scores = scores_of(5000, level, 0);
    scores.pre.front() = 0;
    check_same(moments_of(scores.pre, scores.post), pair_up(scores.pre, scores.post));
  }
  for (const double unit : {1e-300, 1e-160, 1e160, 1e300}) {
    Scores scores = scores_of(500, 1, 9);
    for (double& v : scores.pre) v *= unit;
    for (double& v : scores.post) v *= unit;
    check_same(moments_of(scores.pre, scores.post), pair_up(scores.pre, scores.post));
  }
}

TEST_CASE("nobody, nobody with both scores, and everybody alike") {
  CHECK(moments_of({}, {}).used == 0);
  const std::vector<double> none(20, missing);
  CHECK(moments_of(none, none).left_out == 20);
  CHECK_FALSE(moments_of(none, none).mean_pre.has_value());
  const std::vector<double> alike(5000, 0.1);
  const auto found = moments_of(alike, alike);
  CHECK(*found.sd_pre == 0);
  CHECK(*found.mean_pre == 0.1);
  CHECK_FALSE(found.correlation.has_value());
  CHECK_THROWS(moments_of(alike, none));
}

TEST_CASE("an infinite score counts as missing") {
  const double inf = std::numeric_limits<double>::infinity();
  const auto found = moments_of(std::vector{1.0, inf, 3.0}, std::vector{2.0, 2.0, 5.0});
  CHECK(found.used == 2);
  CHECK(*found.mean_pre == 2);
}

TEST_CASE("verdicts in columns are those of the rules one by one") {
  for (const auto better : {Better::lower, Better::higher})
    for (const std::size_t people : {1U, 5U, 8U, 1000U, 300001U}) {
      const Scores scores = scores_of(people, 12, 5, static_cast<unsigned>(people));
      const ReliableRule rule{.standard_error = 2.1, .critical = 1.5, .better = better};
      const double cutoff = 11;
      std::vector<double> index(people);
      std::vector<Change> change(people);
      std::vector<Outcome> outcome(people);
      judge_changes(rule, cutoff, scores.pre, scores.post,
                    {.index = index, .change = change, .outcome = outcome});
      const PrePost sample = pair_up(scores.pre, scores.post);
      const auto status = clinical_status(sample, cutoff, better);
      std::size_t judged = 0;
      for (std::size_t i = 0; i < people; ++i) {
        if (change[i] == Change::unknown) {
          REQUIRE(is_missing(index[i]));
          REQUIRE(outcome[i] == Outcome::unknown);
          continue;
        }
        REQUIRE(sample.index[judged] == i);
        REQUIRE(index[i] == (scores.post[i] - scores.pre[i]) / 2.1);
        const double way = sign_of(better) * index[i];
        REQUIRE(change[i] == (way > 1.5    ? Change::improved
                              : way < -1.5 ? Change::deteriorated
                                           : Change::unchanged));
        REQUIRE(outcome[i] == combine(change[i], status[judged]));
        ++judged;
      }
      CHECK(judged == sample.used());
    }
}

TEST_CASE("exactly on the cutoff, and exactly the critical size") {
  const ReliableRule rule{.standard_error = 1, .critical = 5};
  const std::vector<double> pre{20, 20, 10, 10};
  const std::vector<double> post{10, 15, 9, 20};
  std::vector<Outcome> outcome(4);
  judge_changes(rule, 10, pre, post, {.outcome = outcome});
  CHECK(outcome == std::vector{Outcome::improved, Outcome::unchanged, Outcome::unchanged, Outcome::harmed});
}

TEST_CASE("columns that do not fit are refused") {
  const std::vector<double> pre{1, 2};
  std::vector<double> one(1);
  std::vector<Outcome> outcome(2);
  CHECK_THROWS(judge_changes({}, {}, pre, pre, {.index = one}));
  CHECK_THROWS(judge_changes({}, {}, pre, pre, {.outcome = outcome}));
}
