// SPDX-License-Identifier: Apache-2.0
// `cairn outcomes gains`: sudden gains and losses between sessions.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>

#include "cli/outcomes/courses.hpp"
#include "cli/outcomes/on_call.hpp"
#include "cli/outcomes/progress.hpp"
#include "cli/outcomes/scoring.hpp"
#include "documents/outcomes/number_words.hpp"
#include "statistics/patterns/jump_summary.hpp"
#include "statistics/patterns/sudden_gains.hpp"

namespace cairn::outcomes {
namespace {

using namespace statistics;

struct Options {
  CourseOptions courses;
  ScoringOptions scoring;
  double share = 0.25;
  bool no_stability = false;
  bool t_test = false;
  bool losses = false;
  bool compat = false;
  double alpha = 0.05;
  std::optional<double> critical;
};

constexpr std::size_t most_sessions = 1000;
constexpr std::size_t people_at_once = 4096;

/// The sessions that anybody has, in order.
Result<std::vector<double>> sessions_of(const Courses& courses) {
  std::vector<double> out;
  for (const double session : courses.session) {
    const auto place = std::ranges::lower_bound(out, session);
    if (place != out.end() && *place == session) continue;
    if (out.size() == most_sessions)
      return fail(ErrorKind::too_large, "--session",
                  "There are more than 1000 different sessions. Number them within each client, or leave "
                  "--session out.");
    out.insert(place, session);
  }
  if (out.empty()) return fail(ErrorKind::refused, "", "There are no sessions.");
  return out;
}

/// One sudden gain or loss, as it is listed.
struct Listed {
  std::size_t client = 0;
  std::size_t session = 0;  ///< place of the one before
  double before = 0;
  double after = 0;
  Jump jump;
};

/// Everybody's jumps, and what could be judged.
struct Search {
  std::vector<Listed> jumps;
  std::vector<std::optional<Jump>> first;  ///< of each client who has any
  std::size_t judged = 0;
  std::size_t unknown = 0;
  Account account;
};

/// The scores of clients `from` … `to`−1 with a place for every session.
std::vector<double> grid_of(const Courses& courses, const std::vector<double>& sessions, std::size_t from,
                            std::size_t to) {
  std::vector<double> out((to - from) * sessions.size(), missing);
  for (std::size_t i = from; i < to; ++i) {
    const auto when = courses.sessions_of(i);
    const auto scores = courses.scores_of(i);
    for (std::size_t k = 0; k < when.size(); ++k) {
      const auto place = std::ranges::lower_bound(sessions, when[k]) - sessions.begin();
      out[(i - from) * sessions.size() + static_cast<std::size_t>(place)] = scores[k];
    }
  }
  return out;
}

void add_jumps(Search& out, std::vector<Jump> jumps, std::span<const double> grid, std::size_t from,
               std::size_t sessions) {
  for (auto& jump : jumps) {
    const auto row = grid.subspan(jump.person * sessions, sessions);
    const std::size_t client = from + jump.person;
    if (out.jumps.empty() || out.jumps.back().client != client) out.first.emplace_back(jump);
    out.jumps.push_back(
        {client, jump.session - 1, row[jump.session - 1], row[jump.session], std::move(jump)});
  }
}

/// Looks through everybody. A table of people and sessions exists for a few thousand people at a time.
Search search(const Courses& courses, const std::vector<double>& sessions, const JumpOptions& asked) {
  Search out;
  ProgressLine progress("Looking at clients", static_cast<double>(courses.size()));
  for (std::size_t from = 0; from < courses.size(); from += people_at_once) {
    progress.at(static_cast<double>(from));
    const std::size_t to = std::min(courses.size(), from + people_at_once);
    const auto grid = grid_of(courses, sessions, from, to);
    const auto table = find_jumps(grid, sessions.size(), asked);
    add_jumps(out, list_jumps(table, grid, asked), grid, from, sessions.size());
    out.judged += table.account.used;
    out.unknown += table.account.left_out;
    out.account = table.account;
  }
  return out;
}

documents::Table list_of(const Courses& courses, const std::vector<double>& sessions, const Search& found) {
  documents::Table list{"jumps",
                        "Each one",
                        {"client", "before_session", "after_session", "before", "after", "points",
                         "share_of_total_change", "reversed"},
                        {},
                        60};
  for (const auto& one : found.jumps)
    list.rows.push_back({courses.clients[one.client], sessions[one.session], sessions[one.session + 1],
                         one.before, one.after, one.jump.magnitude, one.jump.share_of_total,
                         one.jump.reversed});
  return list;
}

Result<documents::Report> gains(const Options& options) {
  const auto scoring = scoring_of(options.scoring);
  if (!scoring) return std::unexpected(scoring.error());
  if (!scoring->points)
    return fail(ErrorKind::invalid, "--points", "Say how many points make a jump large.");
  const auto courses = read_courses(options.courses, scoring->low, scoring->high);
  if (!courses) return std::unexpected(courses.error());
  const auto sessions = sessions_of(*courses);
  if (!sessions) return std::unexpected(sessions.error());
  const JumpOptions asked{.kind = options.losses ? JumpKind::loss : JumpKind::gain,
                          .better = scoring->better,
                          .cutoff = scoring->points,
                          .share = options.share > 0 ? std::optional(options.share) : std::nullopt,
                          .stable = !options.no_stability,
                          .alpha = options.alpha,
                          .critical = options.critical,
                          .stability = options.t_test ? Stability::t_test : Stability::spread,
                          .mode = options.compat ? Mode::compat : Mode::standard};
  const auto found = search(*courses, *sessions, asked);
  JumpSummary summary = summarise(found.first);
  summary.people = courses->size();
  const std::string kind = options.losses ? "sudden losses" : "sudden gains";
  documents::Report out{.title = options.losses ? "Sudden losses" : "Sudden gains",
                        .method = std::string(found.account.method),
                        .sentences = {},
                        .findings = courses->findings,
                        .tables = {},
                        .figures = {}};
  out.add(found.account);
  out.findings.insert(out.findings.end(), scoring->findings.begin(), scoring->findings.end());
  out.sentences.push_back(fmt::format(
      "{} of {} clients had {} ({} in all); {} of these clients lost half of their first one again.",
      summary.with_jump, summary.people, kind, found.jumps.size(), summary.reversed));
  out.sentences.push_back(
      fmt::format("{} intervals between sessions could be judged, {} could not for missing scores.",
                  found.judged, found.unknown));
  if (summary.mean_magnitude)
    out.sentences.push_back("The first one is " + documents::in_words(summary.mean_magnitude) +
                            " points on average (score before less score after).");
  out.tables.push_back(list_of(*courses, *sessions, found));
  return out;
}

}  // namespace

void declare_gains(CLI::App& app, Job& job) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("gains", "sudden gains or losses from one session to the next");
  declare_courses(*command, options->courses);
  declare_scoring(*command, options->scoring);
  declare_points(*command, options->scoring, "criterion 1: points from one session to the next");
  command->add_option("--share", options->share, "criterion 2: share of the score before; 0 leaves it out")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  command->add_flag("--no-stability", options->no_stability, "leave criterion 3 out");
  command->add_flag("--t-test", options->t_test, "criterion 3 as a t test");
  command->add_option("--alpha", options->alpha, "level of criterion 3")
      ->check(CLI::Range(0.0001, 0.5))
      ->capture_default_str();
  command->add_option("--critical", options->critical, "criterion 3: a fixed t (2.776), not one for each n")
      ->check(CLI::PositiveNumber);
  command->add_flag("--losses", options->losses, "look for losses");
  command->add_flag("--compat", options->compat, "follow the R package suddengains where it differs");
  on_call(command, job, options, gains);
}

}  // namespace cairn::outcomes
