// SPDX-License-Identifier: Apache-2.0
#include "cli/outcomes/measure.hpp"

#include <fstream>
#include <iterator>

#include "base/json.hpp"
#include "base/json_described.hpp"

namespace cairn::outcomes {
namespace {

template <class Number>
bool fits(const Number& number, const Audience& audience) {
  const auto same = [](const std::optional<std::string>& has, const std::string& wanted) {
    return wanted.empty() || !has || *has == wanted;
  };
  return same(number.population, audience.population) && same(number.language, audience.language);
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

Result<MeasureFile> read_measure(const std::string& path) {
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

std::optional<statistics::Finding> doubt_about(const std::string& what, Certainty certainty) {
  if (certainty == Certainty::read) return std::nullopt;
  const std::string why = certainty == Certainty::quoted
                              ? " was read in a text that quotes its source, not in the source."
                              : " has not been seen in its source.";
  return statistics::Finding{statistics::Severity::warning, "/measure",
                             "The measure's " + what + why + " Check it before you rely on it."};
}

}  // namespace cairn::outcomes
