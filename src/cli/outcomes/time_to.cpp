// SPDX-License-Identifier: Apache-2.0
// `cairn outcomes time-to`: sessions until a reliable improvement, or until somebody leaves early.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/outcomes/courses.hpp"
#include "cli/outcomes/on_call.hpp"
#include "documents/outcomes/number_words.hpp"
#include "statistics/change/reliable_change.hpp"
#include "statistics/distributions.hpp"
#include "statistics/sums.hpp"
#include "statistics/time_to/log_rank.hpp"
#include "statistics/time_to/survival.hpp"
#include "statistics/time_to/time_to_improvement.hpp"

namespace cairn::outcomes {
namespace {

using namespace statistics;
using documents::Layer;

struct Options {
  CourseOptions courses;
  ScoringOptions scoring;
  std::string event = "improvement";
  std::optional<double> points;
  double baseline = 0;
  std::optional<double> last_planned;
  double level = 0.95;
};

/// Points that make a reliable change: as given, or from reliability and spread.
Result<double> points_of(const Options& options, const Scoring& scoring, const Courses& courses) {
  if (options.points) return *options.points;
  if (!scoring.reliability)
    return fail(ErrorKind::invalid, "--points", "Say how many points count, or give --reliability.");
  const auto scores = start_and_end(courses, options.baseline, {});
  const Defined<> sd = scoring.sd ? Defined<>(*scoring.sd) : sd_of(observed(scores.start));
  if (!sd)
    return fail(ErrorKind::refused, "",
                "The reliable change is undefined, because " + sd.error().because + ".");
  const auto found = reliable_difference(*sd, *scoring.reliability, two_sided_z(options.level));
  if (!found)
    return fail(ErrorKind::refused, "",
                "The reliable change is undefined, because " + found.error().because + ".");
  return found->points;
}

struct Followed {
  std::vector<WatchedMember> people;
  std::vector<std::size_t> client;  ///< place in the courses
  std::size_t without_baseline = 0;
};

Followed follow(const Options& options, const Scoring& scoring, const Courses& courses, double points,
                const std::vector<std::string>& groups) {
  Followed out;
  const ImprovementRule rule{points, scoring.better, options.baseline, options.last_planned};
  for (std::size_t i = 0; i < courses.size(); ++i) {
    const auto times = time_to_improvement(courses.sessions_of(i), courses.scores_of(i), rule);
    if (!times) {
      ++out.without_baseline;
      continue;
    }
    const Watched watched = options.event == "drop-out"    ? times->drop_out.value_or(times->first)
                            : options.event == "sustained" ? times->sustained
                                                           : times->first;
    const std::string name = courses.group.empty() ? "all" : courses.group[i];
    const auto group = static_cast<std::size_t>(std::ranges::find(groups, name) - groups.begin());
    out.people.push_back({watched, group, 0});
    out.client.push_back(i);
  }
  return out;
}

std::vector<std::string> groups_of(const Courses& courses) {
  if (courses.group.empty()) return {"all"};
  auto out = courses.group;
  std::ranges::sort(out);
  const auto repeated = std::ranges::unique(out);
  out.erase(repeated.begin(), repeated.end());
  return out;
}

void add_curve(documents::Report& out, documents::Table& table, documents::Plot& plot,
               const std::string& group, std::span<const Watched> people, const Options& options,
               std::size_t number) {
  const auto curve = survival_curve(people);
  Layer line{Layer::Kind::steps, group, number % 3 == 0 ? "a" : number % 3 == 1 ? "b" : "c", {0}, {1}, {}};
  Layer band{Layer::Kind::band, "", line.ink, {}, {}, {}};
  for (const auto& step : curve.steps) {
    const auto interval = survival_interval(step, SurvivalScale::log_log, options.level);
    const auto low = interval ? Defined<>(interval->low) : std::unexpected(interval.error());
    const auto high = interval ? Defined<>(interval->high) : std::unexpected(interval.error());
    table.rows.push_back(
        {group, step.time, step.at_risk, step.events, step.censored, step.survival, low, high});
    line.x.push_back(step.time);
    line.y.push_back(step.survival);
    if (!interval) continue;
    band.x.push_back(step.time);
    band.y.push_back(interval->low);
    band.y2.push_back(interval->high);
  }
  plot.layers.push_back(std::move(band));
  plot.layers.push_back(std::move(line));
  const auto median = survival_quantile(curve, 0.5, SurvivalScale::log_log, options.level);
  const std::string when =
      median.time ? fmt::format("half of them by session {}", documents::short_number(*median.time))
                  : "fewer than half of them within the sessions seen";
  out.sentences.push_back(fmt::format("{}: the event happened to {} of {} clients, {}.", group, curve.events,
                                      people.size(), when));
  out.add(curve.account);
}

documents::Table people_table(const Courses& courses, const Followed& followed) {
  documents::Table people{"people", "Each client", {"client", "session", "event"}, {}, 40};
  for (std::size_t i = 0; i < followed.people.size(); ++i) {
    const auto& watched = followed.people[i].watched;
    people.rows.push_back({courses.clients[followed.client[i]], watched.time, watched.event});
  }
  return people;
}

Result<documents::Report> time_to(const Options& options) {
  const auto scoring = scoring_of(options.scoring);
  if (!scoring) return std::unexpected(scoring.error());
  if (options.event == "drop-out" && !options.last_planned)
    return fail(ErrorKind::invalid, "--last-planned",
                "Drop-out needs the number of the last planned session.");
  const auto courses = read_courses(options.courses, scoring->low, scoring->high);
  if (!courses) return std::unexpected(courses.error());
  const auto points = points_of(options, *scoring, *courses);
  if (!points) return std::unexpected(points.error());
  const auto groups = groups_of(*courses);
  const auto followed = follow(options, *scoring, *courses, *points, groups);
  if (followed.people.empty())
    return fail(ErrorKind::refused, "--baseline", "Nobody has a score at the baseline session.");
  documents::Report out{.title = "Sessions until " + options.event,
                        .method = "Kaplan-Meier, log-log intervals",
                        .sentences = {},
                        .findings = courses->findings,
                        .tables = {},
                        .figures = {}};
  documents::Table curve{"curve",
                         "Share without the event",
                         {"group", "session", "at_risk", "events", "censored", "share", "low", "high"},
                         {},
                         60};
  documents::Plot plot{"Share of clients without the event", "session", "share", {}};
  for (std::size_t g = 0; g < groups.size(); ++g) {
    std::vector<Watched> people;
    for (const auto& member : followed.people)
      if (member.group == g) people.push_back(member.watched);
    if (!people.empty()) add_curve(out, curve, plot, groups[g], people, options, g);
  }
  if (options.event != "drop-out")
    out.sentences.push_back(fmt::format("An improvement is {} points or more from session {}.",
                                        documents::short_number(*points),
                                        documents::short_number(options.baseline)));
  if (followed.without_baseline > 0)
    out.findings.push_back({Severity::note, "/clients",
                            fmt::format("{} clients have no score at the baseline session and were left out.",
                                        followed.without_baseline)});
  if (groups.size() > 1) {
    const auto test = log_rank(followed.people, groups.size());
    out.sentences.push_back(test.p ? fmt::format("The groups differ with p = {} (log-rank test).",
                                                 documents::short_number(*test.p, 3))
                                   : "Whether the groups differ is undefined, because " +
                                         test.p.error().because + ".");
  }
  out.tables = {std::move(curve), people_table(*courses, followed)};
  out.figures.push_back(
      {std::move(plot),
       fmt::format(
           "The line falls each time the event happens to somebody; the area around it is the {} interval. "
           "Clients who stopped earlier count until their last score, as if those who left were like those "
           "who stayed.",
           documents::percent(options.level))});
  return out;
}

}  // namespace

void declare_time_to(CLI::App& app, Job& job) {
  auto options = std::make_shared<Options>();
  auto* command =
      app.add_subcommand("time-to", "sessions until a reliable improvement or until somebody leaves early");
  declare_courses(*command, options->courses);
  declare_scoring(*command, options->scoring);
  command->add_option("--event", options->event, "improvement, sustained or drop-out")
      ->check(CLI::IsMember({"improvement", "sustained", "drop-out"}))
      ->capture_default_str();
  command->add_option("--points", options->points, "points of a reliable change")->check(CLI::PositiveNumber);
  command->add_option("--baseline", options->baseline, "session everything is compared with")
      ->capture_default_str();
  command->add_option("--last-planned", options->last_planned, "the last planned session");
  command->add_option("--level", options->level, "confidence of intervals")
      ->check(CLI::Range(0.5, 0.9999))
      ->capture_default_str();
  on_call(command, job, options, time_to);
}

}  // namespace cairn::outcomes
