// SPDX-License-Identifier: Apache-2.0
// `cairn outcomes time-to`: sessions until a reliable improvement, or until somebody leaves early.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <utility>

#include "cli/outcomes/courses.hpp"
#include "cli/outcomes/on_call.hpp"
#include "cli/outcomes/progress.hpp"
#include "cli/outcomes/scoring.hpp"
#include "cli/outcomes/small_groups.hpp"
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
  double rho = 0;
  double baseline = 0;
  std::optional<double> last_planned;
  double level = 0.95;
};

/// Points that make a reliable change: as given, or from reliability and spread.
Result<double> points_of(const Options& options, const Scoring& scoring, const Courses& courses) {
  if (options.scoring.points || (scoring.points && !options.scoring.reliability)) return *scoring.points;
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

/// Who was followed, and what the table of people is made of while it is written.
struct Followed {
  std::vector<WatchedMember> people;
  std::vector<std::uint32_t> client;  ///< place in the courses
  documents::Labels names;
  std::size_t without_baseline = 0;
};

/// The place of a client's name, 0 for everybody when there is no such column, and one more for no name.
std::size_t place_of(const Split& split, std::size_t client) {
  if (split.empty()) return 0;
  return split.of_client[client] < 0 ? split.names.size() : static_cast<std::size_t>(split.of_client[client]);
}

Followed follow(const Options& options, const Scoring& scoring, const Courses& courses, double points) {
  Followed out;
  const ImprovementRule rule{points, scoring.better, options.baseline, options.last_planned};
  ProgressLine progress("Following clients", static_cast<double>(courses.size()));
  out.people.reserve(courses.size());
  out.client.reserve(courses.size());
  for (std::size_t i = 0; i < courses.size(); ++i) {
    progress.at(static_cast<double>(i));
    const auto times = time_to_improvement(courses.sessions_of(i), courses.scores_of(i), rule);
    if (!times) {
      ++out.without_baseline;
      continue;
    }
    const Watched watched = options.event == "drop-out"    ? times->drop_out.value_or(times->first)
                            : options.event == "sustained" ? times->sustained
                                                           : times->first;
    out.people.push_back({watched, place_of(courses.group, i), place_of(courses.strata, i)});
    out.client.push_back(static_cast<std::uint32_t>(i));
  }
  return out;
}

void add_curve(documents::Report& out, documents::Table& table, documents::Plot& plot,
               std::string_view group, std::span<const Watched> people, const Options& options,
               std::size_t number) {
  const auto curve = survival_curve(people);
  Layer line{Layer::Kind::steps, std::string(group), number % 3 == 0 ? "a" : number % 3 == 1 ? "b" : "c", {0}, {1}, {}};
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

documents::Table people_table(const std::shared_ptr<const Followed>& followed) {
  documents::Table people{"people", "Each client", {"client", "session", "event"}, {}, 40};
  people.more = {followed->people.size(), [followed](std::size_t place) {
                   const auto& watched = followed->people[place].watched;
                   return documents::Row{followed->names[followed->client[place]], watched.time,
                                         watched.event};
                 }};
  return people;
}

/// A curve for everybody's group that is large enough to be shown.
documents::Table curves(documents::Report& out, documents::Plot& plot, const Followed& followed,
                        const Split& group, const Options& options) {
  documents::Table curve{"curve",
                         "Share without the event",
                         {"group", "session", "at_risk", "events", "censored", "share", "low", "high"},
                         {},
                         60};
  std::vector<std::vector<Watched>> people(group.empty() ? 1 : group.names.size() + 1);
  for (const auto& member : followed.people) people[member.group].push_back(member.watched);
  std::size_t small = 0;
  for (std::size_t g = 0; g < people.size(); ++g) {
    if (group.empty())
      add_curve(out, curve, plot, "all", people[g], options, g);
    else if (people[g].size() >= fewest_clients)
      add_curve(out, curve, plot, g < group.names.size() ? group.names[g] : "no group", people[g], options, g);
    else
      small += people[g].empty() ? 0U : 1U;
  }
  if (small > 0) out.findings.push_back(withheld(small, "groups"));
  return curve;
}

/// Whether the groups differ, within strata when there are any.
void add_test(documents::Report& out, const Followed& followed, const Courses& courses, double rho) {
  if (courses.group.names.size() < 2) return;
  const std::size_t strata = courses.strata.empty() ? 1 : courses.strata.names.size() + 1;
  const auto test = log_rank(followed.people, courses.group.names.size() + 1, strata, rho);
  std::string name(test.account.method);
  if (!courses.strata.empty()) name += fmt::format(", stratified ({} strata)", courses.strata.names.size());
  if (!test.p) {
    out.sentences.push_back("Whether the groups differ is undefined, because " + test.p.error().because + ".");
    return;
  }
  out.sentences.push_back(
      fmt::format("The groups differ with p = {} (chi squared {} with {} degrees of freedom; {}).",
                  documents::short_number(*test.p, 3), documents::short_number(*test.chi_squared),
                  test.degrees, name));
}

Result<documents::Report> time_to(const Options& options) {
  const auto scoring = scoring_of(options.scoring);
  if (!scoring) return std::unexpected(scoring.error());
  if (options.event == "drop-out" && !options.last_planned)
    return fail(ErrorKind::invalid, "--last-planned",
                "Drop-out needs the number of the last planned session.");
  auto courses = read_courses(options.courses, scoring->low, scoring->high);
  if (!courses) return std::unexpected(courses.error());
  const auto points = points_of(options, *scoring, *courses);
  if (!points) return std::unexpected(points.error());
  const auto followed = std::make_shared<Followed>(follow(options, *scoring, *courses, *points));
  courses->session = {};
  courses->score = {};
  followed->names = std::move(courses->clients);
  if (followed->people.empty())
    return fail(ErrorKind::refused, "--baseline", "Nobody has a score at the baseline session.");
  documents::Report out{.title = "Sessions until " + options.event,
                        .method = "Kaplan-Meier, log-log intervals",
                        .sentences = {},
                        .findings = scoring->findings,
                        .tables = {},
                        .figures = {}};
  out.findings.insert(out.findings.end(), courses->findings.begin(), courses->findings.end());
  documents::Plot plot{"Share of clients without the event", "session", "share", {}};
  auto curve = curves(out, plot, *followed, courses->group, options);
  if (options.event != "drop-out")
    out.sentences.push_back(fmt::format("An improvement is {} points or more from session {}.",
                                        documents::short_number(*points),
                                        documents::short_number(options.baseline)));
  if (followed->without_baseline > 0)
    out.findings.push_back({Severity::note, "/clients",
                            fmt::format("{} clients have no score at the baseline session and were left out.",
                                        followed->without_baseline)});
  add_test(out, *followed, *courses, options.rho);
  out.tables = {std::move(curve), people_table(followed)};
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
  declare_points(*command, options->scoring, "points of a reliable change");
  command->add_option("--strata", options->courses.strata,
                      "column of strata: compare groups (--group) within them only");
  command->add_option("--rho", options->rho, "weight of the test: 0 log-rank, 1 Peto-Peto (early events)")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  command->add_option("--baseline", options->baseline, "session everything is compared with")
      ->capture_default_str();
  command->add_option("--last-planned", options->last_planned, "the last planned session");
  command->add_option("--level", options->level, "confidence of intervals")
      ->check(CLI::Range(0.5, 0.9999))
      ->capture_default_str();
  on_call(command, job, options, time_to);
}

}  // namespace cairn::outcomes
