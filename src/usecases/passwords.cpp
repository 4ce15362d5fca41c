// SPDX-License-Identifier: Apache-2.0
#include "usecases/passwords.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace cairn {
namespace {

/// What a guesser tries first, once doubled up to reach the length: a password made of little else is refused.
constexpr auto guessed_first = std::to_array<std::string_view>({
    "password", "passwort", "letmein", "welcome", "qwerty", "qwertz", "azerty", "asdfgh", "zxcvbn", "iloveyou", "sunshine",
    "princess", "dragon", "monkey", "football", "baseball", "superman", "batman", "master", "shadow", "michael", "jordan",
    "admin", "administrator", "login", "secret", "changeme", "default", "therapy", "therapist", "therapie", "counselling",
    "psychotherapy", "cairn", "practice", "abc123", "trustno1", "correcthorsebatterystaple", "hunter2", "1q2w3e4r"});

std::string plain(std::string_view password) {
  std::string text;
  for (const char c : password)
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) text += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

bool few_characters(std::string_view text) {
  std::string seen;
  for (const char c : text)
    if (seen.find(c) == std::string::npos) seen += c;
  return seen.size() < 5;
}

bool is_run(std::string_view text) {
  std::size_t steps = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const int step = text[i] - text[i - 1];
    if (step == 1 || step == -1 || step == -9 || step == 9) ++steps;
  }
  return text.size() > 1 && steps * 10 >= (text.size() - 1) * 8;
}

bool mostly_guessed(std::string text) {
  const std::size_t all = text.size();
  for (const std::string_view word : guessed_first)
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word)) text.erase(at, word.size());
  std::erase_if(text, [](char c) { return c >= '0' && c <= '9'; });
  return text.size() * 3 < all;
}

}  // namespace

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

Result<void> check_new_password(std::string_view password, const char* path) {
  if (code_points(password) < shortest_password)
    return fail(ErrorKind::refused, path, "Use at least 15 characters. A short sentence of your own works well.");
  const std::string text = plain(password);
  const bool only_ascii = code_points(password) == password.size();
  if (few_characters(password) || (only_ascii && (is_run(text) || mostly_guessed(text))))
    return fail(ErrorKind::refused, path, "This is one of the first that a stranger would try. Use a short sentence of your own.");
  return {};
}

}  // namespace cairn
