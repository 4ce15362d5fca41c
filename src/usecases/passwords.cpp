// SPDX-License-Identifier: Apache-2.0
#include "usecases/passwords.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <unordered_set>
#include <vector>

#include "vault/password_text.hpp"

namespace cairn {
namespace {

/// What a guesser puts together to reach the length: a password made of little else is refused.
constexpr auto guessed_first = std::to_array<std::string_view>({
    "password", "passwort", "letmein", "welcome", "qwerty", "qwertz", "azerty", "asdfgh", "zxcvbn", "iloveyou", "sunshine",
    "princess", "dragon", "monkey", "football", "baseball", "superman", "batman", "master", "shadow", "michael", "jordan",
    "admin", "administrator", "login", "secret", "changeme", "default", "therapy", "therapist", "therapie", "counselling",
    "psychotherapy", "cairn", "practice", "praxis", "abc123", "trustno1", "correcthorsebatterystaple", "hunter2", "1q2w3e4r"});

bool is_mark(char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0 && static_cast<unsigned char>(c) < 128; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

/// Letters and digits only, in small letters.
std::string plain(std::string_view text) {
  std::string out = lowered(text);
  std::erase_if(out, is_mark);
  return out;
}

/// With the digits and marks that are written for letters turned back.
std::string without_disguise(std::string text) {
  constexpr std::string_view from = "013457@$!";
  constexpr std::string_view to = "oleastasi";
  for (char& c : text)
    if (const auto at = from.find(c); at != std::string_view::npos) c = to[at];
  return text;
}

std::string without_ends(std::string_view text) {
  const auto trimmed = [](char c) { return is_digit(c) || is_mark(c); };
  while (!text.empty() && trimmed(text.back())) text.remove_suffix(1);
  while (!text.empty() && trimmed(text.front())) text.remove_prefix(1);
  return std::string(text);
}

/// The part that a text repeats from end to end; the text itself when it repeats none.
std::string_view repeated_part(std::string_view text) {
  for (std::size_t size = 1; size <= text.size() / 2; ++size) {
    bool repeats = true;
    for (std::size_t i = size; i < text.size() && repeats; ++i) repeats = text[i] == text[i - size];
    if (repeats) return text.substr(0, size);
  }
  return text;
}

bool is_listed(std::string_view form) {
  static const std::unordered_set<std::string_view> common(common_passwords().begin(), common_passwords().end());
  return common.contains(form) || common.contains(repeated_part(form));
}

/// Whether a password is a common one, with or without what people put before and behind it. A common one may itself end in
/// digits, so what stands behind is taken off one by one.
bool is_common(std::string_view password) {
  const std::string text = lowered(password);
  for (const std::string& form : {text, plain(text), without_disguise(text), without_ends(text), without_ends(without_disguise(text))}) {
    std::string_view rest = form;
    if (is_listed(rest)) return true;
    while (!rest.empty() && (is_digit(rest.back()) || is_mark(rest.back()))) {
      rest.remove_suffix(1);
      if (is_listed(rest) || is_listed(without_disguise(std::string(rest)))) return true;
    }
  }
  return false;
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

/// Words of at least four letters, apart.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : lowered(text)) {
    if (is_mark(c)) words.emplace_back();
    else words.back() += c;
  }
  std::erase_if(words, [](const std::string& word) { return word.size() < 4; });
  return words;
}

/// Whether little is left without the words that a guesser knows.
bool mostly_guessed(std::string text, const std::vector<std::string>& own_words) {
  const std::size_t all = text.size();
  const auto take_out = [&](std::string_view word) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word)) text.erase(at, word.size());
  };
  for (const auto& word : own_words) take_out(word);
  for (const auto word : guessed_first) take_out(word);
  std::erase_if(text, is_digit);
  return text.size() * 3 < all;
}

}  // namespace

bool is_long(std::string_view typed) {
  const auto password = password_text(typed);
  return password && code_points(*password) >= shortest_password;
}

Result<void> check_new_password(const Practice& practice, std::string_view typed, const char* path, bool one_of_two,
                                std::string_view login) {
  const auto password = password_text(typed);
  if (!password) return fail(ErrorKind::refused, path, "This is no text that a keyboard writes. Choose another one.");
  const std::size_t length = code_points(*password);
  if (length > longest_password) return fail(ErrorKind::refused, path, "Use at most 256 characters.");
  if (one_of_two && length < shortest_of_two) return fail(ErrorKind::refused, path, "Use at least 8 characters.");
  if (!one_of_two && length < shortest_password)
    return fail(ErrorKind::refused, path, "Use at least 15 characters. A short sentence of your own works well.");
  auto own_words = words_of(practice.name.reveal());
  for (auto& word : words_of(login)) own_words.push_back(std::move(word));
  const std::string text = plain(*password);
  const bool only_ascii = length == password->size();
  if (few_characters(*password) || is_common(*password) || (only_ascii && (is_run(text) || mostly_guessed(text, own_words))))
    return fail(ErrorKind::refused, path, "This is one of the first that a stranger would try. Use a short sentence of your own.");
  return {};
}

}  // namespace cairn
