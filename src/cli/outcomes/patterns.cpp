// SPDX-License-Identifier: Apache-2.0
// `cairn outcomes patterns`: control charts and relationship signals of each client, and what goes with what
// within clients.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/outcomes/courses.hpp"
#include "cli/outcomes/on_call.hpp"
#include "documents/outcomes/number_words.hpp"
#include "statistics/patterns/alliance_signals.hpp"
#include "statistics/patterns/control_chart.hpp"
#include "statistics/within/within_person.hpp"

namespace cairn::outcomes {
namespace {

using namespace statistics;
using documents::Cell;

struct Options {
  CourseOptions courses;
  std::string with;  ///< a second column: within-person association
  double cutoff = 36;
  double drop = 4;
  std::size_t baseline = 0;
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
  for (std::size_t i = 0; i < courses.size(); ++i) {
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

/// The two columns as moments, in order of clients and sessions.
Result<std::vector<PairedMoment>> moments_of(const Options& options, std::vector<std::string>& clients) {
  std::vector<Asked> asked{{options.courses.client, documents::CsvKind::text},
                           {options.courses.score, documents::CsvKind::number},
                           {options.with, documents::CsvKind::number}};
  if (!options.courses.session.empty())
    asked.push_back({options.courses.session, documents::CsvKind::moment});
  auto columns = read_columns(options.courses.file, asked);
  if (!columns) return std::unexpected(columns.error());
  clients = std::move((*columns)[0].labels);
  struct Row {
    PairedMoment moment;
    double session = 0;
  };
  std::vector<Row> rows;
  for (std::size_t i = 0; i < (*columns)[0].codes.size(); ++i) {
    if ((*columns)[0].codes[i] < 0) continue;
    rows.push_back({{(*columns)[0].codes[i], (*columns)[2].numbers[i], (*columns)[1].numbers[i]},
                    columns->size() > 3 ? (*columns)[3].numbers[i] : static_cast<double>(i)});
  }
  std::ranges::stable_sort(rows, {}, &Row::session);
  std::vector<PairedMoment> out;
  for (const auto& row : rows) out.push_back(row.moment);
  return out;
}

Cell limit(const Defined<Interval>& interval, bool low) {
  if (!interval) return Cell(interval.error());
  return Cell(low ? interval->low : interval->high);
}

Result<bool> add_association(documents::Report& out, const Options& options) {
  std::vector<std::string> clients;
  const auto moments = moments_of(options, clients);
  if (!moments) return std::unexpected(moments.error());
  const auto found = within_person(*moments);
  out.add(found.account);
  std::string sentence = "Within clients, the two go together with r = " + documents::in_words(found.r, 3);
  if (found.interval)
    sentence += fmt::format(" (95 % interval {} to {})", documents::short_number(found.interval->low, 3),
                            documents::short_number(found.interval->high, 3));
  out.sentences.push_back(sentence + ". That is no proof that one causes the other.");
  documents::Table people{
      "associations",
      "Within each client",
      {"client", "moments", "r", "low", "high", "spearman", "kendall_b", "slope", "one_moment_later"},
      {},
      40};
  for (const auto& person : found.people)
    people.rows.push_back({clients[static_cast<std::size_t>(person.person)], person.n, person.r,
                           limit(person.interval, true), limit(person.interval, false), person.spearman,
                           person.kendall_b, person.slope, person.lag1});
  documents::Table all{"overall", "Within and between", {"what", "value"}, {}, 0};
  all.rows = {{"within clients", found.r},
              {"common slope", found.slope},
              {"between clients", found.between_unweighted},
              {"over all moments", found.total},
              {"pooled from single clients", found.pooled_r}};
  out.tables.push_back(std::move(all));
  out.tables.push_back(std::move(people));
  return true;
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
  if (!options.with.empty())
    if (const auto added = add_association(out, options); !added) return std::unexpected(added.error());
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
  on_call(command, job, options, patterns);
}

}  // namespace cairn::outcomes
