// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace cairn::content {

/// What a reading grade is made of.
struct TextCount {
  int sentences = 0;
  int words = 0;
  int syllables = 0;
  int longest_sentence = 0;  ///< words in it

  TextCount& operator+=(const TextCount& other);
};

/// Syllables of one English word by its letters: groups of vowels, without a silent "e", "es" or "ed". At
/// least 1. A number counts as one word of one syllable.
int syllables_in(std::string_view word);

/// Counts sentences, words and syllables of an English text. A sentence ends at . ! ? : or ; or at the end of
/// the text, so that a label is a sentence.
TextCount count_text(std::string_view text);

/// Flesch-Kincaid grade: 0.39 × words/sentences + 11.8 × syllables/words − 15.59 (Kincaid, Fishburne, Rogers
/// and Chissom, 1975), not below 0; 0 for an empty text. It is a rough sign for running text and says little
/// about single words.
double reading_grade(const TextCount& count);

}  // namespace cairn::content
