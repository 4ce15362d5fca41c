// SPDX-License-Identifier: Apache-2.0
#include "usecases/demo/make_demo.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "usecases/demo/background.hpp"
#include "usecases/demo/tell_story.hpp"
#include "usecases/records.hpp"
#include "usecases/entries.hpp"
#include "usecases/sign_in.hpp"

using namespace cairn;

namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("cairn-demo-test-" + to_text(make_id<EntryId>()));
  ~Folder() { fs::remove_all(path); }
};

const fs::path stories = fs::path(CAIRN_SOURCE_DIR) / "catalog" / "demo";

void quiet(std::size_t, std::size_t) {}

}  // namespace

TEST_CASE("Harbour Lane: everybody is there, and the rules took every line of their stories") {
  const Folder folder;
  const SystemClock clock;
  const auto place = demo::make_demo(folder.path, stories, clock, quiet);
  REQUIRE_MESSAGE(place.has_value(), place.error().sentence);
  const auto open = OpenPractice::open(*place, clock);
  REQUIRE(open.has_value());
  const Practice& practice = (*open)->practice();
  CHECK(practice.settings.demo);
  const auto people = demo_people(practice, *admit(practice, Deed::enter_demo, ""));
  REQUIRE(people.has_value());
  CHECK(people->people.size() == 69);  // 9 who work there, 24 with a story, 36 in the background
  CHECK(people->people.front().name.reveal() == "Ana Duarte");

  const auto enter = [&](const std::string& name) {
    for (const DemoPerson& person : people->people)
      if (person.name.reveal() == name) return enter_demo(practice, *admit(practice, Deed::enter_demo, ""), {person.account, false}, "")->token;
    FAIL("nobody is called " << name);
    return std::string();
  };
  const auto count = [&](const std::string& reader, const std::string& owner) {
    const std::string token = enter(reader);
    const auto records = list_records(practice, *admit(practice, Deed::list_records, token));
    for (const RecordView& record : records->records)
      for (const RecordPerson& person : record.people)
        if (person.account == record.owner && person.name.reveal() == owner)
          return read_entries(practice, *admit(practice, Deed::read_entries, token, record.id), "")->entries.size();
    return std::size_t{0};
  };
  CHECK(count("Maya Osei", "Maya Osei") == 2);  // the session that was, and the one that comes: nothing of her own yet
  CHECK(count("Lena Vogel", "Lena Vogel") > 60);
  CHECK(count("Dr Noor Rahimi", "Lena Vogel") < count("Lena Vogel", "Lena Vogel"));
  CHECK(count("Ana Duarte", "Lena Vogel") == 0);   // not in her care
  CHECK(count("Ben Achterberg", "Hannah Roy") == 0);  // no longer in his
  CHECK(count("Hannah Roy", "Hannah Roy") > 10);   // and hers to read
}

TEST_CASE("the same day finds the demo as it was left, and a folder of something else is left alone") {
  const Folder folder;
  const SystemClock clock;
  REQUIRE(demo::make_demo(folder.path, stories, clock, quiet).has_value());
  std::size_t told = 0;
  REQUIRE(demo::make_demo(folder.path, stories, clock, [&](std::size_t, std::size_t) { ++told; }).has_value());
  CHECK(told == 0);
  const Folder other;
  fs::create_directories(other.path);
  std::ofstream(other.path / "thesis.txt") << "mine\n";
  CHECK(demo::make_demo(other.path, stories, clock, quiet).error().kind == ErrorKind::refused);
  CHECK(fs::exists(other.path / "thesis.txt"));
}

TEST_CASE("the people in the background are the same for the same seed") {
  std::ifstream in(stories / "background.json");
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const auto background = demo::read_background(text);
  REQUIRE(background.has_value());
  demo::Story story;
  story.staff = {{"ana", Line("Ana"), Role::therapist, {}, {}}, {"ben", Line("Ben"), Role::therapist, {}, {}}};
  const auto shape = [&](unsigned seed) {
    std::string all;
    for (const demo::Person& person : demo::background_people(*background, story, seed)) all += to_json(person);
    return all;
  };
  CHECK(shape(1) == shape(1));
  CHECK(shape(1) != shape(2));
}
