// SPDX-License-Identifier: Apache-2.0
// `cairn outcomes therapists`: how much lies between therapists (or services), and a funnel.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>

#include "cli/outcomes/courses.hpp"
#include "cli/outcomes/on_call.hpp"
#include "documents/outcomes/number_words.hpp"
#include "statistics/between/funnel.hpp"
#include "statistics/between/logistic.hpp"
#include "statistics/between/variance_components.hpp"

namespace cairn::outcomes {
namespace {

using namespace statistics;
using documents::Layer;

struct Options {
  CourseOptions courses;
  ScoringOptions scoring;
  std::optional<double> points;
};

constexpr std::size_t fewest_clients = 10;

/// Clients with start, end and unit.
struct Seen {
  std::vector<std::string> names;  ///< of units
  std::vector<std::uint32_t> unit;
  std::vector<double> start;
  std::vector<double> end;
  std::vector<double> improved;  ///< 0 or 1, when points are given
  std::vector<std::size_t> members;
};

Seen clients_of(const Options& options, const Courses& courses, Better better) {
  Seen out;
  out.names = courses.group;
  std::ranges::sort(out.names);
  const auto repeated = std::ranges::unique(out.names);
  out.names.erase(repeated.begin(), repeated.end());
  out.members.assign(out.names.size(), 0);
  const auto scores = start_and_end(courses, {}, {});
  for (std::size_t i = 0; i < courses.size(); ++i) {
    if (std::isnan(scores.start[i]) || std::isnan(scores.end[i]) || courses.group[i].empty()) continue;
    const auto place = std::ranges::lower_bound(out.names, courses.group[i]) - out.names.begin();
    out.unit.push_back(static_cast<std::uint32_t>(place));
    ++out.members[static_cast<std::size_t>(place)];
    out.start.push_back(scores.start[i]);
    out.end.push_back(scores.end[i]);
    const double gain = sign_of(better) * (scores.end[i] - scores.start[i]);
    out.improved.push_back(options.points && gain >= *options.points ? 1 : 0);
  }
  return out;
}

void add_effects(documents::Report& out, const Seen& seen) {
  const ComponentRows rows{seen.end, {{"(Intercept)", {}}, {"start", seen.start}}, {{"unit", seen.unit}}};
  const auto fit = fit_components(rows);
  if (!fit) {
    out.findings.push_back(
        {Severity::warning, "/units",
         "How much lies between units is undefined, because " + fit.error().because + "."});
    return;
  }
  const auto& factor = fit->factors.front();
  if (factor.share)
    out.sentences.push_back(fmt::format(
        "Of the differences between end scores that the start scores do not explain, {} lie between units.",
        documents::percent(*factor.share)));
  documents::Table effects{
      "effects", "Units, shrunk towards the average", {"unit", "clients", "deviation", "low", "high"}, {}, 0};
  std::size_t withheld = 0;
  for (const auto& unit : factor.effects) {
    if (seen.members[unit.unit] < fewest_clients) {
      ++withheld;
      continue;
    }
    const auto interval = unit.interval();
    effects.rows.push_back(
        {seen.names[unit.unit], seen.members[unit.unit], unit.u0, interval.low, interval.high});
  }
  if (withheld > 0)
    out.findings.push_back({Severity::note, "/units",
                            fmt::format("{} units with fewer than 10 clients are not shown.", withheld)});
  out.tables.push_back(std::move(effects));
  out.add(fit->account);
}

/// Limits for every size between the smallest and the largest unit.
Layer limits(const Funnel& funnel, double z, const char* label, const char* ink) {
  Layer out{Layer::Kind::band, label, ink, {}, {}, {}};
  double largest = 1;
  for (const auto& unit : funnel.units) largest = std::max(largest, static_cast<double>(unit.n));
  for (int i = 0; i <= 60; ++i) {
    const double n = 5 + (largest * 1.05 - 5) * i / 60;
    const double half = z * std::sqrt(funnel.overall * (1 - funnel.overall) / n);
    out.x.push_back(n);
    out.y.push_back(std::max(0.0, funnel.overall - half));
    out.y2.push_back(std::min(1.0, funnel.overall + half));
  }
  return out;
}

void add_funnel(documents::Report& out, const Seen& seen) {
  const auto model = fit_logistic({seen.improved, {{"(Intercept)", {}}, {"start", seen.start}}});
  FunnelRows rows{seen.unit, seen.improved, {}};
  const bool adjusted = model && model->converged && model->fitted.size() == seen.improved.size();
  if (adjusted) rows.probability = model->fitted;
  const auto funnel = funnel_of(rows);
  if (!funnel) {
    out.findings.push_back(
        {Severity::warning, "/funnel", "The funnel is undefined, because " + funnel.error().because + "."});
    return;
  }
  documents::Table units{"funnel",
                         "Share of clients who improved",
                         {"unit", "clients", "observed", "expected", "adjusted_rate", "z", "outside_998"},
                         {},
                         0};
  Layer points{Layer::Kind::points, "a unit", "a", {}, {}, {}};
  std::size_t outside = 0;
  for (const auto& unit : funnel->units) {
    if (unit.n < fewest_clients) continue;
    outside += unit.outside_998 ? 1U : 0U;
    units.rows.push_back({seen.names[unit.unit], unit.n, unit.observed, unit.expected, unit.adjusted_rate,
                          unit.z_additive, unit.outside_998});
    if (!unit.adjusted_rate) continue;
    points.x.push_back(static_cast<double>(unit.n));
    points.y.push_back(*unit.adjusted_rate);
  }
  out.sentences.push_back(
      fmt::format("{} of all clients improved; {} of {} units lie outside their 99.8 % limits. A unit "
                  "outside is a reason "
                  "to look at whom it sees, not a verdict; never rank by this.",
                  documents::percent(funnel->overall), outside, units.rows.size()));
  out.tables.push_back(std::move(units));
  out.figures.push_back({{"Funnel",
                          "clients",
                          "share improved (adjusted)",
                          {limits(*funnel, 3.090232306167813, "99.8 % limits", "quiet"),
                           limits(*funnel, 1.959963984540054, "95 % limits", "quiet"), std::move(points)}},
                         adjusted ? "Each point is a unit; chance alone leaves 95 % (99.8 %) of units within "
                                    "the darker (lighter) area. Adjusted for start scores only."
                                  : "Each point is a unit; chance alone leaves 95 % (99.8 %) of units within "
                                    "the darker (lighter) area. Not adjusted for whom they see."});
  out.add(funnel->account);
}

Result<documents::Report> therapists(const Options& options) {
  if (options.courses.group.empty())
    return fail(ErrorKind::invalid, "--group", "Name the column of the therapist or service.");
  const auto scoring = scoring_of(options.scoring);
  if (!scoring) return std::unexpected(scoring.error());
  const auto courses = read_courses(options.courses, scoring->low, scoring->high);
  if (!courses) return std::unexpected(courses.error());
  const auto seen = clients_of(options, *courses, scoring->better);
  if (seen.unit.empty()) return fail(ErrorKind::refused, "", "Nobody has two scores and a unit.");
  documents::Report out{.title = "Between therapists or services",
                        .method = "linear model with units as random effects; funnel limits",
                        .sentences = {},
                        .findings = courses->findings,
                        .tables = {},
                        .figures = {}};
  add_effects(out, seen);
  if (options.points) add_funnel(out, seen);
  if (out.tables.empty()) return fail(ErrorKind::refused, "", out.findings.back().sentence);
  return out;
}

}  // namespace

void declare_therapists(CLI::App& app, Job& job) {
  auto options = std::make_shared<Options>();
  auto* command =
      app.add_subcommand("therapists", "how much lies between therapists or services, and a funnel");
  declare_courses(*command, options->courses);
  declare_scoring(*command, options->scoring);
  command->add_option("--points", options->points, "points of a reliable improvement: makes the funnel")
      ->check(CLI::PositiveNumber);
  on_call(command, job, options, therapists);
}

}  // namespace cairn::outcomes
