// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/catalogue/aim.hpp"
#include "domain/catalogue/lesson.hpp"
#include "domain/catalogue/measure.hpp"
#include "domain/catalogue/practice.hpp"
#include "domain/catalogue/privacy.hpp"
#include "domain/catalogue/skill.hpp"
#include "domain/catalogue/tool.hpp"

namespace cairn::catalogue {

/// Who a screen is for.
enum class Audience { client, therapist, supervisor, admin, everyone };
BOOST_DESCRIBE_ENUM(Audience, client, therapist, supervisor, admin, everyone)

/// A screen of the app that other things may name as the place where they are met.
struct Screen {
  std::string code;
  int version = 1;
  Words name;
  Audience audience = Audience::client;
  Words says;
  bool specialist = false;  ///< shown only with the specialist aim
};
BOOST_DESCRIBE_STRUCT(Screen, (), (code, version, name, audience, says, specialist))

/// An idea of the model that is no aim, skill, tool or lesson (a principle, a stage, a chart) and where it is
/// met.
struct Idea {
  std::string code;
  int version = 1;
  ClinicalWords name;
  ClinicalWords says;
  Codes met_in;  ///< screens, tools, skills, lessons
};
BOOST_DESCRIBE_STRUCT(Idea, (), (code, version, name, says, met_in))

/// One thing of which a language file holds the words, and how good they are.
struct Translated {
  std::string code;
  std::string status;  ///< e.g. "machine-made, not yet reviewed"
  int texts = 0;       ///< texts that are translated …
  int of = 0;          ///< … of so many that a client reads
};
BOOST_DESCRIBE_STRUCT(Translated, (), (code, status, texts, of))

/// All content, in one language. Lists are in the order in which they are shown.
struct Catalogue {
  std::string language = "en";
  std::vector<Aim> aims;
  std::vector<OpeningQuestion> questions;
  std::vector<Skill> skills;
  std::vector<Tool> tools;
  std::vector<BlindSpot> blind_spots;
  std::vector<Lesson> lessons;
  std::vector<Scene> scenes;
  std::vector<Approach> approaches;
  std::vector<Measure> measures;
  std::vector<WordSet> words;
  std::vector<Template> templates;
  std::vector<FeelingGroup> feelings;
  std::vector<Deck> decks;
  std::vector<PrivacySentence> privacy;
  std::vector<Consent> consents;
  std::vector<CountryPack> packs;
  std::vector<Screen> screens;
  std::vector<Idea> ideas;
  std::vector<Translated> translated;  ///< empty for English; everything else is shown in English
};
BOOST_DESCRIBE_STRUCT(Catalogue, (),
                      (language, aims, questions, skills, tools, blind_spots, lessons, scenes, approaches,
                       measures, words, templates, feelings, decks, privacy, consents, packs, screens, ideas,
                       translated))

/// The thing with that code in one list, or null.
template <class T>
const T* find_code(const std::vector<T>& things, std::string_view code) {
  for (const T& thing : things)
    if (thing.code == code) return &thing;
  return nullptr;
}

/// The area with that code, or null.
inline const Area* find_area(const Catalogue& catalogue, std::string_view code) {
  for (const Aim& aim : catalogue.aims)
    if (const Area* area = find_code(aim.areas, code)) return area;
  return nullptr;
}

}  // namespace cairn::catalogue
