// SPDX-License-Identifier: Apache-2.0
#include "content/check.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "content/links.hpp"
#include "content/reading_grade.hpp"
#include "content/walk.hpp"
#include "content/wording.hpp"

namespace cairn::content {
namespace {

using namespace catalogue;

void check_privacy(const Catalogue& all, Faults& faults) {
  const auto look = [&](const auto& thing, std::string_view folder) {
    const std::string file = file_of(folder, thing.code);
    if (thing.control.empty())
      faults.push_back({file, 0, "/control", "Name the control that makes this true."});
    if (thing.proven_by.empty()) faults.push_back({file, 0, "/proven_by", "Name the check that proves it."});
  };
  for (const PrivacySentence& sentence : all.privacy) look(sentence, "privacy");
  for (const Consent& consent : all.consents) look(consent, "consents");
}

template <class T>
void check_review(std::string_view folder, const T& thing, LocalDate today, Faults& faults) {
  if constexpr (requires { thing.review; }) {
    const Review& review = thing.review;
    const std::string file = file_of(folder, thing.code);
    if (review.reviewer.empty() != review.reviewed_on.empty())
      faults.push_back({file, 0, "/review", "A review has both a name and a day, or neither."});
    for (const auto& [name, day] :
         {std::pair{"reviewed_on", &review.reviewed_on}, std::pair{"review_by", &review.review_by}})
      if (!day->empty() && !date_from(*day))
        faults.push_back({file, 0, "/review/" + std::string(name), "This has to be a day like 2026-11-30."});
    if (const auto done = date_from(review.reviewed_on); done && days_between(*done, today) < 0)
      faults.push_back({file, 0, "/review/reviewed_on", "This day has not come yet."});
  }
}

template <class T>
void check_sources(std::string_view folder, const T& thing, Faults& faults) {
  if constexpr (requires { thing.sources; }) {
    for (std::size_t i = 0; i < thing.sources.size(); ++i)
      if (thing.sources[i].year < 1850 || thing.sources[i].year > 2100)
        faults.push_back(
            {file_of(folder, thing.code), 0, "/sources/" + std::to_string(i) + "/year", "This is no year."});
  }
}

/// Words that only people with the specialist aim may meet (AC-T3), also in the titles of sources.
void check_hidden_words(const Catalogue& all, Faults& faults) {
  constexpr std::array hidden{"DID", "issociative identity", "issociative disorder", "parts of you",
                              "alters"};
  for_each_thing(all, [&](std::string_view folder, const auto& thing) {
    if constexpr (requires { thing.specialist; })
      if (thing.specialist) return;
    const auto look = [&](std::string_view text, std::string path) {
      for (const char* word : hidden)
        if (text.contains(word))
          faults.push_back(
              {file_of(folder, thing.code), 0, path, "This word is only for the specialist aim."});
    };
    auto visit = [&](const Place& place, const auto& said) {
      if (std::remove_cvref_t<decltype(said)>::reader == Reader::client) look(said.text(), place.path());
    };
    for_each_said(thing, Place{}, visit);
    if constexpr (requires { thing.sources.front().title; })
      for (std::size_t i = 0; i < thing.sources.size(); ++i)
        look(thing.sources[i].title, "/sources/" + std::to_string(i) + "/title");
  });
}

/// The node at "/steps/3/say", as deep as it exists.
const Node* node_at(const Node& root, std::string_view path) {
  const Node* at = &root;
  while (!path.empty() && at != nullptr) {
    path.remove_prefix(1);
    const std::string key(path.substr(0, path.find('/')));
    path.remove_prefix(key.size());
    const Node* below = nullptr;
    if (const Node::List* list = at->list()) {
      const std::size_t index = std::strtoul(key.c_str(), nullptr, 10);
      if (index < list->size()) below = &(*list)[index];
    } else {
      below = at->find(key);
    }
    if (below == nullptr) return at;
    at = below;
  }
  return at;
}

void find_lines(const CatalogueFolders& folders, Faults& faults) {
  std::error_code none;
  std::map<std::string, std::optional<Node>> files;
  for (Fault& fault : faults) {
    if (fault.line != 0) continue;
    auto [entry, fresh] = files.try_emplace(fault.file);
    const bool shipped = std::filesystem::exists(folders.shipped / fault.file, none);
    if (fresh)
      if (auto node = read_toml_file((shipped ? folders.shipped : folders.practice) / fault.file, fault.file))
        entry->second = std::move(*node);
    if (entry->second) fault.line = node_at(*entry->second, fault.path)->line;
  }
}

}  // namespace

Faults check_catalogue(const Catalogue& all, LocalDate today) {
  Faults faults;
  if (all.language == "en") faults = check_wording(all);
  std::ranges::move(check_links(all), std::back_inserter(faults));
  for (const Skill& skill : all.skills) check_skill(skill, faults);
  for (const Tool& tool : all.tools) check_tool(tool, faults);
  if (all.language == "en")
    for (const Lesson& lesson : all.lessons) check_lesson(lesson, faults);
  for (const CountryPack& pack : all.packs) check_pack(pack, today, faults);
  for (const Measure& measure : all.measures) check_measure(measure, faults);
  check_privacy(all, faults);
  check_hidden_words(all, faults);
  for_each_thing(all, [&](std::string_view folder, const auto& thing) {
    check_review(folder, thing, today, faults);
    check_sources(folder, thing, faults);
  });
  return faults;
}

Faults check_folder(const CatalogueFolders& folders, LocalDate today) {
  Loaded english =
      read_catalogue({.shipped = folders.shipped, .practice = folders.practice, .language = "en"});
  Faults faults = std::move(english.faults);
  std::ranges::move(check_catalogue(english.catalogue, today), std::back_inserter(faults));
  for (const std::string& language : languages_of(folders.shipped)) {
    if (language == "en") continue;
    // Faults of the English files stand in the list already; only the language's own are added.
    Loaded other =
        read_catalogue({.shipped = folders.shipped, .practice = folders.practice, .language = language});
    std::ranges::copy_if(other.faults, std::back_inserter(faults),
                         [](const Fault& fault) { return fault.file.starts_with("lang/"); });
  }
  find_lines(folders, faults);
  return faults;
}

}  // namespace cairn::content
