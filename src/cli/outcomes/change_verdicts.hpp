// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/outcomes/courses.hpp"
#include "cli/outcomes/scoring.hpp"
#include "statistics/change/anchor_change.hpp"
#include "statistics/change/change_columns.hpp"
#include "statistics/change/clinical_significance.hpp"

namespace cairn::outcomes {

/// What `cairn outcomes change` was asked for.
struct ChangeRequest {
  CourseOptions courses;
  ScoringOptions scoring;
  std::optional<double> from;
  std::optional<double> to;
  std::string method = "JT";  ///< JT, GLN, HLN, EN, NK, HA or HLM
  std::optional<double> reliability_post;
  double level = 0.95;
  std::string time = "linear";  ///< HLM
  std::optional<double> cutoff;
  std::string cutoff_kind;  ///< a, b, c or empty
  std::optional<double> functional_mean;
  std::optional<double> functional_sd;
  std::optional<double> percent;
  std::optional<double> percent_worse;
  std::optional<double> important;
  std::optional<double> important_worse;
  std::string reference;  ///< the group that others are compared with
  bool compat = false;

  statistics::Mode mode() const {
    return compat ? statistics::Mode::compat : statistics::Mode::standard;
  }
};

/// A verdict on every client of the file, as columns; `unknown` for who has no two scores.
struct Verdicts {
  StartEnd scores;
  statistics::PrePostMoments sample;
  std::vector<double> index;  ///< what the verdict rests on
  std::string index_name = "rci";
  std::vector<statistics::Change> change;
  std::optional<double> cutoff;
  std::vector<statistics::Outcome> outcome;  ///< empty without a cutoff
  statistics::Defined<> points = statistics::undefined("this method has no fixed number of points");
  std::optional<statistics::ReliableRule> rule;
  std::optional<double> sem;  ///< standard error of measurement, for Hageman-Arrindell
  statistics::Account account;
};

/// Judges everybody as asked. Errors: a number that the method needs was not given, or the result is
/// undefined.
Result<Verdicts> verdicts_of(const ChangeRequest& request, const Scoring& scoring, const Courses& courses);

}  // namespace cairn::outcomes
