// SPDX-License-Identifier: Apache-2.0
#include "simulated_course.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace cairn::bench {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Share of each kind among clients, in the order of CourseKind.
constexpr std::array<double, course_kinds> shares{0.40, 0.17, 0.22, 0.07, 0.04, 0.05, 0.05};

CourseKind draw_kind(Random& random) {
  double left = random.uniform();
  for (int kind = 0; kind < course_kinds; ++kind) {
    left -= shares[static_cast<std::size_t>(kind)];
    if (left < 0) return static_cast<CourseKind>(kind);
  }
  return CourseKind::no_change;
}

/// What is particular to one client.
struct Person {
  CourseKind kind = CourseKind::no_change;
  double level = 15;   ///< at the start
  double rate = 0;     ///< strength of the kind's course
  double turn = 5;     ///< session of a sudden change
  double noise = 1.6;  ///< SD of a single score
  double carry = 0.3;  ///< how much of a session's deviation is still there at the next
};

Person draw_person(Random& random) {
  Person p;
  p.kind = draw_kind(random);
  p.level = std::clamp(15 + 4.5 * random.normal(), 5.0, 26.0);
  p.rate = std::exp(0.35 * random.normal());
  p.turn = 1 + std::floor(8 * random.uniform());
  p.noise = p.kind == CourseKind::restless ? 3.5 : 1.3 + 0.6 * random.uniform();
  return p;
}

double underneath(const Person& p, double session) {
  const double t = std::log1p(session);
  switch (p.kind) {
    case CourseKind::early_gain:
      return p.level - std::min(0.8 * p.level, 3.6 * p.rate * t);
    case CourseKind::slow_gain:
      return p.level - 0.55 * p.rate * session;
    case CourseKind::no_change:
      return p.level;
    case CourseKind::slow_loss:
      return p.level + 2.9 * p.rate * t;
    case CourseKind::sudden_loss:
      return p.level + (session >= p.turn ? 6.5 * p.rate : 0);
    case CourseKind::relapse:
      return p.level - 2.5 * t + (session >= p.turn + 2 ? 1.3 * p.rate * (session - p.turn - 1) : 0);
    case CourseKind::restless:
      return p.level - 1.2 * t;
  }
  return p.level;
}

double scored(double value) { return std::clamp(std::round(value), 0.0, 27.0); }

}  // namespace

double Random::uniform() {
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return static_cast<double>((z ^ (z >> 31U)) >> 11U) * 0x1p-53;
}

double Random::normal() {
  const double u = uniform();
  const double v = uniform();
  return std::sqrt(-2 * std::log1p(-u)) * std::cos(2 * std::numbers::pi * v);
}

double SimulatedCourse::last() const {
  for (auto it = score.rbegin(); it != score.rend(); ++it)
    if (!std::isnan(*it)) return *it;
  return missing;
}

std::size_t SimulatedCourse::observed() const {
  return static_cast<std::size_t>(std::ranges::count_if(score, [](double s) { return !std::isnan(s); }));
}

SimulatedCourse simulate_course(Random& random) {
  const Person p = draw_person(random);
  SimulatedCourse course{p.kind, {}};
  const auto planned = static_cast<int>(5 + std::floor(16 * random.uniform()));
  double deviation = p.noise * random.normal();
  for (int session = 0; session < planned; ++session) {
    const double truth = underneath(p, session);
    const double value = scored(truth + deviation);
    const double unwell = std::clamp((truth - 10) / 17, 0.0, 1.0);
    const bool absent = session > 0 && random.uniform() < 0.04 + 0.08 * unwell;
    course.score.push_back(absent ? missing : value);
    const double stay_away = 0.02 + (truth > p.level - 2 ? 0.035 : 0.01) + 0.03 * unwell;
    if (session > 0 && random.uniform() < stay_away) break;
    deviation = p.carry * deviation + std::sqrt(1 - p.carry * p.carry) * p.noise * random.normal();
  }
  return course;
}

}  // namespace cairn::bench
