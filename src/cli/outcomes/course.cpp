// SPDX-License-Identifier: Apache-2.0
// `cairn outcomes course`: the average course, the course to expect given the first score, and sums to share.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>

#include "cli/outcomes/courses.hpp"
#include "cli/outcomes/growth_report.hpp"
#include "cli/outcomes/on_call.hpp"
#include "cli/outcomes/progress.hpp"
#include "cli/outcomes/scoring.hpp"
#include "cli/outcomes/shared_sums.hpp"
#include "documents/outcomes/number_words.hpp"
#include "statistics/growth/expected_course.hpp"
#include "statistics/growth/mergeable_growth.hpp"

namespace cairn::outcomes {
namespace {

using namespace statistics;
using documents::Layer;

struct Options {
  CourseOptions courses;
  ScoringOptions scoring;
  std::string time = "log";
  std::optional<double> first_score;
  std::string share;
  std::optional<double> center;
};

/// What the models take beside the courses.
struct Rows {
  std::vector<double> time;
  std::vector<std::uint32_t> client;
};

Rows rows_of(const Courses& courses, bool log_time) {
  Rows out{courses.session, courses.client_of_rows()};
  if (log_time)
    for (double& t : out.time) t = std::log1p(t);
  return out;
}

GrowthRows growth_rows(const Courses& courses, const Rows& rows, bool log_time) {
  const Column intercept{"(Intercept)", {}};
  const Column time{log_time ? "log(1 + session)" : "session", rows.time};
  return {courses.score, rows.client, {intercept, time}, {intercept, time}};
}

Result<bool> share(const Options& options, const GrowthRows& rows) {
  if (!options.center)
    return fail(ErrorKind::invalid, "--center",
                "Services that share sums agree on a center first: the middle of the scale.");
  const auto sums = mergeable_growth(rows, *options.center);
  if (!sums)
    return fail(ErrorKind::refused, "--share",
                "The sums are undefined, because " + sums.error().because + ".");
  const std::string text = shared_text(*sums);
  std::FILE* file = std::fopen(options.share.c_str(), "wb");
  if (file == nullptr) return fail(ErrorKind::unavailable, "--share", "This file cannot be written.");
  const bool whole = std::fwrite(text.data(), 1, text.size(), file) == text.size();
  if (std::fclose(file) != 0 || !whole)
    return fail(ErrorKind::unavailable, "--share", "The file could not be written in full.");
  return true;
}

/// Expected course for a first score with its bands, as table and figure.
void add_expected(documents::Report& out, const ExpectedCourse& course, double first, double last) {
  documents::Table table{
      "expected",
      "Course to expect for a first score of " + documents::short_number(first),
      {"session", "expected", "sd", "low_68", "high_68", "low_80", "high_80", "low_95", "high_95"},
      {},
      0};
  Layer wide{Layer::Kind::band, "95 % of clients", "a", {}, {}, {}};
  Layer narrow{Layer::Kind::band, "80 % of clients", "a", {}, {}, {}};
  Layer line{Layer::Kind::line, "expected", "a", {0}, {first}, {}};
  for (double session = 1; session <= std::min(last, 60.0); ++session) {
    const auto point = expected_at(course, first, session);
    table.rows.push_back({session, point.expected, point.sd, point.band_68.low, point.band_68.high,
                          point.band_80.low, point.band_80.high, point.band_95.low, point.band_95.high});
    line.x.push_back(session);
    line.y.push_back(point.expected);
    for (auto* band : {&wide, &narrow}) band->x.push_back(session);
    wide.y.push_back(point.band_95.low);
    wide.y2.push_back(point.band_95.high);
    narrow.y.push_back(point.band_80.low);
    narrow.y2.push_back(point.band_80.high);
  }
  out.tables.push_back(std::move(table));
  out.figures.push_back(
      {{"Course to expect", "session", "score", {std::move(wide), std::move(narrow), std::move(line)}},
       fmt::format(
           "Of clients of this service with a first score of {}, 80 % (95 %) had scores within the darker "
           "(lighter) area. It comes from {} courses; it says what happened to others, not what will happen.",
           documents::short_number(first), course.account.used)});
}

std::string_view word(CourseSignal signal) {
  switch (signal) {
    case CourseSignal::on_track:
      return "on track";
    case CourseSignal::warn:
      return "look";
    case CourseSignal::alert:
      return "look closely";
  }
  return "";
}

/// How many of the file's clients ended worse by at least `points`: without it nobody can weigh a signal.
std::string base_rate(std::optional<double> points, const Courses& courses, statistics::Better better) {
  if (!points)
    return "How often clients here deteriorate is not known; say with --points what counts as worse, and "
           "weigh signals by it.";
  const auto scores = start_and_end(courses, {}, {});
  std::size_t worse = 0;
  std::size_t all = 0;
  for (std::size_t i = 0; i < scores.start.size(); ++i) {
    const double change = sign_of(better) * (scores.end[i] - scores.start[i]);
    if (std::isnan(change)) continue;
    ++all;
    worse += change <= -*points ? 1U : 0U;
  }
  if (all == 0) return "Nobody has two scores, so how often clients deteriorate is not known.";
  return fmt::format(
      "Base rate: {} of {} clients in this file ({}) ended at least {} points worse than they began.", worse,
      all, documents::percent(static_cast<double>(worse) / static_cast<double>(all)),
      documents::short_number(*points));
}

/// What the table of clients is made of while it is written.
struct Judged {
  Courses courses;
  ExpectedCourse course;
  std::vector<std::uint32_t> people;  ///< clients with a first and a later score

