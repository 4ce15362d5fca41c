// SPDX-License-Identifier: Apache-2.0
#include "statistics/growth/expected_course.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "statistics/distributions.hpp"

using namespace cairn::statistics;

namespace {

struct Closed {
  std::vector<double> score, session;
  std::vector<std::uint32_t> client;

  CourseRows rows() const { return {score, session, client}; }
};

Closed closed_courses(std::size_t clients, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<double> normal;
  Closed out;
  for (std::uint32_t i = 0; i < clients; ++i) {
    const double level = 16 + 4 * normal(random);
    const double slope = -2.5 + normal(random);
    for (int k = 0; k < 8; ++k) {
      out.client.push_back(i);
      out.session.push_back(k);
      out.score.push_back(level + slope * std::log1p(k) + 2 * normal(random));
    }
  }
  return out;
}

}  // namespace

TEST_CASE("bands fitted on closed courses hold what they say on new ones") {
  const Closed closed = closed_courses(600, 1);
  const auto course = fit_expected_course(closed.rows(), {"3", "2026-02-01"});
  REQUIRE(course);
  CHECK(course->stamp.version == "3");
  CHECK(course->account.used == 600);
  const Closed fresh = closed_courses(1500, 2);
  double inside = 0, all = 0;
  for (std::size_t i = 0; i < fresh.score.size(); i += 8) {
    const auto point = expected_at(*course, fresh.score[i], 5);
    inside += fresh.score[i + 5] >= point.band_80.low && fresh.score[i + 5] <= point.band_80.high ? 1 : 0;
    ++all;
  }
  CHECK(inside / all == doctest::Approx(0.80).epsilon(0.05));
}

TEST_CASE("a higher first score is expected to end higher") {
  const auto course = fit_expected_course(closed_courses(300, 3).rows(), {});
  REQUIRE(course);
  CHECK(expected_at(*course, 22, 4).expected > expected_at(*course, 12, 4).expected);
  CHECK(expected_at(*course, 16, 7).expected < expected_at(*course, 16, 1).expected);
}

TEST_CASE("signals are on the worse side only, in both directions of a scale") {
  Closed closed = closed_courses(300, 4);
  const auto lower = fit_expected_course(closed.rows(), {}, Better::lower);
  REQUIRE(lower);
  const auto at = expected_at(*lower, 16, 3);
  const auto signal = [&](double z) { return course_status(*lower, 16, 3, at.expected + z * at.sd)->signal; };
  CHECK(signal(0) == CourseSignal::on_track);
  CHECK(signal(-5) == CourseSignal::on_track);
  CHECK(signal(1.0) == CourseSignal::warn);
  CHECK(signal(1.5) == CourseSignal::alert);
  for (double& score : closed.score) score = -score;
  const auto higher = fit_expected_course(closed.rows(), {}, Better::higher);
  REQUIRE(higher);
  const auto mirrored = course_status(*higher, -16, 3, -(at.expected + 1.5 * at.sd));
  CHECK(mirrored->signal == CourseSignal::alert);
  CHECK(mirrored->z == doctest::Approx(1.5).epsilon(1e-6));
}

TEST_CASE("there is no signal at session 0 and none for what was not measured") {
  const auto course = fit_expected_course(closed_courses(100, 5).rows(), {});
  REQUIRE(course);
  CHECK_FALSE(course_status(*course, 16, 0, 27));
  CHECK_FALSE(course_status(*course, 16, 3, missing));
  CHECK_FALSE(course_status(*course, missing, 3, 20));
}

TEST_CASE("the chance of deterioration rises with worse scores and uses all of them") {
  const auto course = fit_expected_course(closed_courses(400, 6).rows(), {});
  REQUIRE(course);
  const auto chance = [&](std::vector<double> scores) {
    CourseSoFar so_far;
    for (std::size_t i = 0; i < scores.size(); ++i) so_far.session.push_back(static_cast<double>(i));
    so_far.score = std::move(scores);
    return *forecast_course(*course, so_far, 7, 6);
  };
  CHECK(chance({14, 18, 20}).chance_worse > chance({14, 14, 14}).chance_worse);
  CHECK(chance({14, 14, 14}).chance_worse > chance({14, 12, 9}).chance_worse);
  CHECK(chance({14, missing, 20}).forecast.used == 1);
  CHECK(chance({14}).forecast.used == 0);
  CHECK_FALSE(forecast_course(*course, {{1, 2}, {14, 15}}, 7, 6));
  CHECK_FALSE(forecast_course(*course, {{0, 1}, {14, 15}}, 7, 0));
  CHECK_FALSE(forecast_course(*course, {{0, 1}, {14}}, 7, 6));
}

TEST_CASE("too few closed courses, and courses without a first score, are told") {
  CHECK_FALSE(fit_expected_course(closed_courses(29, 7).rows(), {}));
  Closed closed = closed_courses(60, 8);
  closed.score[0] = missing;  // the first client's first score
  const auto course = fit_expected_course(closed.rows(), {});
  REQUIRE(course);
  CHECK(course->account.left_out == 1);
  CHECK(std::ranges::any_of(course->account.findings,
                            [](const Finding& f) { return f.severity == Severity::warning; }));
  closed.session.pop_back();
  CHECK_FALSE(fit_expected_course(closed.rows(), {}));
}
