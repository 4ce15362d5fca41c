// SPDX-License-Identifier: Apache-2.0
#include "cli/outcomes/within.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "cli/outcomes/csv_file.hpp"
#include "cli/outcomes/progress.hpp"
#include "documents/outcomes/number_words.hpp"
#include "statistics/patterns/dynamic_complexity.hpp"
#include "statistics/within/trigger_differences.hpp"
#include "statistics/within/within_person.hpp"

namespace cairn::outcomes {
namespace {

using namespace statistics;
using documents::Cell;

/// The two columns as moments, in order of clients and sessions.
Result<std::vector<PairedMoment>> moments_of(const CourseOptions& courses, const std::string& with,
                                             documents::Labels& clients) {
  std::vector<Asked> asked{{courses.client, documents::CsvKind::text},
                           {courses.score, documents::CsvKind::number},
                           {with, documents::CsvKind::number}};
  if (!courses.session.empty())
    asked.push_back({courses.session, documents::CsvKind::moment});
  auto columns = read_columns(courses.file, asked);
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

}  // namespace

Result<bool> add_association(documents::Report& out, const CourseOptions& courses, const std::string& with) {
  documents::Labels clients;
  const auto moments = moments_of(courses, with, clients);
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

namespace {

/// One client's scores and triggers, in the order of the file: a permutation does not ask for more.
struct Moments {
  std::vector<double> scores;
  std::vector<std::vector<double>> triggers;
};

Result<std::vector<Moments>> moments_with(const CourseOptions& courses, const TriggerRequest& request,
                                          documents::Labels& clients) {
  std::vector<Asked> asked{{courses.client, documents::CsvKind::text},
                           {courses.score, documents::CsvKind::number}};
  for (const auto& name : request.columns) asked.push_back({name, documents::CsvKind::number});
  auto columns = read_columns(courses.file, asked);
  if (!columns) return std::unexpected(columns.error());
  clients = std::move((*columns)[0].labels);
  std::vector<Moments> out(clients.size());
  for (auto& one : out) one.triggers.resize(request.columns.size());
  for (std::size_t row = 0; row < (*columns)[0].codes.size(); ++row) {
    const auto client = (*columns)[0].codes[row];
    if (client < 0) continue;
    Moments& one = out[static_cast<std::size_t>(client)];
    one.scores.push_back((*columns)[1].numbers[row]);
    for (std::size_t k = 0; k < request.columns.size(); ++k) {
      const double present = (*columns)[k + 2].numbers[row];
      if (!std::isnan(present) && present != 0 && present != 1)
        return fail(ErrorKind::invalid, "/" + std::to_string(row + 2) + "/" + request.columns[k],
                    "Row " + std::to_string(row + 2) + ", column " + request.columns[k] +
                        ": a trigger is 1, 0 or empty.");
      one.triggers[k].push_back(present);
    }
  }
  return out;
}

}  // namespace

Result<bool> add_triggers(documents::Report& out, const CourseOptions& courses,
                          const TriggerRequest& request) {
  documents::Labels clients;
  const auto moments = moments_with(courses, request, clients);
  if (!moments) return std::unexpected(moments.error());
  documents::Table table{
      "triggers",
      "Scores with each trigger less scores without it",
      {"client", "trigger", "with", "without", "mean_with", "mean_without", "difference", "p", "q", "stands"},
      {},
      60};
  ProgressLine progress("Shuffling", static_cast<double>(moments->size() * request.permutations));
  for (std::size_t i = 0; i < moments->size(); ++i) {
    TriggerOptions options;
    options.permutations = request.permutations;
    options.false_discovery = request.false_discovery;
    options.progress = [&](std::size_t done) {
      progress.at(static_cast<double>(i * request.permutations + done));
    };
    std::vector<Trigger> triggers;
    for (std::size_t k = 0; k < request.columns.size(); ++k)
      triggers.push_back({request.columns[k], (*moments)[i].triggers[k]});
    const auto found = trigger_differences((*moments)[i].scores, triggers, options);
    if (!found) continue;
    for (const auto& one : found->triggers)
      table.rows.push_back({clients[i], one.name, one.with, one.without, one.mean_with, one.mean_without,
                            one.difference, one.p, one.q, one.stands});
  }
  const auto standing = std::ranges::count_if(
      table.rows, [](const auto& row) { return std::get<bool>(row.back().value); });
  out.sentences.push_back(fmt::format(
      "{} of {} differences with and without a trigger stand after control for the many that were tried (at "
      "most {} of them are expected to be false). They tell what goes together, not what causes what.",
      standing, table.rows.size(), documents::percent(request.false_discovery)));
  out.tables.push_back(std::move(table));
  return true;
}

Result<bool> add_complexity(documents::Report& out, const Courses& courses, const ComplexityRequest& request) {
  documents::Table table{"complexity",
                         "Dynamic complexity",
                         {"client", "from_session", "to_session", "fluctuation", "distribution", "complexity"},
                         {},
                         60};
  std::size_t without = 0;
  for (std::size_t i = 0; i < courses.size(); ++i) {
    const auto found = dynamic_complexity(courses.scores_of(i), {request.low, request.high, request.window});
    without += found ? 0U : 1U;
    if (!found) continue;
    const auto sessions = courses.sessions_of(i);
    for (const auto& window : found->windows)
      table.rows.push_back({courses.clients[i], sessions[window.first], sessions[window.last],
                            window.fluctuation, window.distribution, window.complexity});
  }
  if (table.rows.empty())
    return fail(ErrorKind::refused, "--complexity",
                "Nobody has as many sessions as the window, or --low and --high are no scale.");
  if (without > 0)
    out.findings.push_back({Severity::note, "/complexity",
                            fmt::format("{} clients have fewer sessions than the window.", without)});
  out.sentences.emplace_back(
      "Dynamic complexity is high where scores move much and over much of their scale; the formulas are our "
      "own, so it cannot be compared with other programs, and it does not predict a change.");
  out.tables.push_back(std::move(table));
  return true;
}

}  // namespace cairn::outcomes
