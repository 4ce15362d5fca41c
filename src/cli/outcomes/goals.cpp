// SPDX-License-Identifier: Apache-2.0
// `cairn outcomes goals`: goal attainment scaling and goal-based outcomes.
#include <fmt/core.h>

#include <CLI/CLI.hpp>

#include "cli/outcomes/csv_file.hpp"
#include "cli/outcomes/on_call.hpp"
#include "documents/outcomes/number_words.hpp"
#include "statistics/goal_attainment_scaling.hpp"
#include "statistics/goal_based_outcomes.hpp"

namespace cairn::outcomes {
namespace {

using namespace statistics;

struct Options {
  FileOptions file;
  std::string kind = "ratings";
  std::string client = "client";
  std::string start = "start";
  std::string end = "end";
  std::string weight;
  AttainmentScale scale;
  GoalOutcomeOptions ratings;
};

/// The goals of the file: client codes with start, end and weight.
struct Goals {
  documents::Labels clients;
  std::vector<std::int32_t> client;
  std::vector<double> start;
  std::vector<double> end;
  std::vector<double> weight;  ///< empty: all 1
};

Result<Goals> read_goals(const Options& options) {
  std::vector<Asked> asked{{options.client, documents::CsvKind::text},
                           {options.start, documents::CsvKind::number},
                           {options.end, documents::CsvKind::number}};
  if (!options.weight.empty()) asked.push_back({options.weight, documents::CsvKind::number});
  auto columns = read_columns(options.file, asked);
  if (!columns) return std::unexpected(columns.error());
  Goals out{std::move((*columns)[0].labels),
            std::move((*columns)[0].codes),
            std::move((*columns)[1].numbers),
            std::move((*columns)[2].numbers),
            {}};
  if (columns->size() > 3) out.weight = std::move((*columns)[3].numbers);
  return out;
}

documents::Report scaling(const Options& options, const Goals& goals) {
  std::vector<RatedGoal> rated;
  for (std::size_t i = 0; i < goals.client.size(); ++i)
    if (goals.client[i] >= 0)
      rated.push_back(
          {goals.client[i], goals.weight.empty() ? 1 : goals.weight[i], goals.start[i], goals.end[i]});
  const auto found = cohort_attainment(rated, options.scale);
  documents::Report out{.title = "Goal attainment",
                        .method = std::string(found.account.method),
                        .sentences = {},
                        .findings = {},
                        .tables = {},
                        .figures = {}};
  out.add(found.account);
  out.sentences.push_back(fmt::format(
      "{} clients have a rated goal at the end ({} have none). 50 means: as expected, on the whole.",
      found.account.used, found.account.left_out));
  out.sentences.push_back("The mean T at the end is " + documents::in_words(found.mean_attained) +
                          ", the mean change " + documents::in_words(found.mean_change) + ".");
  documents::Table people{
      "people", "Each client", {"client", "rated_goals", "t_start", "t_end", "t_change"}, {}, 40};
  for (const auto& client : found.clients)
    people.rows.push_back({goals.clients[static_cast<std::size_t>(client.client)], client.rated,
                           client.baseline, client.attained, client.change});
  out.tables.push_back(std::move(people));
  return out;
}

std::string_view word(const Defined<Change>& change) {
  if (!change) return "undefined";
  return *change == Change::improved       ? "improved"
         : *change == Change::deteriorated ? "deteriorated"
                                           : "unchanged";
}

documents::Report ratings(const Options& options, const Goals& goals) {
  std::vector<GoalRating> rated;
  for (std::size_t i = 0; i < goals.client.size(); ++i)
    if (goals.client[i] >= 0) rated.push_back({goals.client[i], goals.start[i], goals.end[i]});
  const auto found = goal_outcomes(rated, options.ratings);
  documents::Report out{.title = "Goals, rated at start and end",
                        .method = std::string(found.account.method),
                        .sentences = {},
                        .findings = {},
                        .tables = {},
                        .figures = {}};
  out.add(found.account);
  out.sentences.push_back(fmt::format("{} clients rated a goal at both times ({} did not).",
                                      found.account.used, found.account.left_out));
  out.sentences.push_back("Their goals moved by " + documents::in_words(found.mean_change) +
                          " points on average (standard deviation " + documents::in_words(found.sd_change) +
                          ").");
  if (found.reliable)
    out.sentences.push_back("A client's change counts as reliable from " +
                            documents::short_number(found.reliable->points) + " points on.");
  documents::Table people{
      "people",
      "Each client",
      {"client", "goals", "start", "end", "change", "rci", "verdict", "reaches_threshold"},
      {},
      40};
  documents::Figure figure{
      {"Goals at start and end", "mean rating at the start", "mean rating at the end", {}},
      "Each point is a client's mean over goals rated twice; above the line means nearer to the goals."};
  documents::Layer points{documents::Layer::Kind::points, "a client", "a", {}, {}, {}};
  for (const auto& client : found.clients) {
    people.rows.push_back({goals.clients[static_cast<std::size_t>(client.client)], client.goals, client.start,
                           client.end, client.change, client.rci, word(client.reliable),
                           client.improved_fixed});
    points.x.push_back(client.start);
    points.y.push_back(client.end);
  }
  figure.plot.layers = {{documents::Layer::Kind::line, "no change", "quiet", {0, 10}, {0, 10}, {}},
                        std::move(points)};
  out.tables.push_back(std::move(people));
  out.figures.push_back(std::move(figure));
  return out;
}

Result<documents::Report> goals(const Options& options) {
  const auto read = read_goals(options);
  if (!read) return std::unexpected(read.error());
  return options.kind == "attainment" ? scaling(options, *read) : ratings(options, *read);
}

}  // namespace

void declare_goals(CLI::App& app, Job& job) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("goals", "goals rated at start and end, or goal attainment scaling");
  declare_file(*command, options->file);
  command->add_option("--kind", options->kind, "ratings (0 to 10) or attainment (-2 to 2)")
      ->check(CLI::IsMember({"ratings", "attainment"}))
      ->capture_default_str();
  command->add_option("--client", options->client, "column of the client's code")->capture_default_str();
  command->add_option("--start", options->start, "column of the rating at the start")->capture_default_str();
  command->add_option("--end", options->end, "column of the rating at the end")->capture_default_str();
  command->add_option("--weight", options->weight, "attainment: column of the goals' weights");
  command->add_option("--rho", options->scale.rho, "attainment: assumed correlation between goals")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  command->add_option("--lowest", options->scale.low, "attainment: lowest level")->capture_default_str();
  command->add_option("--highest", options->scale.high, "attainment: highest level")->capture_default_str();
  command
      ->add_option("--reliability", options->ratings.reliability, "ratings: reliability of a client's mean")
      ->check(CLI::Range(0.0, 0.9999))
      ->capture_default_str();
  command->add_option("--threshold", options->ratings.fixed_threshold, "ratings: fixed number of points")
      ->capture_default_str();
  on_call(command, job, options, goals);
}

}  // namespace cairn::outcomes
