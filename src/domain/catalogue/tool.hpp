// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/catalogue/skill.hpp"

namespace cairn::catalogue {

/// One screen of an understanding tool: what it asks, and the fields that take the answer.
struct Prompt {
  static constexpr std::string_view may_be_left_out = "mode hint clinical";
  std::string key;
  std::string mode;  ///< "quick", "full", "past", "now", "future" …; empty = always
  Words title;
  Words ask;
  Words hint;
  ClinicalWords clinical;  ///< the clinician's label where it differs, e.g. "Perpetuating"
  std::vector<Field> fields;
};
BOOST_DESCRIBE_STRUCT(Prompt, (), (key, mode, title, ask, hint, clinical, fields))

/// One of the ten understanding tools U1-U10.
struct Tool {
  static constexpr std::string_view may_be_left_out = "review";
  std::string code;
  int version = 1;
  Words name;
  Words purpose;
  int minutes = 1;
  std::optional<int> minutes_most;
  Codes areas;
  bool ends_in_now = false;       ///< may not be marked finished without a line about now or next
  std::optional<int> offer_stop;  ///< minutes after which it offers to stop, text kept
  bool pace_rules = false;        ///< opens only with agreed pace and a grounding skill (A8.3)
  Paragraphs before;
  std::vector<Prompt> prompts;
  Paragraphs gives_back;  ///< what the person gets
  Paragraphs cautions;
  Codes next;
  Paragraphs may_help;
  std::vector<Source> sources;
  Review review;
  std::vector<FindWords> find;
  Codes articles;
};
BOOST_DESCRIBE_STRUCT(Tool, (),
                      (code, version, name, purpose, minutes, minutes_most, areas, ends_in_now, offer_stop,
                       pace_rules, before, prompts, gives_back, cautions, next, may_help, sources, review,
                       find, articles))

/// One of the nine blind-spot cards of U1.
struct BlindSpot {
  std::string code;
  int version = 1;
  int order = 0;
  Words name;
  Words says;  ///< in plain words what it means
  Paragraphs examples;
  Codes next;  ///< areas, tools and skills it leads to
  std::vector<FindWords> find;
  Codes articles;
};
BOOST_DESCRIBE_STRUCT(BlindSpot, (), (code, version, order, name, says, examples, next, find, articles))

}  // namespace cairn::catalogue
