// SPDX-License-Identifier: Apache-2.0
#include "content/reading_grade.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>

using namespace cairn::content;

TEST_CASE("syllables are counted as they are spoken") {
  for (const auto& [word, syllables] : std::initializer_list<std::pair<const char*, int>>{
           {"a", 1},         {"time", 1},    {"the", 1},        {"table", 2},   {"helped", 1},
           {"wanted", 2},    {"takes", 1},   {"changes", 2},    {"people", 2},  {"feeling", 2},
           {"quiet", 2},     {"idea", 3},    {"being", 2},      {"station", 2}, {"special", 2},
           {"therapist", 3}, {"anxiety", 4}, {"understand", 3}, {"free", 1},    {"Breathe", 1},
           {"don't", 1},     {"7", 1},       {"everyday", 4},   {"worry", 2},   {"breathing", 2},
           {"saying", 2},    {"boundary", 3}}) {
    CAPTURE(word);
    // One syllable of error is allowed where spelling does not tell; two would move the grade.
    CHECK(std::abs(syllables_in(word) - syllables) <= (syllables > 2 ? 1 : 0));
  }
}

TEST_CASE("sentences end where they end, and a label is one") {
  const auto count = count_text("Breathe in. Count to 4.5, then out? Good\nnext");
  CHECK(count.sentences == 4);
  CHECK(count.words == 10);
  CHECK(count.longest_sentence == 6);
  CHECK(count_text("Slow breathing").sentences == 1);
  CHECK(count_text("").words == 0);
  CHECK(count_text(" … – ").words == 0);
}

TEST_CASE("the grade is that of the formula and rises with long words and sentences") {
  TextCount count{.sentences = 2, .words = 20, .syllables = 26, .longest_sentence = 10};
  CHECK(reading_grade(count) == doctest::Approx(0.39 * 10 + 11.8 * 1.3 - 15.59));
  CHECK(reading_grade({}) == 0);
  const double plain = reading_grade(count_text("You set the pace. You can slow down or stop at any time."));
  const double hard =
      reading_grade(count_text("Psychotherapeutic interventions facilitate the restructuring of maladaptive "
                               "cognitions in symptomatic individuals."));
  CHECK(plain < 2);
  CHECK(hard > 15);
}
