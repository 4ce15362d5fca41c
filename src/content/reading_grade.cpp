// SPDX-License-Identifier: Apache-2.0
#include "content/reading_grade.hpp"

#include <algorithm>
#include <string>

namespace cairn::content {
namespace {

bool is_vowel(char c) { return std::string_view("aeiouy").contains(c); }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word_part(char c) {
  return is_letter(c) || is_digit(c) || c == '\'' || static_cast<unsigned char>(c) >= 0xC3;
}

std::string lower_letters(std::string_view word) {
  std::string out;
  for (const char c : word)
    if (is_letter(c)) out += static_cast<char>(c | 0x20);
  return out;
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> ends) {
  return std::ranges::any_of(ends, [&](std::string_view end) { return word.ends_with(end); });
}

/// Is the last vowel group silent, as in "time", "helped", "takes"?
bool has_silent_end(std::string_view word) {
  if (word.ends_with("e"))
    return !(word.size() > 2 && word.ends_with("le") && !is_vowel(word[word.size() - 3]));
  if (word.ends_with("ed")) return word.size() > 3 && !ends_with_any(word, {"ted", "ded"});
  if (word.ends_with("es"))
    return word.size() > 3 && !ends_with_any(word, {"ses", "zes", "ces", "ges", "xes", "ches", "shes"});
  return false;
}

/// Groups of letters whose vowels are spoken apart, as in "idea", "quiet", "being".
int spoken_apart(std::string_view word) {
  int count = 0;
  for (const std::string_view pair :
       {"ia", "io", "iet", "ying", "eing", "oing", "uing", "iou", "eo", "ual", "uat", "idea", "area"})
    if (word.contains(pair)) ++count;
  // "-tion", "-cial", "people" and the like are one.
  for (const std::string_view joined :
       {"tion", "sion", "cial", "tial", "gion", "cious", "tious", "people", "iou"})
    if (word.contains(joined)) --count;
  return std::max(0, count);
}

}  // namespace

TextCount& TextCount::operator+=(const TextCount& other) {
  sentences += other.sentences;
  words += other.words;
  syllables += other.syllables;
  longest_sentence = std::max(longest_sentence, other.longest_sentence);
  return *this;
}

int syllables_in(std::string_view raw) {
  const std::string word = lower_letters(raw);
  if (word.empty()) return 1;
  int groups = 0;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1]))) ++groups;
  if (has_silent_end(word) && groups > 1) {
    const std::size_t tail = word.ends_with("e") ? 1 : 2;
    // Only when that vowel stands alone: "free", "shoe" keep theirs.
    if (!is_vowel(word[word.size() - tail - 1])) --groups;
  }
  return std::max(1, groups + spoken_apart(word));
}

TextCount count_text(std::string_view text) {
  TextCount count;
  int in_sentence = 0;
  const auto end_sentence = [&] {
    if (in_sentence == 0) return;
    ++count.sentences;
    count.longest_sentence = std::max(count.longest_sentence, in_sentence);
    in_sentence = 0;
  };
  for (std::size_t i = 0; i < text.size();) {
    if (!is_word_part(text[i])) {
      const bool stop = std::string_view(".!?:;\n").contains(text[i]);
      const bool inside_number =
          i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
      if (stop && !inside_number) end_sentence();
      ++i;
      continue;
    }
    const std::size_t start = i;
    while (i < text.size() && is_word_part(text[i])) ++i;
    const std::string_view word = text.substr(start, i - start);
    if (!std::ranges::any_of(word, [](char c) { return is_letter(c) || is_digit(c); })) continue;
    ++count.words;
    ++in_sentence;
    count.syllables += syllables_in(word);
  }
  end_sentence();
  return count;
}

double reading_grade(const TextCount& count) {
  if (count.words == 0 || count.sentences == 0) return 0;
  const double words = count.words;
  return std::max(0.0, 0.39 * words / count.sentences + 11.8 * count.syllables / words - 15.59);
}

}  // namespace cairn::content
