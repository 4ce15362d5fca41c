// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "cli/outcomes/courses.hpp"
#include "documents/outcomes/report.hpp"

/// What `cairn outcomes patterns` can add: association with a second column, better and worse moments, and
/// dynamic complexity.
namespace cairn::outcomes {

/// Adds the association of the score with the column `with` within clients, as tables and a sentence.
Result<bool> add_association(documents::Report& out, const CourseOptions& courses, const std::string& with);

/// How triggers are tried.
struct TriggerRequest {
  std::vector<std::string> columns;  ///< 1 where something was there, 0 where not, empty where unknown
  std::size_t permutations = 9999;
  double false_discovery = 0.05;
};

/// Adds, for each client, the mean score with each trigger less that without, tested over all of the client's
/// triggers.
Result<bool> add_triggers(documents::Report& out, const CourseOptions& courses, const TriggerRequest& request);

/// The scale and window of dynamic complexity.
struct ComplexityRequest {
  std::size_t window = 0;  ///< 0: not asked for
  double low = 0;
  double high = 10;
};

/// Adds the complexity of every window of every client.
Result<bool> add_complexity(documents::Report& out, const Courses& courses, const ComplexityRequest& request);

}  // namespace cairn::outcomes
