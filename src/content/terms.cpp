// SPDX-License-Identifier: Apache-2.0
#include "content/terms.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cairn::content {
namespace {

constexpr std::array<std::string_view, 69> small_words{
    "a",    "an",    "and",   "are",     "as",   "at",  "be",   "been", "but",  "by",  "do",     "does",
    "for",  "from",  "get",   "getting", "had",  "has", "have", "he",   "her",  "him", "his",    "i",
    "if",   "im",    "in",    "is",      "it",   "its", "ive",  "me",   "more", "my",  "myself", "of",
    "on",   "or",    "our",   "out",     "own",  "she", "so",   "some", "that", "the", "their",  "them",
    "then", "there", "they",  "this",    "to",   "too", "up",   "us",   "very", "was", "we",     "were",
    "what", "when",  "where", "which",   "with", "you", "your", "how",  "want"};

/// The plain letter for the second byte of a two-byte Latin letter after 0xC3; 0 when there is none.
char plain_letter(unsigned char second) {
  constexpr std::string_view plain = "aaaaaaaceeeeiiiidnooooo ouuuuypsaaaaaaaceeeeiiiidnooooo ouuuuypy";
  const std::size_t at = second - 0x80U;
  return at < plain.size() && plain[at] != ' ' ? plain[at] : '\0';
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::exchange(word, {}));
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      word += static_cast<char>(c);
    else if (c >= 'A' && c <= 'Z')
      word += static_cast<char>(c | 0x20);
    else if (c == '\'')
      continue;
    else if (c == 0xE2 && i + 2 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0x80 &&
             static_cast<unsigned char>(text[i + 2]) == 0x99)
      i += 2;  // a curly apostrophe
    else if (c == 0xC3 && i + 1 < text.size()) {
      if (const char letter = plain_letter(static_cast<unsigned char>(text[++i])); letter != '\0')
        word += letter;
    } else if (c >= 0x80)
      word += static_cast<char>(c);  // other scripts: as they are
    else
      end_word();
  }
  end_word();
  return words;
}

}  // namespace

std::string stem(std::string word) {
  const auto cut = [&](std::string_view end, std::size_t least, std::string_view instead = {}) {
    if (!word.ends_with(end) || word.size() < end.size() + least) return false;
    word.replace(word.size() - end.size(), end.size(), instead);
    return true;
  };
  if (cut("ies", 2, "y") || cut("sses", 2, "ss")) return word;
  if (!word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is")) cut("s", 3);
  if (!cut("iness", 3, "y") && (cut("ness", 3) || cut("ments", 3) || cut("ment", 4))) return word;
  if (cut("ingly", 3) || cut("ing", 3) || cut("edly", 3) || cut("ed", 3) || cut("ly", 4)) {
    const std::size_t n = word.size();
    if (n > 3 && word[n - 1] == word[n - 2] && !std::string_view("lsz").contains(word[n - 1]))
      word.pop_back();
  }
  if (word.size() > 3) cut("e", 3);
  if (word.size() > 4 && word.ends_with("i")) word.back() = 'y';
  return word;
}

std::vector<std::string> terms_in(std::string_view text) {
  std::vector<std::string> all = split(text), kept;
  for (const std::string& word : all)
    if (std::ranges::find(small_words, word) == small_words.end()) kept.push_back(stem(word));
  if (!kept.empty()) return kept;
  for (std::string& word : all) word = stem(std::move(word));
  return all;
}

std::string plain_text(std::string_view text) {
  std::string out = " ";
  for (const std::string& word : split(text)) out += word + " ";
  return out;
}

int typing_distance(std::string_view one, std::string_view other, int limit) {
  constexpr std::size_t longest = 32;
  const auto n = one.size(), m = other.size();
  if (n > longest || m > longest || (n > m ? n - m : m - n) > static_cast<std::size_t>(limit))
    return limit + 1;
  std::array<std::array<int, longest + 1>, 3> rows{};
  for (std::size_t j = 0; j <= m; ++j) rows[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= n; ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i - 1) % 3];
    row[0] = static_cast<int>(i);
    int least = row[0];
    for (std::size_t j = 1; j <= m; ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
        row[j] = std::min(row[j], rows[(i - 2) % 3][j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
  }
  return std::min(rows[n % 3][m], limit + 1);
}

}  // namespace cairn::content
