// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace cairn::bench {

/// Numbers from a seed, the same on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  double uniform();  ///< 0 ≤ u < 1
  double normal();   ///< mean 0, SD 1

 private:
  std::uint64_t state_;
};

/// How a course goes underneath the noise.
enum class CourseKind { early_gain, slow_gain, no_change, slow_loss, sudden_loss, relapse, restless };
inline constexpr int course_kinds = 7;

/// One simulated client: scores 0…27 (lower is better) at sessions 0, 1, 2 …; NaN where none was taken.
struct SimulatedCourse {
  CourseKind kind = CourseKind::no_change;
  std::vector<double> score;

  double first() const { return score.front(); }
  double last() const;           ///< the last score that was taken
  std::size_t observed() const;  ///< scores that were taken
};

/// One course. The first score is always there; later ones are missing with 4…12 % chance, more when the
/// client is unwell; each session may be the last (drop-out), more often without gain.
SimulatedCourse simulate_course(Random& random);

}  // namespace cairn::bench
