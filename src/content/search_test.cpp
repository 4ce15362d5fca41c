// SPDX-License-Identifier: Apache-2.0
#include "content/search.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

using namespace cairn::catalogue;
using namespace cairn::content;

namespace {

Catalogue small() {
  Catalogue all;
  Aim aim, hidden;
  aim.code = "EASE";
  aim.areas = {
      Area{"EASE.sleep", Words("Sleep"), {Words("Fall asleep more easily")}, {FindWords("insomnia")}, {}},
      Area{"EASE.anx", Words("Worry and fear"), {}, {FindWords("mind reading")}, {}}};
  hidden.code = "SAFE";
  hidden.specialist = true;
  hidden.areas = {Area{"SAFE.coop", Words("Working together inside"), {}, {FindWords("parts")}, {}}};
  all.aims = {aim, hidden};
  Skill skill;
  skill.code = "S23";
  skill.name = Words("Better sleep");
  skill.purpose = Words("Steadier sleep");
  all.skills.push_back(skill);
  return all;
}

const SearchWords words{.groups = {{"awake", "sleep"}}, .help_first = {"suicide", "end my life"}};

std::string first(const SearchIndex& index, std::string_view typed) {
  const auto found = index.search(typed);
  return found.empty() ? "" : found.front().code;
}

}  // namespace

TEST_CASE(
    "a word is found as itself, by its form, beginning, typing error, synonym and inside a joined word") {
  const SearchIndex index(small(), words);
  CHECK(first(index, "sleep") == "EASE.sleep");
  CHECK(first(index, "sleeping") == "EASE.sleep");
  CHECK(first(index, "insom") == "EASE.sleep");
  CHECK(first(index, "insomina") == "EASE.sleep");
  CHECK(first(index, "awake") == "EASE.sleep");
  CHECK(first(index, "mindreading") == "EASE.anx");
  CHECK(first(index, "better sleep") == "S23");
}

TEST_CASE("nothing is found for nothing, for unknown words, or beyond the limit") {
  const SearchIndex index(small(), words);
  CHECK(index.search("").empty());
  CHECK(index.search("?!").empty());
  CHECK(index.search("xylophone").empty());
  CHECK(index.search("sleep", {.limit = 1, .specialist = true}).size() == 1);
  CHECK(index.search(std::string(100'000, 'a') + " sleep").empty());  // only the beginning counts
}

TEST_CASE("what needs the specialist aim is left out when asked") {
  const SearchIndex index(small(), words);
  CHECK(first(index, "parts") == "SAFE.coop");
  CHECK(index.search("parts", {.limit = 20, .specialist = false}).empty());
}

TEST_CASE("best comes first") {
  const SearchIndex index(small(), words);
  const auto found = index.search("sleep");
  REQUIRE(found.size() == 2);
  CHECK(found[0].score >= found[1].score);
  CHECK(found[0].kind == FoundKind::area);
}

TEST_CASE("help comes first for its phrases as a whole, with a typing error in a long single word") {
  const SearchIndex index(small(), words);
  CHECK(index.shows_help_first("Suicide"));
  CHECK(index.shows_help_first("sucide thoughts"));
  CHECK(index.shows_help_first("I will END my life."));
  CHECK_FALSE(index.shows_help_first("my life at the end of the road"));
  CHECK_FALSE(index.shows_help_first(""));
}

TEST_CASE("a catalogue without synonyms is searched all the same; a broken file of them is a fault") {
  const auto dir = std::filesystem::temp_directory_path() / "cairn-search-test";
  std::filesystem::create_directories(dir / "search");
  Faults faults;
  CHECK(read_search_words(dir, faults).groups.empty());
  CHECK(faults.empty());
  std::ofstream(dir / "search/synonyms.toml") << "groups = 7\n";
  read_search_words(dir, faults);
  CHECK(faults.size() == 1);
  std::filesystem::remove_all(dir);
}
