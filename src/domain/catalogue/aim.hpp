// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/catalogue/words.hpp"

namespace cairn::catalogue {

/// The filter over the aims that the articles name.
enum class Dimension { emotional, cognitive, behavioural, relational, whole_life };
BOOST_DESCRIBE_ENUM(Dimension, emotional, cognitive, behavioural, relational, whole_life)

/// One area of change inside an aim, e.g. EASE.sleep, with example focus points that a person may take and
/// edit.
struct Area {
  std::string code;
  Words name;
  Paragraphs examples;          ///< starting points in a client's own words
  std::vector<FindWords> find;  ///< everyday words that should lead here
  Codes articles;               ///< which of the articles 000-004 name it
};
BOOST_DESCRIBE_STRUCT(Area, (), (code, name, examples, find, articles))

/// One of the 13 aims: a card to pick. It never scores a person.
struct Aim {
  std::string code;
  int version = 1;
  Words name;
  Words says;  ///< one line under the card
  ClinicalWords clinical;
  Words group;  ///< the shelf the card stands on, e.g. "Feel better"
  int order = 0;
  Dimension dimension = Dimension::emotional;
  bool specialist = false;  ///< shown only when client and therapist have turned it on together
  std::vector<Area> areas;
};
BOOST_DESCRIBE_STRUCT(Aim, (),
                      (code, version, name, says, clinical, group, order, dimension, specialist, areas))

/// One of the opening questions (A6.2).
struct OpeningQuestion {
  static constexpr std::string_view may_be_left_out = "hint";
  std::string code;
  int version = 1;
  int order = 0;  ///< the practice may reorder them
  Words text;
  Words hint;      ///< a line that helps to start
  Codes articles;  ///< article that asks it; empty = our own
};
BOOST_DESCRIBE_STRUCT(OpeningQuestion, (), (code, version, order, text, hint, articles))

}  // namespace cairn::catalogue
