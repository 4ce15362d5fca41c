// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "content/fields.hpp"
#include "domain/catalogue/catalogue.hpp"

/// Going through everything in a catalogue without naming each kind.
namespace cairn::content {

/// Calls `visit(folder, list)` for each list of a catalogue (const or not), with the folder where its files
/// stand.
template <class Catalogue, class Visit>
void for_each_list(Catalogue& all, Visit&& visit) {
  visit(std::string_view("aims"), all.aims);
  visit(std::string_view("questions"), all.questions);
  visit(std::string_view("skills"), all.skills);
  visit(std::string_view("tools"), all.tools);
  visit(std::string_view("blind-spots"), all.blind_spots);
  visit(std::string_view("lessons"), all.lessons);
  visit(std::string_view("scenes"), all.scenes);
  visit(std::string_view("approaches"), all.approaches);
  visit(std::string_view("measures"), all.measures);
  visit(std::string_view("words"), all.words);
  visit(std::string_view("templates"), all.templates);
  visit(std::string_view("feelings"), all.feelings);
  visit(std::string_view("decks"), all.decks);
  visit(std::string_view("privacy"), all.privacy);
  visit(std::string_view("consents"), all.consents);
  visit(std::string_view("packs"), all.packs);
  visit(std::string_view("screens"), all.screens);
  visit(std::string_view("ideas"), all.ideas);
}

/// Calls `visit(folder, thing)` for each thing.
template <class Catalogue, class Visit>
void for_each_thing(Catalogue& all, Visit&& visit) {
  for_each_list(all, [&](std::string_view folder, auto& list) {
    for (auto& thing : list) visit(folder, thing);
  });
}

/// "skills/S12.toml"
inline std::string file_of(std::string_view folder, std::string_view code) {
  return std::string(folder) + "/" + std::string(code) + ".toml";
}

/// Calls `visit(place, said)` for each text inside a value. A list of texts is one visit a text.
template <class T, class Visit>
void for_each_said(const T& value, const Place& place, Visit& visit) {
  if constexpr (is_said<T>::value) {
    visit(place, value);
  } else if constexpr (is_optional<T>::value) {
    if (value) for_each_said(*value, place, visit);
  } else if constexpr (is_vector<T>::value) {
    for (std::size_t i = 0; i < value.size(); ++i) for_each_said(value[i], Place{&place, {}, i}, visit);
  } else if constexpr (Described<T>) {
    for_each_member<T>([&](std::string_view name, auto pointer) {
      for_each_said(value.*pointer, Place{&place, name, 0}, visit);
    });
  }
}

}  // namespace cairn::content