  /// The last session with a score.
  std::size_t last_of(std::size_t client) const {
    const auto scores = courses.scores_of(client);
    std::size_t last = scores.size();
    while (last > 1 && std::isnan(scores[last - 1])) --last;
    return last;
  }
  std::optional<CourseStatus> status_of(std::size_t client) const {
    const auto scores = courses.scores_of(client);
    const std::size_t last = last_of(client);
    if (last < 2 || std::isnan(scores[0])) return std::nullopt;
    return course_status(course, scores[0], courses.sessions_of(client)[last - 1], scores[last - 1]);
  }
};

/// Where each client's last score stands.
void add_people(documents::Report& out, std::shared_ptr<Judged> judged) {
  std::size_t warned = 0;
  ProgressLine progress("Looking at clients", static_cast<double>(judged->courses.size()));
  for (std::size_t i = 0; i < judged->courses.size(); ++i) {
    progress.at(static_cast<double>(i));
    const auto status = judged->status_of(i);
    if (!status) continue;
    warned += status->signal == CourseSignal::on_track ? 0U : 1U;
    judged->people.push_back(static_cast<std::uint32_t>(i));
  }
  out.sentences.push_back(fmt::format(
      "{} of {} clients' last scores lie on the worse side of the course to expect. That is a reason to "
      "talk: most clients who leave the band do not deteriorate.",
      warned, judged->people.size()));
  documents::Table people{"people",
                          "Each client's last score beside the course to expect",
                          {"client", "session", "score", "expected", "z_worse", "signal"},
                          {},
                          40};
  people.more = {judged->people.size(), [judged](std::size_t place) {
                   const std::size_t client = judged->people[place];
                   const auto status = judged->status_of(client);
                   const std::size_t last = judged->last_of(client) - 1;
                   return documents::Row{judged->courses.clients[client],
                                         judged->courses.sessions_of(client)[last],
                                         judged->courses.scores_of(client)[last],
                                         status->point.expected,
                                         status->z,
                                         word(status->signal)};
                 }};
  out.tables.push_back(std::move(people));
}

/// Says on the terminal which step a search is at.
Progress steps_of(ProgressLine& line) {
  return [&line](std::size_t done) { line.at(static_cast<double>(done)); };
}

Defined<GrowthFit> fitted(const Courses& courses, const Rows& rows, bool log_time) {
  ProgressLine line("Fitting the average course", 0);
  return fit_growth(growth_rows(courses, rows, log_time),
                    {Likelihood::restricted, /*correlated=*/true, steps_of(line)});
}

Result<documents::Report> course(const Options& options) {
  const auto scoring = scoring_of(options.scoring);
  if (!scoring) return std::unexpected(scoring.error());
  auto courses = read_courses(options.courses, scoring->low, scoring->high);
  if (!courses) return std::unexpected(courses.error());
  const bool log_time = options.time == "log";
  Rows rows = rows_of(*courses, log_time);
  if (!options.share.empty())
    if (const auto done = share(options, growth_rows(*courses, rows, log_time)); !done)
      return std::unexpected(done.error());
  const auto fit = fitted(*courses, rows, log_time);
  if (!fit)
    return fail(ErrorKind::refused, "",
                "The growth model is undefined, because " + fit.error().because + ".");
  rows.time = {};
  documents::Report out{.title = "Course of scores",
                        .method = "two-level growth model, restricted maximum likelihood",
                        .sentences = {},
                        .findings = courses->findings,
                        .tables = {},
                        .figures = {}};
  out.sentences.push_back(
      fmt::format("The average course starts at {} and changes by {} for each unit of {}.",
                  documents::short_number(fit->beta.front()), documents::short_number(fit->beta.back()),
                  fit->names.back()));
  add_growth_tables(out, *fit);
  ProgressLine line("Fitting the course to expect", 0);
  const auto expected = fit_expected_course({courses->score, courses->session, rows.client}, {"1", ""},
                                            scoring->better, steps_of(line));
  if (!expected) {
    out.findings.push_back({Severity::note, "/expected",
                            "The course to expect given the first score is undefined, because " +
                                expected.error().because + "."});
    return out;
  }
  out.add(expected->account);
  double last = 1;
  for (const double session : courses->session) last = std::max(last, session);
  add_expected(out, *expected, options.first_score.value_or(expected->first_mean), last);
  const std::string rate = base_rate(scoring->points, *courses, scoring->better);
  add_people(out, std::make_shared<Judged>(*std::move(courses), *expected, std::vector<std::uint32_t>{}));
  out.sentences.push_back(rate);
  return out;
}

}  // namespace

void declare_course(CLI::App& app, Job& job) {
  auto options = std::make_shared<Options>();
  auto* command =
      app.add_subcommand("course", "average course, and the course to expect given the first score");
  declare_courses(*command, options->courses);
  declare_scoring(*command, options->scoring);
  command->add_option("--time", options->time, "log (of 1 + session) or linear")
      ->check(CLI::IsMember({"log", "linear"}))
      ->capture_default_str();
  command->add_option("--first-score", options->first_score,
                      "draw the course to expect for this first score");
  declare_points(*command, options->scoring, "points of a reliable worsening, for the base rate");
  command->add_option("--share", options->share,
                      "write sums to this file, for `cairn outcomes merge` elsewhere");
  command->add_option("--center", options->center,
                      "number that services agree on before sharing: the middle of the scale");
  on_call(command, job, options, course);
}

}  // namespace cairn::outcomes
