// SPDX-License-Identifier: Apache-2.0
#include "cli/outcomes/scoring.hpp"

#include <CLI/CLI.hpp>

#include "cli/catalog/catalog.hpp"
#include "content/measure_file.hpp"

namespace cairn::outcomes {
namespace {

/// A measure's numbers, and whether its norms are of all kinds of people, so that one has to be named.
struct Found {
  MeasureFile numbers;
  bool from_catalogue = false;
};

Result<Found> measure_named(const ScoringOptions& options) {
  const auto is = [&](const char* ending) { return options.measure.ends_with(ending); };
  const bool path = options.measure.find('/') != std::string::npos || is(".json") || is(".toml");
  if (path && !is(".toml")) {
    auto read = read_definition(options.measure);
    if (!read) return std::unexpected(read.error());
    return Found{*std::move(read), false};
  }
  const auto measure =
      path ? content::read_measure_file(options.measure)
           : content::read_measure(options.catalog.empty() ? cli::default_catalog_dir() : options.catalog.c_str(),
                                   options.measure);
  if (!measure) {
    Error error = measure.error();
    error.path = "--measure";
    return std::unexpected(std::move(error));
  }
  auto numbers = numbers_of(*measure, options.scale);
  if (!numbers) return std::unexpected(numbers.error());
  return Found{*std::move(numbers), true};
}

void take_numbers(Scoring& out, const Found& found, const ScoringOptions& options) {
  const auto& numbers = found.numbers;
  const auto take = [&](std::optional<double>& into, const std::vector<Sourced>& from, const char* what,
                        bool told) {
    const auto number = number_for(from, options.audience);
    if (!number) return;
    into = number->value;
    if (!told) out.findings.push_back(origin_of(what, *number));
  };
  take(out.reliability, numbers.reliability, "Reliability", options.reliability.has_value());
  if (!found.from_catalogue || !options.audience.population.empty())
    take(out.sd, numbers.sd, "Standard deviation", options.sd.has_value());
  take(out.cutoff, numbers.cutoffs, "Cutoff", false);
  if (numbers.points) take(out.points, *numbers.points, "Reliable change", options.points.has_value());
  if (!found.from_catalogue)
    out.functional = norm_for(numbers.functional, options.audience);
  else if (!options.functional.empty())
    out.functional = norm_for(numbers.functional, {options.functional, options.audience.language});
  if (out.functional)
    out.findings.push_back(origin_of("Mean of people who do not seek help",
                                     {out.functional->mean, out.functional->population, {},
                                      out.functional->source, out.functional->certainty}));
}

}  // namespace

void declare_scoring(CLI::App& app, ScoringOptions& options) {
  app.add_option("--measure", options.measure,
                 "code of a measure in the catalogue (PHQ-9), or a definition file (.json, .toml)");
  app.add_option("--catalog", options.catalog, "folder of the catalogue (default: the program's own)");
  app.add_option("--scale", options.scale, "which score of the measure (default: its first)");
  app.add_option("--population", options.audience.population,
                 "words in the name of the population whose numbers to take from it");
  app.add_option("--language", options.audience.language, "language whose numbers to take from it");
  app.add_option("--functional", options.functional,
                 "words in the name of the population that does not seek help, in the catalogue");
  app.add_option("--better", options.better, "which way is better")
      ->check(CLI::IsMember({"lower", "higher"}));
  app.add_option("--reliability", options.reliability, "reliability of the measure, 0 to 1");
  app.add_option("--sd", options.sd, "standard deviation to use instead of that of the start scores");
}

void declare_points(CLI::App& app, ScoringOptions& options, const std::string& meaning) {
  app.add_option("--points", options.points, meaning + " (default: the measure's reliable change)")
      ->check(CLI::PositiveNumber);
}

Result<Scoring> scoring_of(const ScoringOptions& options) {
  Scoring out;
  if (!options.measure.empty()) {
    const auto found = measure_named(options);
    if (!found) return std::unexpected(found.error());
    const bool higher = found->numbers.better == Direction::higher;
    out.better = higher ? statistics::Better::higher : statistics::Better::lower;
    out.low = found->numbers.low;
    out.high = found->numbers.high;
    take_numbers(out, *found, options);
  }
  if (!options.better.empty())
    out.better = options.better == "higher" ? statistics::Better::higher : statistics::Better::lower;
  if (options.reliability) out.reliability = options.reliability;
  if (options.sd) out.sd = options.sd;
  if (options.points) out.points = options.points;
  return out;
}

}  // namespace cairn::outcomes
