// SPDX-License-Identifier: Apache-2.0
#include "case.hpp"

#include <cmath>
#include <limits>
#include <map>
#include <stdexcept>

#include "synthetic_courses.hpp"

namespace cairn::reference {
namespace {

std::runtime_error lacks(std::string_view name) {
  return std::runtime_error("the parameter " + std::string(name) + " is missing");
}

}  // namespace

std::shared_ptr<const Data> Case::data() const {
  static std::map<std::string, std::shared_ptr<const Data>> kept;
  const std::string generator = dataset.empty() ? text("generator", "") : "";
  const auto path = folder / (dataset + ".csv");
  auto& slot = kept[generator.empty() ? path.string() : generator];
  if (!slot) {
    if (generator.empty() && dataset.empty()) throw NoData("the case names no data");
    slot = std::make_shared<const Data>(generator.empty() ? read_data(path) : synthetic_courses(generator));
  }
  return slot;
}

bool Case::has(std::string_view name) const {
  const Tree* found = params.find(name);
  return found && !found->is_null();
}

std::optional<double> Case::maybe_number(std::string_view name) const {
  const Tree* found = params.find(name);
  if (found && found->list() && found->list()->size() == 1) found = &found->list()->front();
  if (!found || !found->number()) return std::nullopt;
  return *found->number();
}

double Case::number(std::string_view name) const {
  if (const auto found = maybe_number(name)) return *found;
  throw lacks(name);
}

double Case::number(std::string_view name, double otherwise) const {
  return maybe_number(name).value_or(otherwise);
}

std::string Case::text(std::string_view name) const {
  if (!has(name)) throw lacks(name);
  return label_of(*params.find(name));
}

std::string Case::text(std::string_view name, std::string_view otherwise) const {
  return has(name) ? text(name) : std::string(otherwise);
}

bool Case::flag(std::string_view name, bool otherwise) const {
  const Tree* found = params.find(name);
  if (!found) return otherwise;
  if (const auto* flag = found->flag()) return *flag;
  if (const auto* number = found->number()) return *number != 0;
  return otherwise;
}

std::vector<double> Case::numbers(std::string_view name) const {
  const Tree* found = params.find(name);
  if (!found) throw lacks(name);
  constexpr double missing = std::numeric_limits<double>::quiet_NaN();
  if (!found->list()) return {found->number() ? *found->number() : missing};
  std::vector<double> out;
  for (const auto& item : *found->list()) out.push_back(item.number() ? *item.number() : missing);
  return out;
}

std::vector<std::string> Case::texts(std::string_view name) const {
  const Tree* found = params.find(name);
  if (!found) throw lacks(name);
  if (!found->list()) return {label_of(*found)};
  std::vector<std::string> out;
  for (const auto& item : *found->list()) out.push_back(label_of(item));
  return out;
}

statistics::Better Case::better(std::string_view name) const {
  const std::string word = text(name, "lower");
  return word == "higher" || word == "increase" ? statistics::Better::higher : statistics::Better::lower;
}

double rounded(double value, int digits) {
  const double scale = std::pow(10.0, digits);
  const double low = std::floor(value * scale) / scale;
  const double high = std::ceil(value * scale) / scale;
  if (value - low == high - value) return std::fmod(std::floor(value * scale), 2) == 0 ? low : high;
  return value - low < high - value ? low : high;
}

}  // namespace cairn::reference
