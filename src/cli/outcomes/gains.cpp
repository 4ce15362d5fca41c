// SPDX-License-Identifier: Apache-2.0
// `cairn outcomes gains`: sudden gains and losses between sessions.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/outcomes/courses.hpp"
#include "cli/outcomes/on_call.hpp"
#include "documents/outcomes/number_words.hpp"
#include "statistics/patterns/jump_summary.hpp"
#include "statistics/patterns/sudden_gains.hpp"

namespace cairn::outcomes {
namespace {

using namespace statistics;

struct Options {
  CourseOptions courses;
  ScoringOptions scoring;
  std::optional<double> points;
  double share = 0.25;
  bool no_stability = false;
  bool t_test = false;
  bool losses = false;
  bool compat = false;
  double alpha = 0.05;
};

/// People × sessions with a place for every session that anybody has.
struct Grid {
  std::vector<double> sessions;
  std::vector<double> scores;
};

Result<Grid> grid_of(const Courses& courses) {
  Grid out{courses.session, {}};
  std::ranges::sort(out.sessions);
  const auto repeated = std::ranges::unique(out.sessions);
  out.sessions.erase(repeated.begin(), repeated.end());
  constexpr std::size_t most = 1000;
  if (out.sessions.size() > most)
    return fail(ErrorKind::too_large, "--session",
                "There are more than 1000 different sessions. Number them within each client, or leave "
                "--session out.");
  out.scores.assign(courses.size() * out.sessions.size(), missing);
  for (std::size_t i = 0; i < courses.size(); ++i) {
    const auto sessions = courses.sessions_of(i);
    const auto scores = courses.scores_of(i);
    for (std::size_t k = 0; k < sessions.size(); ++k) {
      const auto place = std::ranges::lower_bound(out.sessions, sessions[k]) - out.sessions.begin();
      out.scores[i * out.sessions.size() + static_cast<std::size_t>(place)] = scores[k];
    }
  }
  return out;
}

Result<documents::Report> gains(const Options& options) {
  const auto scoring = scoring_of(options.scoring);
  if (!scoring) return std::unexpected(scoring.error());
  if (!options.points) return fail(ErrorKind::invalid, "--points", "Say how many points make a jump large.");
  const auto courses = read_courses(options.courses, scoring->low, scoring->high);
  if (!courses) return std::unexpected(courses.error());
  const auto grid = grid_of(*courses);
  if (!grid) return std::unexpected(grid.error());
  if (grid->sessions.empty()) return fail(ErrorKind::refused, "", "There are no sessions.");
  const JumpOptions asked{.kind = options.losses ? JumpKind::loss : JumpKind::gain,
                          .better = scoring->better,
                          .cutoff = options.points,
                          .share = options.share > 0 ? std::optional(options.share) : std::nullopt,
                          .stable = !options.no_stability,
                          .alpha = options.alpha,
                          .critical = {},
                          .stability = options.t_test ? Stability::t_test : Stability::spread,
                          .mode = options.compat ? Mode::compat : Mode::standard};
  const auto table = find_jumps(grid->scores, grid->sessions.size(), asked);
  const auto jumps = list_jumps(table, grid->scores, asked);
  const auto chosen = one_per_person(jumps, table.people, WhichJump::first, asked.mode);
  const auto summary = summarise(chosen);
  const std::string kind = options.losses ? "sudden losses" : "sudden gains";
  documents::Report out{.title = options.losses ? "Sudden losses" : "Sudden gains",
                        .method = std::string(table.account.method),
                        .sentences = {},
                        .findings = courses->findings,
                        .tables = {},
                        .figures = {}};
  out.add(table.account);
  out.sentences.push_back(fmt::format(
      "{} of {} clients had {} ({} in all); {} of these clients lost half of their first one again.",
      summary.with_jump, summary.people, kind, jumps.size(), summary.reversed));
  out.sentences.push_back(
      fmt::format("{} intervals between sessions could be judged, {} could not for missing scores.",
                  table.account.used, table.account.left_out));
  if (summary.mean_magnitude)
    out.sentences.push_back("The first one is " + documents::in_words(summary.mean_magnitude) +
                            " points on average (score before less score after).");
  documents::Table list{"jumps",
                        "Each one",
                        {"client", "before_session", "after_session", "before", "after", "points",
                         "share_of_total_change", "reversed"},
                        {},
                        60};
  for (const auto& jump : jumps) {
    const auto row =
        std::span(grid->scores).subspan(jump.person * grid->sessions.size(), grid->sessions.size());
    list.rows.push_back({courses->clients[jump.person], grid->sessions[jump.session - 1],
                         grid->sessions[jump.session], row[jump.session - 1], row[jump.session],
                         jump.magnitude, jump.share_of_total, jump.reversed});
  }
  out.tables.push_back(std::move(list));
  return out;
}

}  // namespace

void declare_gains(CLI::App& app, Job& job) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("gains", "sudden gains or losses from one session to the next");
  declare_courses(*command, options->courses);
  declare_scoring(*command, options->scoring);
  command->add_option("--points", options->points, "criterion 1: points from one session to the next")
      ->check(CLI::PositiveNumber);
  command->add_option("--share", options->share, "criterion 2: share of the score before; 0 leaves it out")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  command->add_flag("--no-stability", options->no_stability, "leave criterion 3 out");
  command->add_flag("--t-test", options->t_test, "criterion 3 as a t test");
  command->add_option("--alpha", options->alpha, "level of criterion 3")
      ->check(CLI::Range(0.0001, 0.5))
      ->capture_default_str();
  command->add_flag("--losses", options->losses, "look for losses");
  command->add_flag("--compat", options->compat, "follow the R package suddengains where it differs");
  on_call(command, job, options, gains);
}

}  // namespace cairn::outcomes
