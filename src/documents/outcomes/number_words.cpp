// SPDX-License-Identifier: Apache-2.0
#include "documents/outcomes/number_words.hpp"

#include <fmt/core.h>

#include <cmath>

namespace cairn::documents {

std::string short_number(double value, int digits) {
  if (!std::isfinite(value)) return "–";
  std::string text = fmt::format("{:.{}g}", value, digits);
  return text == "-0" ? "0" : text;
}

std::string in_words(const statistics::Defined<>& value, int digits) {
  if (value) return short_number(*value, digits);
  return "undefined, because " + value.error().because;
}

std::string percent(double share) { return fmt::format("{:.1f} %", 100 * share); }

}  // namespace cairn::documents
