// SPDX-License-Identifier: Apache-2.0
// `cairn outcomes therapists`: how much lies between therapists (or services), and a funnel.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>

#include "cli/outcomes/courses.hpp"
#include "cli/outcomes/on_call.hpp"
#include "cli/outcomes/progress.hpp"
#include "cli/outcomes/scoring.hpp"
#include "cli/outcomes/small_groups.hpp"
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
  std::vector<std::string> levels;
  std::string time = "log";
};

/// Clients with start, end and unit.
struct Seen {
  documents::Labels names;  ///< of units
  std::vector<std::uint32_t> unit;
  std::vector<double> start;
  std::vector<double> end;
  std::vector<double> improved;  ///< 0 or 1, when points are known
  std::vector<std::size_t> members;
};

Seen clients_of(const Courses& courses, const Scoring& scoring) {
  Seen out;
  out.names = courses.group.names;
  out.members.assign(out.names.size(), 0);
  const auto scores = start_and_end(courses, {}, {});
  for (std::size_t i = 0; i < courses.size(); ++i) {
    const auto place = courses.group.of_client[i];
    if (std::isnan(scores.start[i]) || std::isnan(scores.end[i]) || place < 0) continue;
    out.unit.push_back(static_cast<std::uint32_t>(place));
    ++out.members[static_cast<std::size_t>(place)];
    out.start.push_back(scores.start[i]);
    out.end.push_back(scores.end[i]);
    const double gain = sign_of(scoring.better) * (scores.end[i] - scores.start[i]);
    out.improved.push_back(scoring.points && gain >= *scoring.points ? 1 : 0);
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
  std::size_t small = 0;
  for (const auto& unit : factor.effects) {
    if (seen.members[unit.unit] < fewest_clients) {
      ++small;
      continue;
    }
    const auto interval = unit.interval();
    effects.rows.push_back(
        {seen.names[unit.unit], seen.members[unit.unit], unit.u0, interval.low, interval.high});
  }
  if (small > 0) out.findings.push_back(withheld(small, "units"));
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

/// Scores at all sessions of all clients with the units of each level, nested or crossed: where do the
/// differences lie?
Result<bool> add_levels(documents::Report& out, const Options& options) {
  std::vector<std::vector<std::uint32_t>> units;
  std::vector<std::string> names{"client"};
  Courses rows;
  for (const auto& level : options.levels) {
    CourseOptions one = options.courses;
    one.group = level;
    auto read = read_courses(one);
    if (!read) return std::unexpected(read.error());
    std::vector<std::uint32_t> of_row = read->client_of_rows();
    if (units.empty()) units.push_back(of_row);
    for (auto& place : of_row) {
      const auto unit = read->group.of_client[place];
      place = unit < 0 ? static_cast<std::uint32_t>(read->group.names.size()) : static_cast<std::uint32_t>(unit);
    }
    units.push_back(std::move(of_row));
    names.push_back(level);
    rows = *std::move(read);
  }
  if (options.time == "log")
    for (double& t : rows.session) t = std::log1p(t);
  const Column intercept{"(Intercept)", {}};
  const Column time{options.time == "log" ? "log(1 + session)" : "session", rows.session};
  ComponentRows model{rows.score, {intercept, time}, {}};
  for (std::size_t k = 0; k < units.size(); ++k) {
    model.factors.push_back({names[k], units[k]});
    if (k == 0) model.factors.back().columns = {intercept, time};
  }
  ProgressLine line("Fitting the levels", 0);
  const auto fit = fit_components(std::move(model), Likelihood::restricted,
                                  [&](std::size_t step) { line.at(static_cast<double>(step)); });
  if (!fit)
    return fail(ErrorKind::refused, "--levels",
                "The model of levels is undefined, because " + fit.error().because + ".");
  documents::Table table{
      "levels", "Where differences between scores lie", {"level", "units", "intercepts", "slopes"}, {}, 0};
  double all = fit->residual_variance;
  double of_units = 0;
  for (const auto& factor : fit->factors) {
    const bool client = factor.name == "client";
    table.rows.push_back({factor.name, factor.units, factor.between.v00,
                          client ? documents::Cell(factor.between.v11)
                                 : documents::Cell(Undefined{"slopes differ between clients only"})});
    all += factor.between.v00;
    if (!client) of_units += factor.between.v00;
  }
  table.rows.push_back({"within clients (residual)", fit->account.used, fit->residual_variance,
                        Undefined{"slopes differ between clients only"}});
  out.sentences.push_back(fmt::format(
      "At the first session {} of the differences between scores lie between units of these levels, {} "
      "within and between their clients.",
      documents::percent(of_units / all), documents::percent(1 - of_units / all)));
  out.tables.push_back(std::move(table));
  out.add(fit->account);
  return true;
}

Result<documents::Report> therapists(const Options& options) {
  if (options.courses.group.empty())
    return fail(ErrorKind::invalid, "--group", "Name the column of the therapist or service.");
  const auto scoring = scoring_of(options.scoring);
  if (!scoring) return std::unexpected(scoring.error());
  const auto courses = read_courses(options.courses, scoring->low, scoring->high);
  if (!courses) return std::unexpected(courses.error());
  const auto seen = clients_of(*courses, *scoring);
  if (seen.unit.empty()) return fail(ErrorKind::refused, "", "Nobody has two scores and a unit.");
  documents::Report out{.title = "Between therapists or services",
                        .method = "linear model with units as random effects; funnel limits",
                        .sentences = {},
                        .findings = scoring->findings,
                        .tables = {},
                        .figures = {}};
  out.findings.insert(out.findings.end(), courses->findings.begin(), courses->findings.end());
  add_effects(out, seen);
  if (scoring->points) add_funnel(out, seen);
  if (!options.levels.empty())
    if (const auto added = add_levels(out, options); !added) return std::unexpected(added.error());
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
  declare_points(*command, options->scoring, "points of a reliable improvement: makes the funnel");
  command
      ->add_option("--levels", options->levels,
                   "columns of levels above the client (therapist,service), nested or crossed: how much of the "
                   "differences between all scores lies at each")
      ->delimiter(',');
  command->add_option("--time", options->time, "of the levels' model: log (of 1 + session) or linear")
      ->check(CLI::IsMember({"log", "linear"}))
      ->capture_default_str();
  on_call(command, job, options, therapists);
}

}  // namespace cairn::outcomes
