// SPDX-License-Identifier: Apache-2.0
#include "statistics/items/graded_response.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace cairn::statistics;

namespace {

const std::vector<GradedItem> four{
    {1.5, {-1, 0, 1}}, {0.8, {-2, 0.5}}, {2.2, {-0.5, 0.2, 0.9, 1.8}}, {1.1, {0}}};

Answer draw(const GradedItem& item, double theta, double u) {
  const auto p = answer_probabilities(item, theta);
  Answer answer = 0;
  for (u -= p[0]; u > 0 && static_cast<std::size_t>(answer) + 1 < p.size();)
    u -= p[static_cast<std::size_t>(++answer)];
  return answer;
}

}  // namespace

TEST_CASE("answer probabilities add up to 1 and stay positive far out") {
  for (const auto& item : four)
    for (const double theta : {-40.0, -3.0, 0.0, 3.0, 40.0}) {
      const auto p = answer_probabilities(item, theta);
      CHECK(std::accumulate(p.begin(), p.end(), 0.0) == doctest::Approx(1));
      for (const double v : p) CHECK(v > 0);
    }
}

TEST_CASE("information is the expected square of the slope") {
  for (const auto& item : four) {
    double sum = 0;
    const auto here = answer_probabilities(item, 0.4);
    const auto above = answer_probabilities(item, 0.4 + 1e-5);
    const auto below = answer_probabilities(item, 0.4 - 1e-5);
    for (std::size_t k = 0; k < here.size(); ++k) sum += std::pow((above[k] - below[k]) / 2e-5, 2) / here[k];
    CHECK(item_information(item, 0.4) == doctest::Approx(sum).epsilon(1e-6));
  }
}

TEST_CASE("nobody's answers leave the prior; higher answers score higher") {
  const auto none = score_answers(four, std::vector<Answer>(4, no_answer));
  REQUIRE(none);
  CHECK(none->answered == 0);
  CHECK(none->eap == doctest::Approx(0).epsilon(1e-9));
  CHECK(none->eap_sd == doctest::Approx(1).epsilon(1e-3));
  CHECK(none->map == doctest::Approx(0));
  const auto low = score_answers(four, std::vector<Answer>{0, 0, 0, 0});
  const auto middle = score_answers(four, std::vector<Answer>{1, no_answer, 2, 1});
  const auto high = score_answers(four, std::vector<Answer>{3, 2, 4, 1});
  CHECK(low->eap < middle->eap);
  CHECK(middle->eap < high->eap);
  CHECK(middle->answered == 3);
  CHECK(high->map_se < 1);
}

TEST_CASE("faulty items and answers are refused") {
  CHECK_FALSE(score_answers(four, std::vector<Answer>{0, 0, 0}));
  CHECK_FALSE(score_answers(four, std::vector<Answer>{4, 0, 0, 0}));
  CHECK_FALSE(score_answers(four, std::vector<Answer>{-2, 0, 0, 0}));
  const std::vector<Answer> one{0};
  CHECK_FALSE(score_answers(std::vector<GradedItem>{{-1, {0}}}, one));
  CHECK_FALSE(score_answers(std::vector<GradedItem>{{1, {}}}, one));
  CHECK_FALSE(score_answers(std::vector<GradedItem>{{1, {1, 0}}}, one));
}

TEST_CASE("a thousand items do not underflow") {
  const std::vector<GradedItem> many(1000, {2.0, {-1, 0, 1}});
  const auto score = score_answers(many, std::vector<Answer>(1000, 0));
  REQUIRE(score);
  CHECK(std::isfinite(score->eap));
  CHECK(score->eap < -3);
}

TEST_CASE("calibration finds the items that made the answers") {
  std::mt19937 random(21);
  std::normal_distribution<double> normal;
  std::vector<Answer> answers;
  for (int person = 0; person < 4000; ++person) {
    const double theta = normal(random);
    for (const auto& item : four)
      answers.push_back(random() % 20 == 0 ? no_answer
                                           : draw(item, theta, static_cast<double>(random()) / 4294967296.0));
  }
  const std::vector<std::size_t> counts{4, 3, 5, 2};
  const auto fit = calibrate_items(answers, counts);
  REQUIRE(fit);
  CHECK(fit->converged);
  CHECK(fit->parameters == 14);
  for (std::size_t i = 0; i < four.size(); ++i) {
    CHECK(fit->items[i].a == doctest::Approx(four[i].a).epsilon(0.2));
    for (std::size_t k = 0; k < four[i].b.size(); ++k)
      CHECK(std::abs(fit->items[i].b[k] - four[i].b[k]) < 0.25);
  }
}

TEST_CASE("items that cannot be calibrated are told") {
  const std::vector<std::size_t> two{2, 2}, three{3, 2};
  std::vector<Answer> answers;
  for (int i = 0; i < 40; ++i) answers.insert(answers.end(), {i % 2, (i / 2) % 2});
  CHECK_FALSE(calibrate_items(answers, three));  // answer 2 of the first item never occurs
  CHECK_FALSE(calibrate_items(std::vector<Answer>{0, 1, 1, 0}, two));  // fewer people than parameters
  CHECK_FALSE(calibrate_items(std::vector<Answer>{0, 1, 1}, two));
  CHECK_FALSE(calibrate_items(answers, std::vector<std::size_t>{1, 2}));
  auto wrong = answers;
  wrong[0] = 5;
  CHECK_FALSE(calibrate_items(wrong, two));
  auto silent = answers;
  silent[0] = silent[1] = no_answer;
  CHECK(calibrate_items(silent, two)->account.left_out == 1);
}
