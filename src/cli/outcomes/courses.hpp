// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/outcomes/csv_file.hpp"
#include "documents/csv/label_set.hpp"
#include "statistics/finding.hpp"

namespace cairn::outcomes {

/// Which columns hold the courses: long (a row for each session) or wide (a column for each session).
struct CourseOptions {
  FileOptions file;
  std::string client = "client";
  std::string session;            ///< long: number or date; empty: the rows' order
  std::string score = "score";    ///< long
  std::vector<std::string> wide;  ///< wide: the columns of the sessions, in order
  double first_session = 0;       ///< wide: the number of the first column
  std::string group;   ///< optional: a column that splits the clients (the first row of a client counts)
  std::string strata;  ///< optional: a second one, for subcommands that ask for it
};

void declare_courses(CLI::App& app, CourseOptions& options);

/// A column that splits clients: for each of them the place of a name, names in alphabetical order.
struct Split {
  documents::Labels names;
  std::vector<std::int32_t> of_client;  ///< −1 where the file has no name; empty when not asked for

  bool empty() const { return of_client.empty(); }
  std::string_view name_of(std::size_t client) const {
    return empty() || of_client[client] < 0 ? "" : names[static_cast<std::size_t>(of_client[client])];
  }
};

/// Everybody's scores, client by client, in the order of sessions. The columns are those that were read: they
/// are moved and put in order, never copied as a whole.
struct Courses {
  documents::Labels clients;
  std::vector<std::size_t> start;  ///< client i has places start[i] … start[i+1]−1
  std::vector<double> session;
  std::vector<double> score;  ///< NaN where a session has no score
  Split group;
  Split strata;
  std::vector<statistics::Finding> findings;

  std::size_t size() const { return clients.size(); }
  std::span<const double> sessions_of(std::size_t client) const {
    return std::span(session).subspan(start[client], start[client + 1] - start[client]);
  }
  std::span<const double> scores_of(std::size_t client) const {
    return std::span(score).subspan(start[client], start[client + 1] - start[client]);
  }
  /// The number of each row's client.
  std::vector<std::uint32_t> client_of_rows() const;
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

}  // namespace cairn::outcomes
