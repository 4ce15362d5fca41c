// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/described.hpp"
#include "base/error.hpp"
#include "statistics/finding.hpp"

namespace cairn::outcomes {

/// How sure a number of a measure is.
enum class Certainty {
  read,     ///< read in the named source
  quoted,   ///< read in another text that quotes the source
  not_seen  ///< from general knowledge
};
BOOST_DESCRIBE_ENUM(Certainty, read, quoted, not_seen)

enum class Direction { lower, higher };  ///< which way is better
BOOST_DESCRIBE_ENUM(Direction, lower, higher)

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

/// A measure definition file: JSON with these members. docs/statistics.md has an example.
struct MeasureFile {
  std::string name;
  double low = 0;
  double high = 0;
  Direction better = Direction::lower;
  std::vector<Sourced> reliability;
  std::vector<Sourced> sd;
  std::vector<Sourced> cutoffs;
  std::vector<FunctionalNorm> functional;
};
BOOST_DESCRIBE_STRUCT(MeasureFile, (), (name, low, high, better, reliability, sd, cutoffs, functional))

/// Reads and checks a definition: range in order, reliabilities in [0, 1), spreads above 0, cutoffs within
/// the range.
Result<MeasureFile> read_measure(const std::string& path);

/// The same from a text.
Result<MeasureFile> measure_from(std::string_view text);

/// For whom a number is looked up; empty fits all.
struct Audience {
  std::string population;
  std::string language;
};

/// The first number whose population and language fit (a number without one fits everybody).
std::optional<Sourced> number_for(const std::vector<Sourced>& numbers, const Audience& audience);
std::optional<FunctionalNorm> norm_for(const std::vector<FunctionalNorm>& norms, const Audience& audience);

/// A warning for a number that nobody has read in its source; nothing for one that somebody has.
std::optional<statistics::Finding> doubt_about(const std::string& what, Certainty certainty);

}  // namespace cairn::outcomes
