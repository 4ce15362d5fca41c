// SPDX-License-Identifier: Apache-2.0
// `cairn outcomes single-case`: a client's baseline beside the phase that followed.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <optional>

#include "cli/outcomes/csv_file.hpp"
#include "cli/outcomes/on_call.hpp"
#include "documents/outcomes/number_words.hpp"
#include "statistics/single_case/baseline_corrected_tau.hpp"
#include "statistics/single_case/mean_comparison.hpp"
#include "statistics/single_case/nonoverlap.hpp"
#include "statistics/single_case/tau_u.hpp"

namespace cairn::outcomes {
namespace {

using namespace statistics;
using documents::Cell;

struct Options {
  FileOptions file;
  std::string client = "client";
  std::string session;
  std::string score = "score";
  std::string phase = "phase";
  std::string baseline = "A";
  std::string treatment = "B";
  std::string better = "lower";
  std::optional<double> goal;
  std::string tau_u;  ///< which of scan's variants to list in full; empty: none
};

struct Series {
  std::vector<std::pair<double, double>> a;  ///< session, score
  std::vector<std::pair<double, double>> b;
};

Result<std::map<std::string, Series>> read_series(const Options& options) {
  std::vector<Asked> asked{{options.client, documents::CsvKind::text},
                           {options.score, documents::CsvKind::number},
                           {options.phase, documents::CsvKind::text}};
  if (!options.session.empty()) asked.push_back({options.session, documents::CsvKind::moment});
  const auto columns = read_columns(options.file, asked);
  if (!columns) return std::unexpected(columns.error());
  std::map<std::string, Series> out;
  const auto& client = (*columns)[0];
  const auto& phase = (*columns)[2];
  for (std::size_t i = 0; i < client.codes.size(); ++i) {
    if (client.codes[i] < 0 || phase.codes[i] < 0) continue;
    const double session = columns->size() > 3 ? (*columns)[3].numbers[i] : static_cast<double>(i);
    const auto name = phase.labels[static_cast<std::size_t>(phase.codes[i])];
    auto& series = out[std::string(client.labels[static_cast<std::size_t>(client.codes[i])])];
    if (name == options.baseline) series.a.emplace_back(session, (*columns)[1].numbers[i]);
    if (name == options.treatment) series.b.emplace_back(session, (*columns)[1].numbers[i]);
  }
  for (auto& [name, series] : out) {
    std::ranges::stable_sort(series.a, {}, &std::pair<double, double>::first);
    std::ranges::stable_sort(series.b, {}, &std::pair<double, double>::first);
  }
  return out;
}

std::vector<double> scores_of(const std::vector<std::pair<double, double>>& points) {
  std::vector<double> out;
  for (const auto& point : points) out.push_back(point.second);
  return out;
}

Cell limit(const Defined<Interval>& interval, bool low) {
  if (!interval) return Cell(interval.error());
  return Cell(low ? interval->low : interval->high);
}

void add_row(documents::Table& table, const std::string& client, const char* index, const Defined<>& estimate,
             const Defined<>& se, const Defined<Interval>& interval) {
  table.rows.push_back({client, index, estimate, se, limit(interval, true), limit(interval, false)});
}

void add_indices(documents::Table& table, const std::string& client, const Series& series, Better better) {
  const auto a = scores_of(series.a);
  const auto b = scores_of(series.b);
  const auto phases = phases_of(a, b, better);
  const auto none = undefined("this index has no standard error here");
  const Defined<Interval> no_interval = undefined("this index has no interval here");
  const auto overlap = nap(phases);
  const auto tau = tau_of(overlap);
  const auto corrected = corrected_tau(phases);
  add_row(table, client, "NAP", overlap.estimate, overlap.se_unbiased, overlap.interval);
  add_row(table, client, "Tau (A vs B)", tau.estimate, tau.se, tau.interval);
  add_row(table, client, "Tau-U (Parker 2011)", tau_u_parker(phases), none, no_interval);
  add_row(table, client, "Tau, baseline corrected", corrected.tau.estimate, corrected.tau.se,
          corrected.tau.interval);
  add_row(table, client, "PND", pnd(phases), none, no_interval);
  add_row(table, client, "PEM", pem(phases), none, no_interval);
  add_row(table, client, "PAND", pand(phases), none, no_interval);
  add_row(table, client, "IRD", improvement_rate_difference(phases), none, no_interval);
  const auto smd = standardised_mean_difference(a, b, better).effect;
  add_row(table, client, "SMD (baseline SD)", smd.estimate, smd.se, smd.interval);
  const auto ratio = log_response_ratio_increasing(a, b,
                                                   {.better = better,
                                                    .scale = OutcomeScale::other,
                                                    .observation_length = {},
                                                    .intervals = {},
                                                    .level = 0.95});
  add_row(table, client, "log response ratio", ratio.estimate, ratio.se, ratio.interval);
  const auto medians = log_ratio_of_medians(a, b, better);
  add_row(table, client, "log ratio of medians", medians.estimate, medians.se, medians.interval);
}

/// Tau-U in the six comparisons of one named variant.
void add_tau_u(documents::Table& table, const std::string& client, const Series& series, Better better,
               TauUVariant variant) {
  const auto rows = tau_u(phases_of(scores_of(series.a), scores_of(series.b), better), variant);
  if (!rows) {
    table.rows.push_back({client, "all", 0, rows.error(), rows.error(), rows.error(), rows.error()});
    return;
  }
  for (const auto& row : *rows)
    table.rows.push_back({client, name_of(row.model), row.n, row.tau, row.p, limit(row.interval, true),
                          limit(row.interval, false)});
}

const std::map<std::string, TauUVariant> tau_u_variants{{"complete-a", TauUVariant::complete_a},
                                                        {"complete-b", TauUVariant::complete_b},
                                                        {"parker", TauUVariant::parker},
                                                        {"tarlow", TauUVariant::tarlow}};

void add_figure(documents::Report& out, const std::string& client, const Series& series) {
  documents::Figure figure{{"Course of " + client, "session", "score", {}},
                           "Phase A is the baseline, phase B what followed. A difference between phases has "
                           "other possible reasons than treatment."};
  documents::Layer first{documents::Layer::Kind::line, "A", "b", {}, {}, {}};
  documents::Layer second{documents::Layer::Kind::line, "B", "a", {}, {}, {}};
  for (const auto& [session, score] : series.a) {
    first.x.push_back(session);
    first.y.push_back(score);
  }
  for (const auto& [session, score] : series.b) {
    second.x.push_back(session);
    second.y.push_back(score);
  }
  figure.plot.layers = {std::move(first), std::move(second)};
  out.figures.push_back(std::move(figure));
}

Result<documents::Report> single_case(const Options& options) {
  const auto series = read_series(options);
  if (!series) return std::unexpected(series.error());
  const Better better = options.better == "higher" ? Better::higher : Better::lower;
  documents::Report out{.title = "Single cases",
                        .method =
                            "non-overlap indices, Tau variants, mean and ratio comparisons; above 0 (0.5 for "
                            "NAP and shares) is better",
                        .sentences = {},
                        .findings = {},
                        .tables = {},
                        .figures = {}};
  documents::Table table{"indices", "Indices", {"client", "index", "estimate", "se", "low", "high"}, {}, 0};
  documents::Table all_tau{"tau_u",
                           "Tau-U, variant " + options.tau_u,
                           {"client", "comparison", "values", "tau", "p", "low", "high"},
                           {},
                           0};
  std::vector<StudyTau> studies;
  std::size_t used = 0;
  constexpr std::size_t most_figures = 20;
  for (const auto& [name, one] : *series) {
    if (one.a.empty() || one.b.empty()) {
      out.findings.push_back(
          {Severity::note, "/clients", "A client without values in both phases was left out."});
      continue;
    }
    ++used;
    add_indices(table, name, one, better);
    if (options.goal) {
      const auto share = percent_of_goal(scores_of(one.a), scores_of(one.b), *options.goal);
      add_row(table, name, "percent of goal obtained", share.estimate, share.se, share.interval);
    }
    if (!options.tau_u.empty()) add_tau_u(all_tau, name, one, better, tau_u_variants.at(options.tau_u));
    if (out.figures.size() < most_figures) add_figure(out, name, one);
    const auto rows = tau_u(phases_of(scores_of(one.a), scores_of(one.b), better), TauUVariant::complete_b);
    if (rows && (*rows)[0].tau) studies.push_back({*(*rows)[0].tau, (*rows)[0].n});
  }
  if (used == 0)
    return fail(ErrorKind::refused, "--phase",
                "Nobody has values in both phases. Are --baseline and --treatment the names in the file?");
  out.sentences.push_back(fmt::format("{} cases have values in both phases.", used));
  if (const auto pooled = pool(studies, MetaWeight::z); pooled && used > 1)
    out.sentences.push_back(fmt::format(
        "Pooled over {} cases, Tau (A vs B, tau-b) is {} (95 % interval {} to {}).", pooled->studies,
        documents::short_number(pooled->tau, 3), documents::short_number(pooled->interval.low, 3),
        documents::short_number(pooled->interval.high, 3)));
  out.tables.push_back(std::move(table));
  if (!options.tau_u.empty()) out.tables.push_back(std::move(all_tau));
  return out;
}

}  // namespace

void declare_single_case(CLI::App& app, Job& job) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("single-case", "a client's baseline beside the phase that followed");
  declare_file(*command, options->file);
  command->add_option("--client", options->client, "column of the client's code")->capture_default_str();
  command->add_option("--session", options->session,
                      "column of the session's number or date (default: the rows' order)");
  command->add_option("--score", options->score, "column of the score")->capture_default_str();
  command->add_option("--phase", options->phase, "column of the phase")->capture_default_str();
  command->add_option("--baseline", options->baseline, "name of the baseline phase")->capture_default_str();
  command->add_option("--treatment", options->treatment, "name of the phase that followed")
      ->capture_default_str();
  command->add_option("--better", options->better, "which way is better")
      ->check(CLI::IsMember({"lower", "higher"}))
      ->capture_default_str();
  command->add_option("--goal", options->goal, "score that is aimed at: percent of it obtained");
  command
      ->add_option("--tau-u", options->tau_u,
                   "list Tau-U in six comparisons: complete-a, complete-b, parker or tarlow (they differ by design)")
      ->check(CLI::IsMember({"complete-a", "complete-b", "parker", "tarlow"}));
  on_call(command, job, options, single_case);
}

}  // namespace cairn::outcomes
