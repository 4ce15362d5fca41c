// SPDX-License-Identifier: Apache-2.0
// `cairn outcomes change`: reliable and clinically significant change from start to end.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <map>

#include "cli/outcomes/courses.hpp"
#include "cli/outcomes/on_call.hpp"
#include "documents/outcomes/number_words.hpp"
#include "statistics/change/anchor_change.hpp"
#include "statistics/change/clinical_significance.hpp"
#include "statistics/change/percentage_change.hpp"
#include "statistics/change/reliable_change.hpp"

namespace cairn::outcomes {
namespace {

using namespace statistics;
using documents::Cell;
using documents::Layer;

struct Options {
  CourseOptions courses;
  ScoringOptions scoring;
  std::optional<double> from;
  std::optional<double> to;
  std::string method = "JT";
  double level = 0.95;
  std::optional<double> cutoff;
  std::string cutoff_kind;
  std::optional<double> functional_mean;
  std::optional<double> functional_sd;
  std::optional<double> percent;
  std::optional<double> important;
  bool compat = false;
};

/// One verdict a client, and what the reader has to know about it.
struct Verdicts {
  PrePost sample = {};
  std::vector<Change> change = {};
  std::vector<Defined<>> index = {};  ///< what the verdict rests on: rci, share or points
  std::string index_name = "rci";
  Defined<> points = undefined("this method has no fixed number of points");
  Account account = {};
};

const std::map<std::string, ChangeMethod> methods{
    {"JT", ChangeMethod::jacobson_truax},  {"GLN", ChangeMethod::gulliksen_lord_novick},
    {"HLN", ChangeMethod::hsu_linn_nord},  {"EN", ChangeMethod::edwards_nunnally},
    {"NK", ChangeMethod::nunnally_kotsch}, {"HA", ChangeMethod::hageman_arrindell}};

Result<Verdicts> reliable(const Options& options, const Scoring& scoring, const StartEnd& scores) {
  if (!scoring.reliability)
    return fail(ErrorKind::invalid, "--reliability",
                "Say how reliable the measure is, or give a measure definition file.");
  const ChangeOptions asked{.method = methods.at(options.method),
                            .better = scoring.better,
                            .reliability = *scoring.reliability,
                            .reliability_post = {},
                            .sd = scoring.sd,
                            .level = options.level};
  auto found = reliable_change(scores.start, scores.end, asked);
  if (!found.people)
    return fail(ErrorKind::refused, "",
                "Reliable change is undefined, because " + found.people.error().because + ".");
  Verdicts out{
      .sample = std::move(found.sample), .points = found.points, .account = std::move(found.account)};
  for (const auto& person : *found.people) {
    out.change.push_back(person.change);
    out.index.push_back(person.rci);
  }
  return out;
}

Verdicts by_percentage(const Options& options, const Scoring& scoring, const StartEnd& scores) {
  const PercentageOptions asked{*options.percent / 100, *options.percent / 100, scoring.better,
                                options.compat ? Mode::compat : Mode::standard};
  auto found = percentage_change(scores.start, scores.end, asked);
  Verdicts out{.sample = std::move(found.sample), .index_name = "share", .account = std::move(found.account)};
  for (const auto& person : found.people) {
    out.change.push_back(person.improved       ? Change::improved
                         : person.deteriorated ? Change::deteriorated
                                               : Change::unchanged);
    out.index.push_back(person.share);
  }
  return out;
}

Verdicts by_importance(const Options& options, const Scoring& scoring, const StartEnd& scores) {
  Verdicts out{.sample = pair_up(scores.start, scores.end),
               .index_name = "points",
               .points = *options.important,
               .account = {.method = "minimal important difference"}};
  for (std::size_t i = 0; i < out.sample.used(); ++i) {
    const double points = out.sample.post[i] - out.sample.pre[i];
    out.change.push_back(anchor_change(points, {*options.important, {}, scoring.better}));
    out.index.push_back(points);
  }
  out.account.used = out.sample.used();
  out.account.left_out = out.sample.left_out;
  return out;
}

/// The cutoff that was given, or made from the norm; nothing when none was asked for.
Result<std::optional<double>> cutoff_of(const Options& options, const Scoring& scoring,
                                        const PrePost& sample) {
  if (options.cutoff) return options.cutoff;
  if (options.cutoff_kind.empty()) return scoring.cutoff;
  const auto functional = scoring.functional.value_or(FunctionalNorm{});
  const Norm norm{options.functional_mean.value_or(functional.mean),
                  options.functional_sd.value_or(functional.sd)};
  const bool has_norm = (options.functional_mean && options.functional_sd) || scoring.functional;
  if (options.cutoff_kind != "a" && !has_norm)
    return fail(ErrorKind::invalid, "--functional-mean",
                "Cutoffs b and c need mean and standard deviation of people who do not seek help.");
  const auto kind = options.cutoff_kind == "a"   ? CutoffKind::a
                    : options.cutoff_kind == "b" ? CutoffKind::b
                                                 : CutoffKind::c;
  if (!sample.mean_pre || !sample.sd_pre)
    return fail(ErrorKind::refused, "", "A cutoff needs at least 2 clients with both scores.");
  const auto cut = clinical_cutoff(kind, {*sample.mean_pre, *sample.sd_pre}, norm, scoring.better,
                                   options.compat ? Mode::compat : Mode::standard);
  if (!cut)
    return fail(ErrorKind::refused, "", "The cutoff is undefined, because " + cut.error().because + ".");
  return std::optional(*cut);
}

std::string_view word(Change change) {
  switch (change) {
    case Change::improved:
      return "improved";
    case Change::unchanged:
      return "unchanged";
    case Change::deteriorated:
      return "deteriorated";
  }
  return "";
}

constexpr std::array<std::string_view, 5> outcome_words{"recovered", "improved", "unchanged", "deteriorated",
                                                        "harmed"};

/// Start against end, with the band in which a change is not reliable and the cutoff.
documents::Figure start_by_end(const Verdicts& verdicts, std::optional<double> cutoff) {
  documents::Figure out;
  out.plot = {"Start and end of each client", "score at the start", "score at the end", {}};
  const auto [low, high] = std::ranges::minmax(verdicts.sample.pre);
  const std::vector<double> ends{low, high};
  if (verdicts.points) {
    const double p = *verdicts.points;
    out.plot.layers.push_back(
        {Layer::Kind::band, "no reliable change", "quiet", ends, {low - p, high - p}, {low + p, high + p}});
  }
  out.plot.layers.push_back({Layer::Kind::line, "no change", "quiet", ends, ends, {}});
  if (cutoff) out.plot.layers.push_back({Layer::Kind::line, "cutoff", "c", ends, {*cutoff, *cutoff}, {}});
  out.plot.layers.push_back(
      {Layer::Kind::points, "a client", "a", verdicts.sample.pre, verdicts.sample.post, {}});
  out.sentence = fmt::format("Each point is one of {} clients; points on the dashed line did not change.",
                             verdicts.sample.used());
  if (verdicts.points)
    out.sentence += fmt::format(
        " Changes inside the band (less than {} points) are no larger than the measure's own error.",
        documents::short_number(*verdicts.points));
  out.sentence +=
      " A change after therapy is not proof that therapy caused it: scores that are extreme at the start "
      "tend to be less so later.";
  return out;
}

void add_tables(documents::Report& out, const Verdicts& verdicts, const Courses& courses,
                std::span<const Outcome> outcomes) {
  documents::Table people{
      "people", "Each client", {"client", "start", "end", "change", verdicts.index_name, "verdict"}, {}, 40};
  documents::Table counts{"counts", "How many", {"group", "outcome", "clients", "share"}, {}, 0};
  if (!outcomes.empty()) people.columns.emplace_back("outcome");
  const bool grouped = !courses.group.empty();
  std::map<std::string, std::map<std::string_view, std::size_t>> tally;
  std::map<std::string, std::size_t> members;
  for (std::size_t i = 0; i < verdicts.change.size(); ++i) {
    const std::size_t client = verdicts.sample.index[i];
    const double pre = verdicts.sample.pre[i];
    const double post = verdicts.sample.post[i];
    std::vector<Cell> row{courses.clients[client], pre, post, post - pre, verdicts.index[i],
                          word(verdicts.change[i])};
    const auto name =
        outcomes.empty() ? word(verdicts.change[i]) : outcome_words[static_cast<std::size_t>(outcomes[i])];
    if (!outcomes.empty()) row.emplace_back(name);
    people.rows.push_back(std::move(row));
    const std::string group = grouped ? courses.group[client] : "all";
    ++tally[group][name];
    ++members[group];
  }
  for (const auto& [group, names] : tally)
    for (const auto name : outcome_words) {
      if (outcomes.empty() && (name == "recovered" || name == "harmed")) continue;
      const auto found = names.find(name);
      const std::size_t n = found == names.end() ? 0 : found->second;
      counts.rows.push_back({group, name, n, static_cast<double>(n) / static_cast<double>(members[group])});
    }
  out.tables = {std::move(people), std::move(counts)};
}

void add_sentences(documents::Report& out, const Verdicts& verdicts, std::optional<double> cutoff) {
  std::array<std::size_t, 3> n{};
  for (const Change change : verdicts.change) ++n[static_cast<std::size_t>(change)];
  out.sentences.push_back(fmt::format(
      "{} clients have both scores ({} were left out): {} improved, {} did not change, {} got worse.",
      verdicts.sample.used(), verdicts.sample.left_out, n[0], n[1], n[2]));
  if (verdicts.sample.mean_pre && verdicts.sample.mean_post)
    out.sentences.push_back(fmt::format("The mean went from {} to {}.",
                                        documents::short_number(*verdicts.sample.mean_pre),
                                        documents::short_number(*verdicts.sample.mean_post)));
  if (verdicts.points)
    out.sentences.push_back(
        fmt::format("A change counts from {} points on.", documents::short_number(*verdicts.points)));
  if (cutoff) out.sentences.push_back(fmt::format("The cutoff is {}.", documents::short_number(*cutoff)));
}

Result<documents::Report> change(const Options& options) {
  const auto scoring = scoring_of(options.scoring);
  if (!scoring) return std::unexpected(scoring.error());
  const auto courses = read_courses(options.courses, scoring->low, scoring->high);
  if (!courses) return std::unexpected(courses.error());
  const auto scores = start_and_end(*courses, options.from, options.to);
  auto verdicts = options.percent     ? Result<Verdicts>(by_percentage(options, *scoring, scores))
                  : options.important ? Result<Verdicts>(by_importance(options, *scoring, scores))
                                      : reliable(options, *scoring, scores);
  if (!verdicts) return std::unexpected(verdicts.error());
  if (verdicts->sample.used() == 0) return fail(ErrorKind::refused, "", "Nobody has a score at both times.");
  const auto cutoff = cutoff_of(options, *scoring, verdicts->sample);
  if (!cutoff) return std::unexpected(cutoff.error());
  std::vector<Outcome> outcomes;
  if (*cutoff) {
    const auto status = clinical_status(verdicts->sample, **cutoff, scoring->better);
    for (std::size_t i = 0; i < status.size(); ++i)
      outcomes.push_back(combine(verdicts->change[i], status[i]));
  }
  documents::Report out{.title = "Change from start to end",
                        .method = std::string(verdicts->account.method),
                        .sentences = {},
                        .findings = scoring->findings,
                        .tables = {},
                        .figures = {}};
  out.findings.insert(out.findings.end(), courses->findings.begin(), courses->findings.end());
  out.add(verdicts->account);
  add_sentences(out, *verdicts, *cutoff);
  add_tables(out, *verdicts, *courses, outcomes);
  out.figures.push_back(start_by_end(*verdicts, *cutoff));
  return out;
}

}  // namespace

void declare_change(CLI::App& app, Job& job) {
  auto options = std::make_shared<Options>();
  auto* command =
      app.add_subcommand("change", "reliable and clinically significant change from start to end");
  declare_courses(*command, options->courses);
  declare_scoring(*command, options->scoring);
  command->add_option("--from", options->from, "session of the start (default: each client's first score)");
  command->add_option("--to", options->to, "session of the end (default: each client's last score)");
  command->add_option("--method", options->method, "index: JT, GLN, HLN, EN, NK or HA")
      ->check(CLI::IsMember({"JT", "GLN", "HLN", "EN", "NK", "HA"}))
      ->capture_default_str();
  command->add_option("--level", options->level, "confidence of the index")
      ->check(CLI::Range(0.5, 0.9999))
      ->capture_default_str();
  command->add_option("--cutoff", options->cutoff, "score that separates both populations");
  command->add_option("--cutoff-kind", options->cutoff_kind, "make the cutoff: a, b or c")
      ->check(CLI::IsMember({"a", "b", "c"}));
  command->add_option("--functional-mean", options->functional_mean, "mean of people who do not seek help");
  command->add_option("--functional-sd", options->functional_sd, "their standard deviation")
      ->check(CLI::PositiveNumber);
  command->add_option("--percent", options->percent, "judge by percentage of the start score instead")
      ->check(CLI::PositiveNumber);
  command->add_option("--important", options->important, "judge by this many points instead")
      ->check(CLI::PositiveNumber);
  command->add_flag("--compat", options->compat,
                    "follow the R package clinicalsignificance where it differs");
  on_call(command, job, options, change);
}

}  // namespace cairn::outcomes
