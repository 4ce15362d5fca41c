// SPDX-License-Identifier: Apache-2.0
// `cairn outcomes patterns`: control charts and relationship signals of each client, and what goes with what
// within clients.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/outcomes/courses.hpp"
#include "cli/outcomes/on_call.hpp"
#include "cli/outcomes/progress.hpp"
#include "cli/outcomes/within.hpp"
#include "documents/outcomes/number_words.hpp"
#include "statistics/patterns/alliance_signals.hpp"
#include "statistics/patterns/control_chart.hpp"

namespace cairn::outcomes {
namespace {

using namespace statistics;

struct Options {
  CourseOptions courses;
  std::string with;  ///< a second column: within-person association
  double cutoff = 36;
  double drop = 4;
  std::size_t baseline = 0;
  TriggerRequest triggers;
  ComplexityRequest complexity;
};

/// Signals of all clients' charts, one row for each value that shows any.
documents::Table signal_table(const Courses& courses, const Options& options, std::size_t& degenerate) {
  documents::Table out{"signals",
                       "Sessions that stand out",
                       {"client", "session", "score", "below_cutoff", "drop_from_last", "drop_from_best",
                        "two_declines", "repaired", "beyond_3_sigma", "chart_rules", "cusum"},
                       {},
                       60};
  ChartOptions chart_options;
  if (options.baseline > 0) chart_options.baseline = options.baseline;
  ProgressLine progress("Looking at clients", static_cast<double>(courses.size()));
  for (std::size_t i = 0; i < courses.size(); ++i) {
    progress.at(static_cast<double>(i));
    const auto sessions = courses.sessions_of(i);
    const auto scores = courses.scores_of(i);
    const auto signals = alliance_signals(scores, {options.cutoff, options.drop});
    const auto chart = control_chart(scores, chart_options);
    degenerate += chart.chart ? 0U : 1U;
    for (std::size_t k = 0; k < signals.size(); ++k) {
      const auto& signal = signals[k];
      const ChartPoint point = chart.chart ? chart.chart->points[k] : ChartPoint{};
      const bool rules = point.two_of_three || point.four_of_five || point.run_of_eight || point.trend_of_six;
      if (!signal.below_cutoff && !signal.drop_from_last && !signal.drop_from_best && !signal.two_declines &&
          !signal.repaired && !point.beyond_three && !rules && !point.cusum_signal)
        continue;
      out.rows.push_back({courses.clients[i], sessions[signal.index], signal.value, signal.below_cutoff,
                          signal.drop_from_last, signal.drop_from_best, signal.two_declines, signal.repaired,
                          point.beyond_three, rules, point.cusum_signal});
    }
  }
  return out;
}

Result<documents::Report> patterns(const Options& options) {
  const auto courses = read_courses(options.courses);
  if (!courses) return std::unexpected(courses.error());
  documents::Report out{.title = "Patterns within clients",
                        .method = "relationship signals, control chart (XmR), EWMA, CUSUM",
                        .sentences = {},
                        .findings = courses->findings,
                        .tables = {},
                        .figures = {}};
  std::size_t degenerate = 0;
  auto signals = signal_table(*courses, options, degenerate);
  out.sentences.push_back(fmt::format(
      "{} sessions of {} clients stand out. Each is a reason to ask, not a finding about a person.",
      signals.rows.size(), courses->size()));
  if (degenerate > 0)
    out.findings.push_back(
        {Severity::note, "/clients",
         fmt::format("{} clients have no chart: fewer than 2 values, or all the same.", degenerate)});
  out.tables.push_back(std::move(signals));
  Result<bool> added = true;
  if (!options.with.empty()) added = add_association(out, options.courses, options.with);
  if (added && !options.triggers.columns.empty()) added = add_triggers(out, options.courses, options.triggers);
  if (added && options.complexity.window > 0) added = add_complexity(out, *courses, options.complexity);
  if (!added) return std::unexpected(added.error());
  return out;
}

}  // namespace

void declare_patterns(CLI::App& app, Job& job) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand(
      "patterns", "signals and control charts of a session check, and what goes with what");
  declare_courses(*command, options->courses);
  command->add_option("--with", options->with, "second column: association with the score within clients");
  command->add_option("--cutoff", options->cutoff, "below it a session stands out")->capture_default_str();
  command->add_option("--drop", options->drop, "points that make a drop")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  command->add_option("--baseline", options->baseline, "first values that set the chart's limits (0: all)")
      ->capture_default_str();
  command
      ->add_option("--triggers", options->triggers.columns,
                   "columns of 1 and 0: scores with less scores without, for each client")
      ->delimiter(',');
  command->add_option("--permutations", options->triggers.permutations, "shuffles for a trigger's p")
      ->check(CLI::Range(99, 10'000'000))
      ->capture_default_str();
  command
      ->add_option("--false-discovery", options->triggers.false_discovery,
                   "share of findings among a client's triggers that may be false")
      ->check(CLI::Range(0.0001, 0.5))
      ->capture_default_str();
  command
      ->add_option("--complexity", options->complexity.window,
                   "dynamic complexity in windows of so many sessions (at least 3)")
      ->check(CLI::Range(3, 1000));
  command->add_option("--low", options->complexity.low, "lowest score of the scale, for complexity")
      ->capture_default_str();
  command->add_option("--high", options->complexity.high, "highest score of the scale, for complexity")
      ->capture_default_str();
  on_call(command, job, options, patterns);
}

}  // namespace cairn::outcomes
