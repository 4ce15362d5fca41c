// SPDX-License-Identifier: Apache-2.0
#include "statistics/growth/expected_course.hpp"

#include <array>
#include <cmath>

#include "statistics/distributions.hpp"

namespace cairn::statistics {
namespace {

constexpr std::size_t fewest_clients = 30;

/// 1, first, t, first·t at one place.
std::array<double, 4> fixed_at(const ExpectedCourse& course, double first_score, double session) {
  const double first = first_score - course.first_mean;
  const double t = std::log1p(session);
  return {1, first, t, first * t};
}

/// The columns of the model beside the rows that were given: `missing` where a row does not count, that is
/// before or at a client's first score, or without it.
struct LaterColumns {
  std::vector<double> first, time, product;
  std::size_t clients = 0;  ///< with a first and a later score
  std::size_t known = 0;    ///< all clients of the rows
  double first_mean = 0;
};

/// Fills in one client's first score and times; nothing when the client has no first or no later score.
double fill_client(LaterColumns& out, const CourseRows& rows, const ClientRuns& runs, std::size_t client) {
  double first = missing;
  for (std::size_t k = runs.start[client]; k < runs.start[client + 1] && is_missing(first); ++k)
    if (rows.session[runs.row(k)] == 0 && std::isfinite(rows.score[runs.row(k)]))
      first = rows.score[runs.row(k)];
  if (is_missing(first)) return missing;
  bool later = false;
  for (std::size_t k = runs.start[client]; k < runs.start[client + 1]; ++k) {
    const std::size_t row = runs.row(k);
    if (!(rows.session[row] > 0) || !std::isfinite(rows.score[row])) continue;
    out.first[row] = first;
    out.time[row] = std::log1p(rows.session[row]);
    later = true;
  }
  return later ? first : missing;
}

LaterColumns later_columns(const CourseRows& rows) {
  LaterColumns out;
  for (auto* column : {&out.first, &out.time, &out.product}) column->assign(rows.score.size(), missing);
  const ClientRuns runs = client_runs(rows.client);
  out.known = runs.clients();
  for (std::size_t i = 0; i < runs.clients(); ++i) {
    const double first = fill_client(out, rows, runs, i);
    if (is_missing(first)) continue;
    out.first_mean += first;
    ++out.clients;
  }
  if (out.clients > 0) out.first_mean /= static_cast<double>(out.clients);
  for (std::size_t i = 0; i < out.first.size(); ++i) {
    out.first[i] -= out.first_mean;
    out.product[i] = out.first[i] * out.time[i];
  }
  return out;
}

Interval band(double mean, double sd, double level) {
  const double half = two_sided_z(level) * sd;
  return {mean - half, mean + half, level};
}

}  // namespace

Defined<ExpectedCourse> fit_expected_course(const CourseRows& rows, CourseStamp stamp, Better better,
                                            const Progress& progress) {
  if (rows.score.size() != rows.session.size() || rows.score.size() != rows.client.size())
    return undefined("the columns differ in length");
  const LaterColumns later = later_columns(rows);
  if (later.clients < fewest_clients)
    return undefined("fewer than 30 closed courses have a first and a later score");
  const GrowthRows model{
      rows.score,
      rows.client,
      {{"(Intercept)", {}}, {"first", later.first}, {"time", later.time}, {"first:time", later.product}},
      {{"(Intercept)", {}}, {"time", later.time}}};
  auto fit = fit_growth(model, {Likelihood::maximum, /*correlated=*/true, progress});
  if (!fit) return std::unexpected(fit.error());
  ExpectedCourse course{std::move(stamp),
                        better,
                        later.first_mean,
                        *std::move(fit),
                        {.method = "expected course given the first score"}};
  course.account.used = later.clients;
  course.account.left_out = later.known - later.clients;
  std::erase_if(course.fit.account.findings,  // rows at or before the first score were never meant to count
                [](const Finding& finding) { return finding.path == "/rows"; });
  course.account.findings = course.fit.account.findings;
  if (course.account.left_out > 0)
    course.account.note("/clients", "Clients without a first or without a later score were left out.");
  if (later.clients < 200)
    course.account.warn("/clients",
                        "A course fitted from fewer than 200 clients is uncertain, above all its bands.");
  return course;
}

CoursePoint expected_at(const ExpectedCourse& course, double first_score, double session) {
  const auto x = fixed_at(course, first_score, session);
  const std::array<double, 2> z{1, x[2]};
  const auto p = predict_population(course.fit, {x, z});
  return {session,
          p.mean,
          p.sd_observation,
          band(p.mean, p.sd_observation, 0.68),
          band(p.mean, p.sd_observation, 0.80),
          band(p.mean, p.sd_observation, 0.95)};
}

std::optional<CourseStatus> course_status(const ExpectedCourse& course, double first_score, double session,
                                          double observed, const CourseBoundaries& boundaries) {
  if (!(session > 0) || !std::isfinite(first_score) || !std::isfinite(observed)) return std::nullopt;
  CourseStatus status{expected_at(course, first_score, session)};
  status.z = -sign_of(course.better) * (observed - status.point.expected) / status.point.sd;
  if (status.z > two_sided_z(boundaries.alert))
    status.signal = CourseSignal::alert;
  else if (status.z > two_sided_z(boundaries.warn))
    status.signal = CourseSignal::warn;
  return status;
}

Defined<CourseForecast> forecast_course(const ExpectedCourse& course, const CourseSoFar& so_far,
                                        double horizon, double reliable_change) {
  if (!(reliable_change > 0)) return undefined("the reliable change has to be above 0");
  if (so_far.session.size() != so_far.score.size())
    return undefined("there are not as many sessions as scores");
  double first = missing;
  ClientHistory history;
  for (std::size_t i = 0; i < so_far.score.size(); ++i)
    if (so_far.session[i] == 0) first = so_far.score[i];
  if (!std::isfinite(first)) return undefined("the first score is missing");
  for (std::size_t i = 0; i < so_far.score.size(); ++i) {
    if (!(so_far.session[i] > 0) || !std::isfinite(so_far.score[i])) continue;
    const auto x = fixed_at(course, first, so_far.session[i]);
    history.scores.push_back(so_far.score[i]);
    history.fixed.insert(history.fixed.end(), x.begin(), x.end());
    history.random.insert(history.random.end(), {1, x[2]});
  }
  const auto x = fixed_at(course, first, horizon);
  const std::array<double, 2> z{1, x[2]};
  CourseForecast out{forecast(course.fit, history, {x, z})};
  const double worse = -sign_of(course.better) * (out.forecast.mean - first) - reliable_change;
  out.chance_worse = normal_cdf(worse / out.forecast.sd_observation);
  return out;
}

}  // namespace cairn::statistics
