// SPDX-License-Identifier: Apache-2.0
// `cairn outcomes change`: reliable and clinically significant change from start to end.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <utility>

#include "cli/outcomes/change_verdicts.hpp"
#include "cli/outcomes/on_call.hpp"
#include "cli/outcomes/small_groups.hpp"
#include "documents/outcomes/number_words.hpp"
#include "statistics/change/reliable_change.hpp"

namespace cairn::outcomes {
namespace {

using namespace statistics;
using documents::Cell;
using documents::Layer;

constexpr std::array<std::string_view, 3> change_words{"improved", "unchanged", "deteriorated"};
constexpr std::array<std::string_view, 5> outcome_words{"recovered", "improved", "unchanged", "deteriorated",
                                                        "harmed"};

/// What the report's long tables are made of while they are written.
struct Judged {
  Courses courses;
  Verdicts verdicts;
  std::vector<std::uint32_t> people;  ///< clients with a verdict
};

/// Start against end, with the band in which a change is not reliable and the cutoff.
documents::Figure start_by_end(const Judged& judged) {
  const auto& verdicts = judged.verdicts;
  documents::Figure out;
  out.plot = {"Start and end of each client", "score at the start", "score at the end", {}};
  Layer points{Layer::Kind::points, "a client", "a", {}, {}, {}};
  for (const auto client : judged.people) {
    points.x.push_back(verdicts.scores.start[client]);
    points.y.push_back(verdicts.scores.end[client]);
  }
  const auto [low, high] = std::ranges::minmax(points.x);
  const std::vector<double> ends{low, high};
  if (verdicts.points) {
    const double p = *verdicts.points;
    out.plot.layers.push_back(
        {Layer::Kind::band, "no reliable change", "quiet", ends, {low - p, high - p}, {low + p, high + p}});
  }
  out.plot.layers.push_back({Layer::Kind::line, "no change", "quiet", ends, ends, {}});
  if (const auto cut = verdicts.cutoff)
    out.plot.layers.push_back({Layer::Kind::line, "cutoff", "c", ends, {*cut, *cut}, {}});
  out.plot.layers.push_back(std::move(points));
  out.sentence = fmt::format("Each point is one of {} clients; points on the dashed line did not change.",
                             judged.people.size());
  if (verdicts.points)
    out.sentence += fmt::format(
        " Changes inside the band (less than {} points) are no larger than the measure's own error.",
        documents::short_number(*verdicts.points));
  out.sentence +=
      " A change after therapy is not proof that therapy caused it: scores that are extreme at the start "
      "tend to be less so later.";
  return out;
}

documents::Table people_table(const std::shared_ptr<const Judged>& judged) {
  documents::Table out{"people",
                       "Each client",
                       {"client", "start", "end", "change", judged->verdicts.index_name, "verdict"},
                       {},
                       40};
  if (!judged->verdicts.outcome.empty()) out.columns.emplace_back("outcome");
  out.more = {judged->people.size(), [judged](std::size_t place) {
                const std::size_t client = judged->people[place];
                const Verdicts& verdicts = judged->verdicts;
                const double start = verdicts.scores.start[client];
                const double end = verdicts.scores.end[client];
                documents::Row row{judged->courses.clients[client], start,
                                   end,  end - start,
                                   verdicts.index[client],
                                   change_words[static_cast<std::size_t>(verdicts.change[client])]};
                if (!verdicts.outcome.empty())
                  row.emplace_back(outcome_words[static_cast<std::size_t>(verdicts.outcome[client])]);
                return row;
              }};
  return out;
}

/// Calls `use(name, clients)` for everybody's group, or for all; groups that are too small are counted only.
template <class Use>
void for_each_group(const Judged& judged, documents::Report& out, const Use& use) {
  const auto& group = judged.courses.group;
  if (group.empty()) return use(std::string_view("all"), std::span<const std::uint32_t>(judged.people));
  std::vector<std::vector<std::uint32_t>> members(group.names.size());
  for (const auto client : judged.people)
    if (group.of_client[client] >= 0)
      members[static_cast<std::size_t>(group.of_client[client])].push_back(client);
  std::size_t small = 0;
  for (std::size_t g = 0; g < members.size(); ++g) {
    if (members[g].size() >= fewest_clients)
      use(group.names[g], std::span<const std::uint32_t>(members[g]));
    else if (!members[g].empty())
      ++small;
  }
  if (small > 0) out.findings.push_back(withheld(small, "groups"));
}

documents::Table counts_table(const Judged& judged, documents::Report& out) {
  documents::Table table{"counts", "How many", {"group", "outcome", "clients", "share"}, {}, 0};
  const bool five = !judged.verdicts.outcome.empty();
  for_each_group(judged, out, [&](std::string_view name, std::span<const std::uint32_t> clients) {
    std::array<std::size_t, 6> count{};
    for (const auto client : clients)
      ++count[five ? static_cast<std::size_t>(judged.verdicts.outcome[client])
                   : static_cast<std::size_t>(judged.verdicts.change[client])];
    const auto words = five ? std::span<const std::string_view>(outcome_words)
                            : std::span<const std::string_view>(change_words);
    for (std::size_t k = 0; k < words.size(); ++k)
      table.rows.push_back({name, words[k], count[k],
                            static_cast<double>(count[k]) / static_cast<double>(clients.size())});
  });
  return table;
}

Cell cell_of(const Defined<GroupVerdict>& verdict) {
  return verdict ? Cell(name_of(*verdict)) : Cell(verdict.error());
}

void add_difference(documents::Table& table, std::string_view group, const char* kind,
                    const GroupDifference& found) {
  const auto limit = [&](bool low) {
    return found.interval ? Cell(low ? found.interval->low : found.interval->high)
                          : Cell(found.interval.error());
  };
  table.rows.push_back({group, kind, found.account.used, found.difference, limit(true), limit(false),
                        cell_of(found.verdict)});
}

/// A group's mean change beside the important difference, and its end scores beside those of another group.
documents::Table group_table(const Judged& judged, const ChangeRequest& request, Better better,
                             documents::Report& out) {
  documents::Table table{"groups",
                         "Mean differences beside the important difference",
                         {"group", "comparison", "clients", "difference", "low", "high", "verdict"},
                         {},
                         0};
  const GroupOptions options{*request.important, better, request.level, request.mode()};
  std::vector<std::pair<std::string_view, std::vector<double>>> ends;
  documents::Report unused;
  for_each_group(judged, unused, [&](std::string_view name, std::span<const std::uint32_t> clients) {
    std::vector<double> pre, post;
    for (const auto client : clients) {
      pre.push_back(judged.verdicts.scores.start[client]);
      post.push_back(judged.verdicts.scores.end[client]);
    }
    add_difference(table, name, "end less start", difference_within(pre, post, options));
    ends.emplace_back(name, std::move(post));
  });
  if (ends.size() < 2) return table;
  const auto named = std::ranges::find(ends, request.reference, &decltype(ends)::value_type::first);
  const auto& reference = named == ends.end() ? ends.front() : *named;
  for (const auto& [name, post] : ends)
    if (name != reference.first)
      add_difference(table, name, "end less end of the reference group",
                     difference_between(reference.second, post, options));
  out.sentences.push_back("The reference group is " + std::string(reference.first) + ".");
  return table;
}

/// Hageman and Arrindell's estimated shares of a group.
documents::Table shares_table(const Judged& judged, Better better) {
  const auto& verdicts = judged.verdicts;
  documents::Table table{"shares",
                         "Estimated shares of each group (Hageman-Arrindell)",
                         {"group", "truly_changed", "truly_functional"},
                         {},
                         0};
  const auto rho = verdicts.sample.sd_post ? reliability_at(*verdicts.sample.sd_post, *verdicts.sem)
                                           : Defined<>(std::unexpected(verdicts.sample.sd_post.error()));
  documents::Report unused;
  for_each_group(judged, unused, [&](std::string_view name, std::span<const std::uint32_t> clients) {
    std::vector<double> pre, post;
    for (const auto client : clients) {
      pre.push_back(verdicts.scores.start[client]);
      post.push_back(verdicts.scores.end[client]);
    }
    const auto shares =
        group_shares(pre, post, *verdicts.rule->r_dd, rho.value_or(0), *verdicts.cutoff, better);
    table.rows.push_back({name, shares.changed, shares.functional});
  });
  return table;
}

void add_sentences(documents::Report& out, const Judged& judged, const ChangeRequest& request) {
  const auto& verdicts = judged.verdicts;
  std::array<std::size_t, 4> n{};
  for (const Change change : verdicts.change) ++n[static_cast<std::size_t>(change)];
  out.sentences.push_back(
      fmt::format("{} clients can be judged ({} were left out): {} improved, {} did not change, {} got worse.",
                  judged.people.size(), n[3], n[0], n[1], n[2]));
  if (!request.percent && !request.important && request.method == "HLM")
    out.sentences.emplace_back(
        "Improved and worse mean here: reliably faster or slower than the average client, not better or "
        "worse than at the start.");
  if (verdicts.sample.mean_pre && verdicts.sample.mean_post)
    out.sentences.push_back(fmt::format("The mean went from {} to {}.",
                                        documents::short_number(*verdicts.sample.mean_pre),
                                        documents::short_number(*verdicts.sample.mean_post)));
  if (verdicts.points)
    out.sentences.push_back(
        fmt::format("A change counts from {} points on.", documents::short_number(*verdicts.points)));
  if (verdicts.cutoff)
    out.sentences.push_back(fmt::format("The cutoff is {}.", documents::short_number(*verdicts.cutoff)));
}

Result<documents::Report> change(const ChangeRequest& request) {
  const auto scoring = scoring_of(request.scoring);
  if (!scoring) return std::unexpected(scoring.error());
  auto courses = read_courses(request.courses, scoring->low, scoring->high);
  if (!courses) return std::unexpected(courses.error());
  auto verdicts = verdicts_of(request, *scoring, *courses);
  if (!verdicts) return std::unexpected(verdicts.error());
  courses->session = {};  // only start and end are needed from here on
  courses->score = {};
  const auto judged = std::make_shared<Judged>(*std::move(courses), *std::move(verdicts));
  for (std::size_t i = 0; i < judged->verdicts.change.size(); ++i)
    if (judged->verdicts.change[i] != Change::unknown) judged->people.push_back(static_cast<std::uint32_t>(i));
  if (judged->people.empty()) return fail(ErrorKind::refused, "", "Nobody can be judged.");
  documents::Report out{.title = "Change from start to end",
                        .method = std::string(judged->verdicts.account.method),
                        .sentences = {},
                        .findings = scoring->findings,
                        .tables = {},
                        .figures = {}};
  out.findings.insert(out.findings.end(), judged->courses.findings.begin(), judged->courses.findings.end());
  out.add(judged->verdicts.account);
  add_sentences(out, *judged, request);
  out.tables.push_back(people_table(judged));
  out.tables.push_back(counts_table(*judged, out));
  if (request.important) out.tables.push_back(group_table(*judged, request, scoring->better, out));
  if (judged->verdicts.cutoff && judged->verdicts.rule && judged->verdicts.rule->r_dd)
    out.tables.push_back(shares_table(*judged, scoring->better));
  out.figures.push_back(start_by_end(*judged));
  return out;
}

}  // namespace

void declare_change(CLI::App& app, Job& job) {
  auto request = std::make_shared<ChangeRequest>();
  auto* command =
      app.add_subcommand("change", "reliable and clinically significant change from start to end");
  declare_courses(*command, request->courses);
  declare_scoring(*command, request->scoring);
  command->add_option("--from", request->from, "session of the start (default: each client's first score)");
  command->add_option("--to", request->to, "session of the end (default: each client's last score)");
  command
      ->add_option("--method", request->method,
                   "index: JT (Jacobson-Truax), GLN (Gulliksen-Lord-Novick), HLN (Hsu-Linn-Nord), EN "
                   "(Edwards-Nunnally), NK (Nunnally-Kotsch), HA (Hageman-Arrindell), HLM (growth model)")
      ->transform(CLI::IsMember({"JT", "GLN", "HLN", "EN", "NK", "HA", "HLM"}, CLI::ignore_case))
      ->capture_default_str();
  command->add_option("--reliability-post", request->reliability_post, "NK: reliability at the end")
      ->check(CLI::Range(0.0, 0.9999));
  command->add_option("--time", request->time, "HLM: linear sessions, or log (of 1 + session)")
      ->check(CLI::IsMember({"linear", "log"}))
      ->capture_default_str();
  command->add_option("--level", request->level, "confidence of the index, and of groups' intervals")
      ->check(CLI::Range(0.5, 0.9999))
      ->capture_default_str();
  command->add_option("--cutoff", request->cutoff, "score that separates both populations");
  command->add_option("--cutoff-kind", request->cutoff_kind, "make the cutoff: a, b or c")
      ->check(CLI::IsMember({"a", "b", "c"}));
  command->add_option("--functional-mean", request->functional_mean, "mean of people who do not seek help");
  command->add_option("--functional-sd", request->functional_sd, "their standard deviation")
      ->check(CLI::PositiveNumber);
  command->add_option("--percent", request->percent, "judge by percentage of the start score instead")
      ->check(CLI::PositiveNumber);
  command->add_option("--percent-worse", request->percent_worse, "another percentage for getting worse")
      ->check(CLI::PositiveNumber);
  command
      ->add_option("--important", request->important,
                   "judge by this minimal important difference instead, clients and groups (--group)")
      ->check(CLI::PositiveNumber);
  command->add_option("--important-worse", request->important_worse, "another number for getting worse")
      ->check(CLI::PositiveNumber);
  command->add_option("--reference", request->reference,
                      "with --important: the group that others are compared with (default: the first)");
  command->add_flag("--compat", request->compat,
                    "follow the R package clinicalsignificance where it differs");
  on_call(command, job, request, change);
}

}  // namespace cairn::outcomes
