// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/catalogue/words.hpp"

namespace cairn::catalogue {

/// A line that opens something: a skill, a tool, a lesson or a screen.
struct TryThis {
  Words say;
  Codes opens;
};
BOOST_DESCRIBE_STRUCT(TryThis, (), (say, opens))

/// One education topic: one screen of 80 to 150 words.
struct Lesson {
  static constexpr std::string_view may_be_left_out = "review";
  std::string code;
  int version = 1;
  Words name;
  Paragraphs text;
  Paragraphs short_words;  ///< a box in very short words; needed where the text is harder
  TryThis try_this;
  Words ask;  ///< the topic that "Ask my therapist" adds
  Codes areas;
  bool specialist = false;  ///< shown only with the specialist aim
  bool signed_in = false;   ///< not on the public site
  std::vector<Source> sources;
  Review review;
  std::vector<FindWords> find;
  Codes articles;
};
BOOST_DESCRIBE_STRUCT(Lesson, (),
                      (code, version, name, text, short_words, try_this, ask, areas, specialist, signed_in,
                       sources, review, find, articles))

}  // namespace cairn::catalogue
