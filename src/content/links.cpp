// SPDX-License-Identifier: Apache-2.0
#include "content/links.hpp"

#include "content/walk.hpp"

namespace cairn::content {
namespace {

using namespace catalogue;

/// Calls `visit(path, codes)` for each list of codes by which a thing leads to others.
template <class T, class Visit>
void for_each_link(const T& thing, Visit&& visit) {
  if constexpr (requires { thing.areas.front().substr(0); }) visit("/areas", thing.areas);
  if constexpr (requires { thing.next; }) visit("/next", thing.next);
  if constexpr (requires { thing.screens; }) visit("/screens", thing.screens);
  if constexpr (requires { thing.skills; }) visit("/skills", thing.skills);
  if constexpr (requires { thing.met_in; }) visit("/met_in", thing.met_in);
  if constexpr (std::is_same_v<T, Lesson>) visit("/try_this/opens", thing.try_this.opens);
  if constexpr (std::is_same_v<T, Approach>) {
    visit("/defaults/shows", thing.defaults.shows);
    visit("/defaults/after_clearance", thing.defaults.after_clearance);
  }
  if constexpr (std::is_same_v<T, Template>)
    if (!thing.approach.empty()) visit("/approach", Codes{thing.approach});
  if constexpr (std::is_same_v<T, WordSet>)
    for (std::size_t i = 0; i < thing.lines.size(); ++i)
      visit("/lines/" + std::to_string(i) + "/opens", thing.lines[i].opens);
  if constexpr (std::is_same_v<T, Skill>)
    for (std::size_t i = 0; i < thing.variants.size(); ++i)
      visit("/variants/" + std::to_string(i) + "/offers", thing.variants[i].offers);
}

}  // namespace

std::set<std::string, std::less<>> all_codes(const Catalogue& all) {
  std::set<std::string, std::less<>> codes;
  for_each_thing(all, [&](std::string_view, const auto& thing) { codes.insert(thing.code); });
  for (const Aim& aim : all.aims)
    for (const Area& area : aim.areas) codes.insert(area.code);
  return codes;
}

std::set<std::string, std::less<>> reachable_codes(const Catalogue& all) {
  std::set<std::string, std::less<>> reached;
  for (const Aim& aim : all.aims) {
    reached.insert(aim.code);
    for (const Area& area : aim.areas) reached.insert(area.code);
  }
  // An area shows the skills and tools that name it.
  const auto shown_by_area = [&](const auto& things) {
    for (const auto& thing : things)
      for (const std::string& area : thing.areas)
        if (find_area(all, area) != nullptr) reached.insert(thing.code);
  };
  shown_by_area(all.skills);
  shown_by_area(all.tools);
  for (const Lesson& lesson : all.lessons) reached.insert(lesson.code);
  for (const Idea& idea : all.ideas)
    if (!idea.met_in.empty()) reached.insert(idea.code);
  for_each_thing(all, [&](std::string_view, const auto& thing) {
    for_each_link(
        thing, [&](const std::string&, const Codes& codes) { reached.insert(codes.begin(), codes.end()); });
  });
  return reached;
}

Faults check_links(const Catalogue& all) {
  Faults faults;
  const auto known = all_codes(all);
  for_each_thing(all, [&](std::string_view folder, const auto& thing) {
    const std::string file = file_of(folder, thing.code);
    for_each_link(thing, [&](const std::string& path, const Codes& codes) {
      for (std::size_t i = 0; i < codes.size(); ++i) {
        const std::string here = path + "/" + std::to_string(i);
        if (!known.contains(codes[i]))
          faults.push_back({file, 0, here, "Nothing has the code \"" + codes[i] + "\"."});
        else if (path == "/areas" && find_area(all, codes[i]) == nullptr)
          faults.push_back(
              {file, 0, here, "\"" + codes[i] + "\" is no area. An area looks like EASE.sleep."});
      }
    });
  });
  for (const Idea& idea : all.ideas)
    if (idea.met_in.empty())
      faults.push_back({file_of("ideas", idea.code), 0, "/met_in", "Say where this is met."});
  return faults;
}

}  // namespace cairn::content
