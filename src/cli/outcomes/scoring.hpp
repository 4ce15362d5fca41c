// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/outcomes/measure.hpp"
#include "statistics/finding.hpp"
#include "statistics/interval.hpp"

namespace CLI {
class App;
}

namespace cairn::outcomes {

/// What is known about the measure: from options first, then from the catalogue or a definition file.
struct ScoringOptions {
  std::string measure;  ///< a code of the catalogue, or the path of a definition file (.json, or .toml)
  std::string catalog;  ///< the catalogue's folder; empty: the program's own
  std::string scale;    ///< which score of the measure; empty: its first
  Audience audience;
  std::string functional;  ///< catalogue: the population that does not seek help
  std::string better;      ///< "lower", "higher" or empty
  std::optional<double> reliability;
  std::optional<double> sd;
  std::optional<double> points;
};

void declare_scoring(CLI::App& app, ScoringOptions& options);

/// Adds `--points`: every subcommand that asks for a number of points asks in the same way.
void declare_points(CLI::App& app, ScoringOptions& options, const std::string& meaning);

/// A measure's numbers for one audience.
struct Scoring {
  statistics::Better better = statistics::Better::lower;
  std::optional<double> reliability;
  std::optional<double> sd;
  std::optional<double> low;
  std::optional<double> high;
  std::optional<double> cutoff;
  std::optional<double> points;  ///< as asked for, or of the measure's reliable change
  std::optional<FunctionalNorm> functional;
  std::vector<statistics::Finding> findings;  ///< where each number that is used comes from
};

/// Looks everything up. What an option says is taken without a word. Errors: no such measure, scale, or file.
Result<Scoring> scoring_of(const ScoringOptions& options);

}  // namespace cairn::outcomes
