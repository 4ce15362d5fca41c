// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/outcomes/csv_file.hpp"
#include "cli/outcomes/measure.hpp"
#include "statistics/finding.hpp"
#include "statistics/interval.hpp"

namespace cairn::outcomes {

/// Which columns hold the courses: long (a row for each session) or wide (a column for each session).
struct CourseOptions {
  FileOptions file;
  std::string client = "client";
  std::string session;            ///< long: number or date; empty: the rows' order
  std::string score = "score";    ///< long
  std::vector<std::string> wide;  ///< wide: the columns of the sessions, in order
  double first_session = 0;       ///< wide: the number of the first column
  std::string group;  ///< optional: a column that splits the clients (the first row of a client counts)
};

void declare_courses(CLI::App& app, CourseOptions& options);

/// Everybody's scores, client by client, in the order of sessions.
struct Courses {
  std::vector<std::string> clients;
  std::vector<std::size_t> start;  ///< client i has places start[i] … start[i+1]−1
  std::vector<double> session;
  std::vector<double> score;       ///< NaN where a session has no score
  std::vector<std::string> group;  ///< for each client, when asked for
  std::vector<statistics::Finding> findings;

  std::size_t size() const { return clients.size(); }
  std::span<const double> sessions_of(std::size_t client) const;
  std::span<const double> scores_of(std::size_t client) const;
};

/// Reads and orders the courses. Rows that stand there twice are taken once; of two different scores for one
/// session the first is kept, with a warning. Scores outside `low`…`high` are an error that names the row.
Result<Courses> read_courses(const CourseOptions& options, std::optional<double> low = {},
                             std::optional<double> high = {});

/// First and last observed score of each client (NaN with fewer than 2), or those at two named sessions.
struct StartEnd {
  std::vector<double> start;
  std::vector<double> end;
};
StartEnd start_and_end(const Courses& courses, std::optional<double> from, std::optional<double> to);

/// What is known about the measure: from options first, then from its definition file.
struct ScoringOptions {
  std::string measure;  ///< path of a definition file
  Audience audience;
  std::string better;  ///< "lower", "higher" or empty
  std::optional<double> reliability;
  std::optional<double> sd;
};

void declare_scoring(CLI::App& app, ScoringOptions& options);

struct Scoring {
  statistics::Better better = statistics::Better::lower;
  std::optional<double> reliability;
  std::optional<double> sd;
  std::optional<double> low;
  std::optional<double> high;
  std::optional<double> cutoff;
  std::optional<FunctionalNorm> functional;
  std::vector<statistics::Finding> findings;
};

Result<Scoring> scoring_of(const ScoringOptions& options);

}  // namespace cairn::outcomes
