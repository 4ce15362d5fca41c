// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "domain/catalogue/words.hpp"

namespace cairn::catalogue {

/// Exercise = do it now; worksheet = think it through, saved half-done; log = quick repeated note;
/// rehearsal = practise words or behaviour; habit = repeated action with rest days planned.
enum class SkillKind { exercise, worksheet, log, rehearsal, habit };
BOOST_DESCRIBE_ENUM(SkillKind, exercise, worksheet, log, rehearsal, habit)

enum class Energy { low, mid, high };
BOOST_DESCRIBE_ENUM(Energy, low, mid, high)

enum class Intensity { gentle, moderate, strong };
BOOST_DESCRIBE_ENUM(Intensity, gentle, moderate, strong)

/// The six questions of the comfort profile: eyes closed, breath focus, touch or body focus, cold, writing
/// about the past, sound. Each is answered fine / ask me / no.
enum class Comfort { eyes, breath, touch, cold, past, sound };
BOOST_DESCRIBE_ENUM(Comfort, eyes, breath, touch, cold, past, sound)

/// How an answer is given.
enum class FieldKind {
  text,      ///< a few lines
  line,      ///< one line
  lines,     ///< a list of lines
  scale,     ///< a whole number from `low` to `high`
  percent,   ///< 0 to 100
  number,    ///< a number with a unit
  choice,    ///< one of `options`
  choices,   ///< any of `options`
  yes_no,    ///< yes, no or skip
  date,      ///< a day
  time,      ///< a time of day
  feelings,  ///< words from the feelings groups, or own words
  person,    ///< a first name or nickname only
  skill,     ///< one of the skills
  value,     ///< one of the person's own values
  picture    ///< drawn or chosen, stays on the device
};
BOOST_DESCRIBE_ENUM(FieldKind, text, line, lines, scale, percent, number, choice, choices, yes_no, date, time,
                    feelings, person, skill, value, picture)

/// One possible answer of a choice.
struct Option {
  std::string key;
  Words name;
};
BOOST_DESCRIBE_STRUCT(Option, (), (key, name))

/// One thing a person may fill in. Every field may be skipped.
struct Field {
  static constexpr std::string_view may_be_left_out = "hint low_label high_label";
  std::string key;
  FieldKind kind = FieldKind::text;
  Words label;
  Words hint;
  std::optional<int> low, high;
  Words low_label, high_label;
  std::vector<Option> options;
};
BOOST_DESCRIBE_STRUCT(Field, (), (key, kind, label, hint, low, high, low_label, high_label, options))

/// One instruction on one screen.
struct Step {
  Words say;
  std::optional<int> seconds;    ///< how long the screen suggests to stay; the person may always go on
  Codes fields;                  ///< keys of fields shown on this screen
  std::vector<Comfort> touches;  ///< comfort questions this screen touches; on "no" a variant takes its place
};
BOOST_DESCRIBE_STRUCT(Step, (), (say, seconds, fields, touches))

/// What changes when a person has answered "no" (or "ask me") to one comfort question.
enum class VariantEffect {
  hide,  ///< the skill is not offered; `offers` names what is
  swap,  ///< the variant's steps stand in for every step that touches this question
  note   ///< the steps stay; the line is shown first
};
BOOST_DESCRIBE_ENUM(VariantEffect, hide, swap, note)

struct Variant {
  Comfort comfort = Comfort::eyes;
  VariantEffect effect = VariantEffect::note;
  Words say;  ///< the line that the person reads
  std::vector<Step> steps;
  Codes offers;  ///< skills to offer instead
};
BOOST_DESCRIBE_STRUCT(Variant, (), (comfort, effect, say, steps, offers))

/// A therapist's tick, with reason and date, that a strong skill needs first.
struct Clearance {
  bool always = false;  ///< true: nobody sees it before; false: only in the situations of `when`
  ClinicalWords when;   ///< for whom it is needed
  std::vector<ClinicalWords> questions;  ///< what the therapist asks before the tick
  Words shown;                           ///< what the client reads until then
};
BOOST_DESCRIBE_STRUCT(Clearance, (), (always, when, questions, shown))

/// One of the 50 skills, or a practice's own.
struct Skill {
  static constexpr std::string_view may_be_left_out = "rating review";
  std::string code;
  int version = 1;
  Words name;
  Words purpose;
  SkillKind kind = SkillKind::exercise;
  Codes areas;
  int minutes = 1;                  ///< least
  std::optional<int> minutes_most;  ///< most, when it differs
  Energy energy = Energy::low;
  Intensity intensity = Intensity::gentle;
  bool right_now = false;    ///< stands on the Right now shelf: at most 2 minutes, works without a network
  bool specialist = false;   ///< shown only with the specialist aim
  bool home_safety = false;  ///< when home may be unsafe, the safety note comes first
  Words rating;              ///< what before and after 0-10 rate; empty = no rating
  Paragraphs before;         ///< before you start
  std::vector<Step> steps;
  std::vector<Variant> variants;
  Paragraphs cautions;
  std::optional<Clearance> clearance;
  std::vector<Field> fields;
  Paragraphs may_help;  ///< what it may do and why, hedged
  Codes next;           ///< tools, skills or lessons that go with it
  std::vector<Source> sources;
  Review review;
  std::vector<FindWords> find;
  Codes articles;
};
BOOST_DESCRIBE_STRUCT(Skill, (),
                      (code, version, name, purpose, kind, areas, minutes, minutes_most, energy, intensity,
                       right_now, specialist, home_safety, rating, before, steps, variants, cautions,
                       clearance, fields, may_help, next, sources, review, find, articles))

}  // namespace cairn::catalogue
