// SPDX-License-Identifier: Apache-2.0
#include "cli/outcomes/measure.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>

#include "base/json.hpp"
#include "base/json_described.hpp"
#include "documents/outcomes/number_words.hpp"

namespace cairn::outcomes {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

template <class Number>
bool fits(const Number& number, const Audience& audience) {
  const bool population = audience.population.empty() || !number.population ||
                          lower(*number.population).find(lower(audience.population)) != std::string::npos;
  return population &&
         (audience.language.empty() || !number.language || *number.language == audience.language);
}

template <class Number>
std::optional<Number> first_fitting(const std::vector<Number>& numbers, const Audience& audience) {
  for (const auto& number : numbers)
    if (fits(number, audience)) return number;
  return std::nullopt;
}

std::optional<Error> fault_in(const MeasureFile& measure) {
  const auto at = [](const char* list, std::size_t i, const char* what) {
    return Error{ErrorKind::invalid, "/" + std::string(list) + "/" + std::to_string(i), what, {}};
  };
  if (!(measure.low < measure.high))
    return Error{ErrorKind::invalid, "/high", "This has to be above low.", {}};
  for (std::size_t i = 0; i < measure.reliability.size(); ++i)
    if (!(measure.reliability[i].value >= 0 && measure.reliability[i].value < 1))
      return at("reliability", i, "A reliability is at least 0 and below 1.");
  for (std::size_t i = 0; i < measure.sd.size(); ++i)
    if (!(measure.sd[i].value > 0)) return at("sd", i, "A standard deviation is above 0.");
  for (std::size_t i = 0; i < measure.cutoffs.size(); ++i)
    if (measure.cutoffs[i].value < measure.low || measure.cutoffs[i].value > measure.high)
      return at("cutoffs", i, "A cutoff lies within the range of the measure.");
  for (std::size_t i = 0; i < measure.functional.size(); ++i)
    if (!(measure.functional[i].sd > 0)) return at("functional", i, "A standard deviation is above 0.");
  for (std::size_t i = 0; measure.points && i < measure.points->size(); ++i)
    if (!((*measure.points)[i].value > 0)) return at("points", i, "A reliable change is above 0.");
  return std::nullopt;
}

}  // namespace

Result<MeasureFile> measure_from(std::string_view text) {
  const auto json = parse_json(text);
  if (!json) return std::unexpected(json.error());
  auto measure = read_json<MeasureFile>(*json);
  if (!measure) return measure;
  if (auto fault = fault_in(*measure)) return std::unexpected(*std::move(fault));
  return measure;
}

Result<MeasureFile> read_definition(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(ErrorKind::not_found, "--measure", "The measure definition file cannot be opened.");
  auto measure = measure_from(std::string{std::istreambuf_iterator<char>(file), {}});
  if (!measure) measure.error().path = "--measure " + measure.error().path;
  return measure;
}

std::optional<Sourced> number_for(const std::vector<Sourced>& numbers, const Audience& audience) {
  return first_fitting(numbers, audience);
}

std::optional<FunctionalNorm> norm_for(const std::vector<FunctionalNorm>& norms, const Audience& audience) {
  return first_fitting(norms, audience);
}

statistics::Finding origin_of(const std::string& what, const Sourced& number) {
  std::string sentence = what + " " + documents::short_number(number.value);
  if (number.population && !number.population->empty()) sentence += ", " + *number.population;
  sentence += " (" + number.source + ")";
  switch (number.certainty) {
    case Certainty::read:
      return {statistics::Severity::note, "/measure", sentence + ": read in its source."};
    case Certainty::defined:
      return {statistics::Severity::note, "/measure", sentence + ": part of the definition."};
    case Certainty::quoted:
      sentence += ": read in a text that quotes its source, not in the source.";
      break;
    case Certainty::not_seen:
      sentence += ": nobody has seen it in its source.";
      break;
  }
  return {statistics::Severity::warning, "/measure", sentence + " Check it before you rely on it."};
}

namespace {

/// "Kroenke, K. and others 2001" for the key of a source.
std::string source_named(const catalogue::Measure& measure, const std::string& key) {
  for (const auto& source : measure.sources)
    if (source.key == key) return source.by + " " + std::to_string(source.year);
  return key;
}

/// A cutoff at which a case begins "at or above" becomes the number just below, and the other way round.
double strict_cutoff(const catalogue::Cutoff& cutoff, catalogue::Better better) {
  const double far = std::numeric_limits<double>::infinity();
  if (cutoff.side == catalogue::Side::at_or_above && better == catalogue::Better::lower)
    return std::nextafter(cutoff.at, -far);
  if (cutoff.side == catalogue::Side::at_or_below && better == catalogue::Better::higher)
    return std::nextafter(cutoff.at, far);
  return cutoff.at;
}

/// Mean and spread of one population, where the catalogue has both.
void add_norm(MeasureFile& out, const catalogue::Measure& measure, const catalogue::Norm& mean) {
  for (const auto& sd : measure.norms)
    if (sd.statistic == catalogue::Statistic::sd && sd.scale == mean.scale &&
        sd.population.text() == mean.population.text())
      out.functional.push_back({mean.value, sd.value, std::string(mean.population.text()), {},
                                source_named(measure, mean.source), std::max(mean.certainty, sd.certainty)});
}

}  // namespace

Result<MeasureFile> numbers_of(const catalogue::Measure& measure, std::string_view scale) {
  const auto found = std::ranges::find_if(measure.scales, [&](const auto& one) {
    return scale.empty() || one.key == scale;
  });
  if (found == measure.scales.end())
    return fail(ErrorKind::not_found, "--scale", "The measure has no score of this name.");
  MeasureFile out;
  out.name = measure.code;
  out.low = found->low;
  out.high = found->high;
  out.better = found->better;
  const auto sourced = [&](double value, const auto& from) {
    return Sourced{value, std::string(from.population.text()), {}, source_named(measure, from.source),
                   from.certainty};
  };
  for (const auto& norm : measure.norms) {
    if (norm.scale != found->key) continue;
    if (norm.statistic == catalogue::Statistic::mean)
      add_norm(out, measure, norm);
    else
      (norm.statistic == catalogue::Statistic::sd ? out.sd : out.reliability)
          .push_back(sourced(norm.value, norm));
  }
  for (const auto& cutoff : measure.cutoffs)
    if (cutoff.scale == found->key) out.cutoffs.push_back(sourced(strict_cutoff(cutoff, found->better), cutoff));
  out.points.emplace();
  for (const auto& change : measure.reliable_change)
    if (change.scale == found->key) out.points->push_back(sourced(change.points, change));
  return out;
}

}  // namespace cairn::outcomes
