// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "statistics/growth/growth_prediction.hpp"
#include "statistics/interval.hpp"

/// The course to expect given the first score, fitted from a service's own closed courses, and what it says
/// about a client now: score ~ first score × log(1 + session), with intercepts and slopes that differ between
/// clients (cf. Lutz, Martinovich & Howard 1999, J Consult Clin Psychol 67:571-577). A signal is a reason to
/// talk, never a verdict: most clients who leave the band do not deteriorate (bench/alerts/README.md has the
/// numbers; show the base rate).
namespace cairn::statistics {

/// Scores of closed courses: session 0 is the first score of a client, later sessions are numbered from 1.
struct CourseRows {
  std::span<const double> score;
  std::span<const double> session;
  std::span<const std::uint32_t> client;
};

/// Which fit this is. A chart shows these beside the band.
struct CourseStamp {
  std::string version;    ///< the service's own number of the fit
  std::string fitted_on;  ///< ISO 8601 date
};

/// A fitted expected course; a plain value to be kept.
struct ExpectedCourse {
  CourseStamp stamp;
  Better better = Better::lower;
  double first_mean = 0;  ///< the mean first score, which the model takes off
  GrowthFit fit;
  Account account;  ///< used: clients; left_out: clients without a first or a later score
};

/// Fits the expected course by maximum likelihood. Undefined when fewer than 30 clients have a first and a
/// later score, or when the growth model is.
/// `progress` hears the steps of the search.
Defined<ExpectedCourse> fit_expected_course(const CourseRows& rows, CourseStamp stamp,
                                            Better better = Better::lower, const Progress& progress = {});

/// The expected score at a session and the bands in which 68, 80 and 95 % of clients with that first score
/// lie.
struct CoursePoint {
  double session = 0;
  double expected = 0;
  double sd = 0;
  Interval band_68, band_80, band_95;
};

/// The expected course at a session (≥ 1).
CoursePoint expected_at(const ExpectedCourse& course, double first_score, double session);

/// How far a client may be on the worse side before it is said. The defaults come from bench/alerts: warned
/// by 0.59, 85 % of simulated deteriorations are seen by session 4 (about one warning in five is right, at a
/// base rate of 7 %); alerted by 0.80, 76 % are (about one in three).
struct CourseBoundaries {
  double warn = 0.59;   ///< worse than the 59 % band
  double alert = 0.80;  ///< worse than the 80 % band
};

enum class CourseSignal { on_track, warn, alert };

/// Where one observed score stands beside the expected course.
struct CourseStatus {
  CoursePoint point;
  double z = 0;  ///< distance from the expected score in SDs; above 0 is worse
  CourseSignal signal = CourseSignal::on_track;
};

/// The status of a score. Nothing at session 0 (there is nothing to compare with) and for a missing score.
std::optional<CourseStatus> course_status(const ExpectedCourse& course, double first_score, double session,
                                          double observed, const CourseBoundaries& boundaries = {});

/// A client's scores so far, the first one at session 0; later ones may be missing.
struct CourseSoFar {
  std::vector<double> session;
  std::vector<double> score;
};

/// What to expect of this client at a later session.
struct CourseForecast {
  Forecast forecast;
  double chance_worse = 0;  ///< that the score then is worse than the first by at least the reliable change
};

/// The forecast for session `horizon`. Undefined when the first score is missing, or `reliable_change` is not
/// above 0.
Defined<CourseForecast> forecast_course(const ExpectedCourse& course, const CourseSoFar& so_far,
                                        double horizon, double reliable_change);

}  // namespace cairn::statistics
