// SPDX-License-Identifier: Apache-2.0
// `cairn outcomes recovery`: the two-measure rule of NHS Talking Therapies.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <cmath>
#include <memory>
#include <utility>

#include "cli/outcomes/courses.hpp"
#include "cli/outcomes/on_call.hpp"
#include "cli/outcomes/small_groups.hpp"
#include "documents/outcomes/number_words.hpp"
#include "statistics/change/talking_therapies.hpp"

namespace cairn::outcomes {
namespace {

using namespace statistics;

struct Options {
  CourseOptions courses;
  std::string depression = "phq9";
  std::string anxiety = "gad7";
  CasenessRule depression_rule = phq9_rule;
  CasenessRule anxiety_rule = gad7_rule;
};

/// Start and end of everybody on both measures.
struct Judged {
  documents::Labels clients;
  Split group;
  std::vector<TwoMeasures> scores;
  std::vector<TwoMeasureRecovery> verdict;
  std::vector<std::uint32_t> people;  ///< clients with all four scores; as many as verdicts
};

/// The first and the last session at which a client has both scores.
TwoMeasures ends_of(const Courses& depression, const Courses& anxiety, std::size_t client) {
  const auto a = depression.scores_of(client);
  const auto b = anxiety.scores_of(client);
  TwoMeasures out;
  for (std::size_t k = 0; k < a.size(); ++k) {
    if (std::isnan(a[k]) || std::isnan(b[k])) continue;
    const bool first = is_missing(out.depression_pre);
    (first ? out.depression_pre : out.depression_post) = a[k];
    (first ? out.anxiety_pre : out.anxiety_post) = b[k];
  }
  return out;
}

Result<Judged> judge(const Options& options, std::vector<Finding>& findings) {
  CourseOptions one = options.courses;
  one.score = options.depression;
  auto depression = read_courses(one);
  if (!depression) return std::unexpected(depression.error());
  one.score = options.anxiety;
  const auto anxiety = read_courses(one);
  if (!anxiety) return std::unexpected(anxiety.error());
  findings = depression->findings;
  Judged out;
  for (std::size_t i = 0; i < depression->size(); ++i) {
    out.scores.push_back(ends_of(*depression, *anxiety, i));
    const auto verdict =
        two_measure_recovery(out.scores.back(), options.depression_rule, options.anxiety_rule);
    if (!verdict) continue;
    out.people.push_back(static_cast<std::uint32_t>(i));
    out.verdict.push_back(*verdict);
  }
  out.clients = std::move(depression->clients);
  out.group = std::move(depression->group);
  return out;
}

/// How many of a group.
struct Tally {
  std::size_t clients = 0;
  std::size_t cases = 0;
  std::size_t improved = 0;
  std::size_t deteriorated = 0;
  std::size_t recovered = 0;
  std::size_t reliably_recovered = 0;

