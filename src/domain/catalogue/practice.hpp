// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "domain/catalogue/words.hpp"

/// What therapist and client do together: rehearsal scenes, approaches, templates, sets of words for a
/// screen.
namespace cairn::catalogue {

/// Who the other person in a rehearsal is.
enum class OtherPerson { boss, partner, family, close_friend, co_worker, therapist, other };
BOOST_DESCRIBE_ENUM(OtherPerson, boss, partner, family, close_friend, co_worker, therapist, other)

/// The likely replies of A7.5.
enum class ReplyKind { agree, angry, quiet, change_subject, say_no, other };
BOOST_DESCRIBE_ENUM(ReplyKind, agree, angry, quiet, change_subject, say_no, other)

/// One branch of a rehearsal.
struct Reply {
  ReplyKind kind = ReplyKind::agree;
  Words they_say;
  Words my_answer;
  Words exit_line;
};
BOOST_DESCRIBE_STRUCT(Reply, (), (kind, they_say, my_answer, exit_line))

/// A rehearsal scene to start from; every word may be changed.
struct Scene {
  std::string code;
  int version = 1;
  Words name;
  OtherPerson who = OtherPerson::other;
  Words situation;
  Paragraphs want_to_say;
  Paragraphs afraid_of;
  Words boundary;
  std::vector<Reply> replies;  ///< at most six
  Paragraphs after;            ///< what is asked after the real event
  Words safety;                ///< shown first when the other person may be dangerous
  Codes areas;
  Codes skills;
  std::vector<FindWords> find;
};
BOOST_DESCRIBE_STRUCT(Scene, (),
                      (code, version, name, who, situation, want_to_say, afraid_of, boundary, replies, after,
                       safety, areas, skills, find))

/// What an approach switches on. It changes suggestions and defaults only; nothing is hidden or lost.
struct Defaults {
  Codes shows;                ///< tools, skills and screens that are suggested first
  Codes after_clearance;      ///< suggested once the therapist has cleared them
  std::string session_start;  ///< "agenda", "topics" or "none"
  std::string horizon;        ///< "short", "long" or "either"
  bool step_each_session = false;
  bool step_nudges = false;      ///< false: no step pressure
  bool expected_course = false;  ///< false: the band chart starts switched off
  bool off_track_sign = false;
  bool few_measures = false;
};
BOOST_DESCRIBE_STRUCT(Defaults, (),
                      (shows, after_clearance, session_start, horizon, step_each_session, step_nudges,
                       expected_course, off_track_sign, few_measures))

struct Approach {
  static constexpr std::string_view may_be_left_out = "review";
  std::string code;
  int version = 1;
  int order = 0;
  Words name;
  ClinicalWords clinical;
  Paragraphs explains;
  Paragraphs not_for;  ///< honest limits, hedged
  Defaults defaults;
  std::vector<Source> sources;
  Review review;
  std::vector<FindWords> find;
  Codes articles;
};
BOOST_DESCRIBE_STRUCT(Approach, (),
                      (code, version, order, name, clinical, explains, not_for, defaults, sources, review,
                       find, articles))

/// One line of a word set; `key` stays the same when the words change.
struct Line {
  static constexpr std::string_view may_be_left_out = "more clinical";
  std::string key;
  Words text;
  Words more;  ///< what opens below it, or its second line
  ClinicalWords clinical;
  Codes opens;
};
BOOST_DESCRIBE_STRUCT(Line, (), (key, text, more, clinical, opens))

/// The words of one part of the app: phases, pace, notice board, relationship check, setbacks, endings …
struct WordSet {
  std::string code;
  int version = 1;
  Words name;
  ClinicalWords about;
  bool specialist = false;
  Codes screens;  ///< where it is shown
  std::vector<Line> lines;
};
BOOST_DESCRIBE_STRUCT(WordSet, (), (code, version, name, about, specialist, screens, lines))

enum class TemplateKind { plan, record_note, process_note, staying_well, case_brief, letter };
BOOST_DESCRIBE_ENUM(TemplateKind, plan, record_note, process_note, staying_well, case_brief, letter)

/// One section of a template.
struct Section {
  static constexpr std::string_view may_be_left_out = "ask clinical_title clinical_ask";
  std::string key;
  Words title;  ///< what the client reads
  Words ask;
  ClinicalWords clinical_title;
  ClinicalWords clinical_ask;
  bool may_skip = false;
};
BOOST_DESCRIBE_STRUCT(Section, (), (key, title, ask, clinical_title, clinical_ask, may_skip))

/// A plan or note template, perhaps for one approach.
struct Template {
  static constexpr std::string_view may_be_left_out = "approach";
  std::string code;
  int version = 1;
  TemplateKind kind = TemplateKind::plan;
  Words name;
  std::string approach;  ///< code of an approach; empty = for all
  std::vector<Section> sections;
};
BOOST_DESCRIBE_STRUCT(Template, (), (code, version, kind, name, approach, sections))

/// A group of feeling words. Feelings are not good or bad; `tone` only orders the shelf.
enum class Tone { pleasant, unpleasant, mixed };
BOOST_DESCRIBE_ENUM(Tone, pleasant, unpleasant, mixed)

struct FeelingGroup {
  std::string code;
  int version = 1;
  int order = 0;
  Words name;
  Words says;  ///< what this group of feelings may be telling
  Tone tone = Tone::mixed;
  Paragraphs words;  ///< from weak to strong
};
BOOST_DESCRIBE_STRUCT(FeelingGroup, (), (code, version, order, name, says, tone, words))

/// One card to sort.
struct Card {
  static constexpr std::string_view may_be_left_out = "says";
  std::string key;
  Words name;
  Words says;
};
BOOST_DESCRIBE_STRUCT(Card, (), (key, name, says))

/// A deck of cards: values, strengths.
struct Deck {
  std::string code;
  int version = 1;
  Words name;
  Words ask;
  std::vector<Card> cards;
};
BOOST_DESCRIBE_STRUCT(Deck, (), (code, version, name, ask, cards))

}  // namespace cairn::catalogue
