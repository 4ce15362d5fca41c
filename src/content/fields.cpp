// SPDX-License-Identifier: Apache-2.0
#include "content/fields.hpp"

#include <cmath>

namespace cairn::content {

void take_text(const Node& node, const Place& place, std::size_t max_bytes, std::string& into,
               Reading& reading) {
  const std::string* text = node.text();
  if (text == nullptr) return reading.fault(node, place, "This has to be a text in \"quotes\".");
  if (text->size() > max_bytes)
    return reading.fault(node, place,
                         "This is longer than " + std::to_string(max_bytes) + " bytes. Split it up.");
  if (!is_clean_text(*text))
    return reading.fault(node, place, "This text holds a character that cannot be shown.");
  into = *text;
}

void take_whole(const Node& node, const Place& place, std::int64_t low, std::int64_t high, std::int64_t& into,
                Reading& reading) {
  const auto* whole = std::get_if<std::int64_t>(&node.value);
  if (whole == nullptr || *whole < low || *whole > high)
    return reading.fault(node, place, "This has to be a whole number without quotes.");
  into = *whole;
}

void take_number(const Node& node, const Place& place, double& into, Reading& reading) {
  if (const auto* whole = std::get_if<std::int64_t>(&node.value))
    into = static_cast<double>(*whole);
  else if (const auto* number = std::get_if<double>(&node.value); number != nullptr && std::isfinite(*number))
    into = *number;
  else
    reading.fault(node, place, "This has to be a number without quotes.");
}

std::string unknown_field(std::string_view key, const std::vector<std::string_view>& known) {
  std::string names;
  for (const std::string_view name : known) names.append(names.empty() ? "" : ", ").append(name);
  return "The form has no field \"" + std::string(key.substr(0, 40)) + "\". It has: " + names + ".";
}

}  // namespace cairn::content