  void add(const TwoMeasureRecovery& verdict) {
    ++clients;
    cases += verdict.case_start ? 1U : 0U;
    improved += verdict.reliable_improvement ? 1U : 0U;
    deteriorated += verdict.reliable_deterioration ? 1U : 0U;
    recovered += verdict.recovery ? 1U : 0U;
    reliably_recovered += verdict.reliable_recovery ? 1U : 0U;
  }
};

documents::Cell share_of(std::size_t part, std::size_t whole) {
  if (whole == 0) return Undefined{"nobody was a case at the start"};
  return static_cast<double>(part) / static_cast<double>(whole);
}

documents::Table rates_table(const Judged& judged, documents::Report& out) {
  documents::Table table{
      "rates",
      "Rates (recovery and reliable recovery: of those who were a case at the start)",
      {"group", "clients", "cases_at_start", "reliable_improvement", "reliable_deterioration", "recovery",
       "reliable_recovery"},
      {},
      0};
  std::vector<Tally> tally(judged.group.empty() ? 1 : judged.group.names.size());
  for (std::size_t k = 0; k < judged.people.size(); ++k) {
    const auto place = judged.group.empty() ? 0 : judged.group.of_client[judged.people[k]];
    if (place >= 0) tally[static_cast<std::size_t>(place)].add(judged.verdict[k]);
  }
  std::size_t small = 0;
  for (std::size_t g = 0; g < tally.size(); ++g) {
    const Tally& one = tally[g];
    if (!judged.group.empty() && one.clients < fewest_clients) {
      small += one.clients > 0 ? 1U : 0U;
      continue;
    }
    table.rows.push_back({judged.group.empty() ? std::string_view("all") : judged.group.names[g], one.clients,
                          one.cases, share_of(one.improved, one.clients),
                          share_of(one.deteriorated, one.clients), share_of(one.recovered, one.cases),
                          share_of(one.reliably_recovered, one.cases)});
  }
  if (small > 0) out.findings.push_back(withheld(small, "groups"));
  return table;
}

documents::Table people_table(const std::shared_ptr<const Judged>& judged) {
  documents::Table out{"people",
                       "Each client",
                       {"client", "depression_start", "depression_end", "anxiety_start", "anxiety_end",
                        "case_start", "case_end", "reliable_improvement", "reliable_deterioration", "recovery",
                        "reliable_recovery"},
                       {},
                       40};
  out.more = {judged->people.size(), [judged](std::size_t place) {
                const auto client = judged->people[place];
                const auto& scores = judged->scores[client];
                const auto& verdict = judged->verdict[place];
                return documents::Row{judged->clients[client],      scores.depression_pre,
                                      scores.depression_post,       scores.anxiety_pre,
                                      scores.anxiety_post,          verdict.case_start,
                                      verdict.case_end,             verdict.reliable_improvement,
                                      verdict.reliable_deterioration, verdict.recovery,
                                      verdict.reliable_recovery};
              }};
  return out;
}

Result<documents::Report> recovery(const Options& options) {
  documents::Report out{.title = "Recovery on two measures",
                        .method = "NHS Talking Therapies: caseness and reliable change on two measures",
                        .sentences = {},
                        .findings = {},
                        .tables = {},
                        .figures = {}};
  auto read = judge(options, out.findings);
  if (!read) return std::unexpected(read.error());
  const auto judged = std::make_shared<const Judged>(*std::move(read));
  if (judged->people.empty())
    return fail(ErrorKind::refused, "", "Nobody has both scores at two sessions.");
  Tally all;
  for (const auto& verdict : judged->verdict) all.add(verdict);
  out.sentences.push_back(fmt::format(
      "{} clients have both scores at two sessions ({} do not): {} improved reliably, {} got worse.",
      all.clients, judged->scores.size() - all.clients, all.improved, all.deteriorated));
  out.sentences.push_back(
      fmt::format("{} were a case at the start; {} of these were none at the end, {} of them with a reliable "
                  "improvement.",
                  all.cases, all.recovered, all.reliably_recovered));
  out.sentences.push_back(fmt::format(
      "A case: {} from {} or {} from {} points on; reliable: {} and {} points.", options.depression,
      documents::short_number(options.depression_rule.caseness), options.anxiety,
      documents::short_number(options.anxiety_rule.caseness),
      documents::short_number(options.depression_rule.reliable),
      documents::short_number(options.anxiety_rule.reliable)));
  out.findings.push_back({Severity::warning, "/rule",
                          "The thresholds of this rule were read in texts that quote it, not in the service's "
                          "manual. Check them before you rely on them."});
  out.tables.push_back(rates_table(*judged, out));
  out.tables.push_back(people_table(judged));
  return out;
}

}  // namespace

void declare_recovery(CLI::App& app, Job& job) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand(
      "recovery", "recovery and reliable change on a depression and an anxiety measure (NHS Talking Therapies)");
  declare_file(*command, options->courses.file);
  command->add_option("--client", options->courses.client, "column of the client's code")
      ->capture_default_str();
  command->add_option("--session", options->courses.session,
                      "column of the session's number or date (default: the rows' order)");
  command->add_option("--group", options->courses.group, "column that splits the clients");
  command->add_option("--depression", options->depression, "column of the depression score")
      ->capture_default_str();
  command->add_option("--anxiety", options->anxiety, "column of the anxiety score")->capture_default_str();
  const auto number = [&](const char* name, double& into, const char* meaning) {
    command->add_option(name, into, meaning)->check(CLI::PositiveNumber)->capture_default_str();
  };
  number("--depression-case", options->depression_rule.caseness, "a case from this depression score on");
  number("--depression-reliable", options->depression_rule.reliable, "points of a reliable change of it");
  number("--anxiety-case", options->anxiety_rule.caseness, "a case from this anxiety score on");
  number("--anxiety-reliable", options->anxiety_rule.reliable, "points of a reliable change of it");
  on_call(command, job, options, recovery);
}

}  // namespace cairn::outcomes
