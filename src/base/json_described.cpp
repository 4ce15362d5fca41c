// SPDX-License-Identifier: Apache-2.0
#include "base/json_described.hpp"

namespace cairn {

bool is_clean_text(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c < 0x20 && c != '\t' && c != '\n') || c == 0x7F) return false;
    // U+202A…U+202E and U+2066…U+2069 turn the direction of the text that follows.
    if (c == 0xE2 && i + 2 < text.size()) {
      const auto second = static_cast<unsigned char>(text[i + 1]);
      const auto third = static_cast<unsigned char>(text[i + 2]);
      if (second == 0x80 && third >= 0xAA && third <= 0xAE) return false;
      if (second == 0x81 && third >= 0xA6 && third <= 0xA9) return false;
    }
  }
  return true;
}

namespace json_detail {

Result<std::int64_t> read_whole(const Json& json, const std::string& path, std::int64_t low, std::int64_t high) {
  const auto* number = std::get_if<Json::Number>(&json.value);
  if (number == nullptr) return fail(ErrorKind::invalid, path, "This has to be a whole number.");
  std::int64_t value = 0;
  const char* end = number->text.data() + number->text.size();
  const auto read = std::from_chars(number->text.data(), end, value);
  if (read.ec == std::errc::invalid_argument || (read.ec == std::errc{} && read.ptr != end))
    return fail(ErrorKind::invalid, path, "This has to be a whole number.");
  if (read.ec != std::errc{} || value < low || value > high)
    return fail(ErrorKind::invalid, path,
                "This has to be a whole number from " + std::to_string(low) + " to " + std::to_string(high) + ".");
  return value;
}

Result<double> read_double(const Json& json, const std::string& path) {
  const auto* number = std::get_if<Json::Number>(&json.value);
  if (number == nullptr) return fail(ErrorKind::invalid, path, "This has to be a number.");
  double value = 0;
  const char* end = number->text.data() + number->text.size();
  const auto read = std::from_chars(number->text.data(), end, value);
  if (read.ec != std::errc{} || read.ptr != end) return fail(ErrorKind::invalid, path, "This number is too large or too small.");
  return value;
}

Result<std::string> read_text(const Json& json, const std::string& path, std::size_t max_bytes) {
  const auto* text = json.text();
  if (text == nullptr) return fail(ErrorKind::invalid, path, "This has to be a text.");
  if (text->size() > max_bytes)
    return fail(ErrorKind::too_large, path, "This can be at most " + std::to_string(max_bytes) + " bytes long.");
  if (!is_clean_text(*text)) return fail(ErrorKind::invalid, path, "This text holds a character that cannot be shown.");
  return *text;
}

}  // namespace json_detail
}  // namespace cairn
