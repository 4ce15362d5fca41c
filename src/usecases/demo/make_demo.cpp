// SPDX-License-Identifier: Apache-2.0
#include "usecases/demo/make_demo.hpp"

#include <fstream>
#include <sstream>

#include "usecases/demo/background.hpp"
#include "usecases/demo/tell_story.hpp"
#include "vault/digest.hpp"

namespace cairn::demo {
namespace {

namespace fs = std::filesystem;

constexpr unsigned seed = 20261122;
constexpr const char* marker_name = "cairn-demo";

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

Result<void> clear(const fs::path& folder) {
  if (!fs::exists(folder)) return {};
  if (!fs::exists(folder / marker_name) && !fs::is_empty(folder))
    return fail(ErrorKind::refused, "", "This folder holds something else than a demo practice. Choose an empty one.");
  for (const char* part : {"data", "practice.key", marker_name}) fs::remove_all(folder / part);
  return {};
}

}  // namespace

Result<PracticePlace> make_demo(const fs::path& folder, const fs::path& stories, const Clock& clock,
                                const std::function<void(std::size_t, std::size_t)>& progress) {
  PracticePlace place;
  place.folder = folder / "data";
  place.key_file = folder / "practice.key";
  place.settings.demo = true;
  const std::string story_text = text_of(stories / "harbour-lane.json");
  const std::string background_text = text_of(stories / "background.json");
  const Digest digest = digest_of(story_text + background_text);
  const std::string marker = to_text(utc_date(clock.now())) + " " + to_hex(digest.data(), digest.size()) + "\n";
  if (text_of(folder / marker_name) == marker) return place;

  auto story = read_story(story_text);
  if (!story) return std::unexpected(story.error());
  const auto background = read_background(background_text);
  if (!background) return std::unexpected(background.error());
  if (auto cleared = clear(folder); !cleared) return std::unexpected(cleared.error());
  fs::create_directories(folder);
  std::ofstream(folder / marker_name) << "not finished\n";
  for (Person& person : background_people(*background, *story, seed)) story->people.push_back(std::move(person));

  if (auto made = create_practice(place, story->practice, clock); !made) return std::unexpected(made.error());
  auto open = OpenPractice::open(place, clock);
  if (!open) return std::unexpected(open.error());
  if (auto told = tell((*open)->practice(), *story, progress); !told) return std::unexpected(told.error());
  (*open)->stop();
  std::ofstream(folder / marker_name) << marker;
  return place;
}

}  // namespace cairn::demo
