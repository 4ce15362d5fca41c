// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/described.hpp"
#include "base/error.hpp"
#include "domain/catalogue/measure.hpp"
#include "statistics/finding.hpp"

namespace cairn::outcomes {

using catalogue::Certainty;
using Direction = catalogue::Better;  ///< which way is better

/// A number with where it comes from.
struct Sourced {
  double value = 0;
  std::optional<std::string> population;
  std::optional<std::string> language;
  std::string source;
  Certainty certainty = Certainty::not_seen;
};
BOOST_DESCRIBE_STRUCT(Sourced, (), (value, population, language, source, certainty))

/// Mean and spread of people who do not seek help.
struct FunctionalNorm {
  double mean = 0;
  double sd = 0;
  std::optional<std::string> population;
  std::optional<std::string> language;
  std::string source;
  Certainty certainty = Certainty::not_seen;
};
BOOST_DESCRIBE_STRUCT(FunctionalNorm, (), (mean, sd, population, language, source, certainty))

/// What the statistics need to know of a measure, whether it comes from the catalogue or from a definition
/// file: JSON with these members. docs/statistics.md has an example.
struct MeasureFile {
  std::string name;
  double low = 0;
  double high = 0;
  Direction better = Direction::lower;
  std::vector<Sourced> reliability;
  std::vector<Sourced> sd;
  std::vector<Sourced> cutoffs;
  std::vector<FunctionalNorm> functional;  ///< of people who do not seek help; in the catalogue of any population
  std::optional<std::vector<Sourced>> points;  ///< of a reliable change
};
BOOST_DESCRIBE_STRUCT(MeasureFile, (), (name, low, high, better, reliability, sd, cutoffs, functional, points))

/// Reads and checks a definition file: range in order, reliabilities in [0, 1), spreads and points above 0,
/// cutoffs within the range.
Result<MeasureFile> read_definition(const std::string& path);

/// The same from a text.
Result<MeasureFile> measure_from(std::string_view text);

/// The numbers of one score of a measure of the catalogue; the first score when `scale` is empty. A cutoff
/// that counts scores exactly on it as cases is moved by the least there is, because ours does not. Error when
/// the measure has no such scale.
Result<MeasureFile> numbers_of(const catalogue::Measure& measure, std::string_view scale);

/// For whom a number is looked up; empty fits all. A population fits when it contains the words, whatever
/// their case.
struct Audience {
  std::string population;
  std::string language;
};

/// The first number whose population and language fit (a number without one fits everybody).
std::optional<Sourced> number_for(const std::vector<Sourced>& numbers, const Audience& audience);
std::optional<FunctionalNorm> norm_for(const std::vector<FunctionalNorm>& norms, const Audience& audience);

/// What a reader has to know about a number of a measure: value, population, source, and how sure it is. A
/// warning for a number that nobody has read in its source.
statistics::Finding origin_of(const std::string& what, const Sourced& number);

}  // namespace cairn::outcomes
