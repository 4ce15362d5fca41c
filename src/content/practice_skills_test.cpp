// SPDX-License-Identifier: Apache-2.0
#include "content/practice_skills.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

using namespace cairn;
using namespace cairn::content;
namespace fs = std::filesystem;

namespace {

const fs::path shipped = fs::path(CAIRN_SOURCE_DIR) / "catalog";
const LocalDate today = *date_from("2026-11-22");

/// A folder for one test.
struct Folder {
  fs::path path;
  explicit Folder(const char* name)
      : path(fs::temp_directory_path() / (std::string("cairn-practice-") + name)) {
    fs::remove_all(path);
    fs::create_directories(path / "skills");
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  fs::path write(const std::string& name, const std::string& text) const {
    std::ofstream(path / name) << text;
    return path / name;
  }
};

std::string skill_text(const std::string& code, int version, const std::string& area,
                       const std::string& may_help) {
  return "code = \"" + code + "\"\nversion = " + std::to_string(version) +
         "\nname = \"Walk and look\"\npurpose = \"Clear your head outside\"\nkind = \"exercise\"\nareas = "
         "[\"" +
         area +
         "\"]\nminutes = 10\nenergy = \"mid\"\nintensity = \"gentle\"\nbefore = [\"Put on shoes.\"]\n"
         "steps = [{ say = \"Walk to the door.\" }, { say = \"Look for five green things.\" }]\nmay_help = "
         "[\"" +
         may_help + "\"]\nsources = [{ by = \"Our practice\", title = \"Our own\", year = 2026 }]\n";
}

PracticeSkills read(const Folder& folder, const std::vector<fs::path>& files) {
  return read_practice_skills({.shipped = shipped, .practice = folder.path, .language = "en"}, files, today);
}

bool has(const Faults& faults, std::string_view path) {
  return std::ranges::find(faults, path, &Fault::path) != faults.end();
}

}  // namespace

TEST_CASE("a practice's own skill that keeps the rules is read without a fault") {
  const Folder folder("good");
  const auto file =
      folder.write("P-01.toml", skill_text("P-01", 1, "EASE.str", "It can clear the head for some people."));
  const auto result = read(folder, {file});
  for (const Fault& fault : result.faults) FAIL_CHECK(to_line(fault));
  REQUIRE(result.skills.size() == 1);
  CHECK(review_line(result.skills[0].review) == "Not yet reviewed by a clinician.");
}

TEST_CASE("a practice's skill is held to the same rules as ours") {
  const Folder folder("rules");
  const auto promise =
      folder.write("P-02.toml", skill_text("P-02", 1, "EASE.nowhere", "It will cure stress."));
  const auto faults = read(folder, {promise}).faults;
  CHECK(has(faults, "/areas/0"));
  CHECK(has(faults, "/may_help/0"));
  CHECK(has(faults, "/may_help"));
}

TEST_CASE("it cannot take the place of a shipped skill, stand in a file of another name, or be given twice") {
  const Folder folder("names");
  const auto shipped_code = folder.write("S01.toml", skill_text("S01", 9, "EASE.str", "It can help."));
  CHECK(has(read(folder, {shipped_code}).faults, "/code"));
  const auto other_name = folder.write("P-03.toml", skill_text("P-04", 1, "EASE.str", "It can help."));
  CHECK(has(read(folder, {other_name}).faults, "/code"));
  const auto good = folder.write("P-05.toml", skill_text("P-05", 1, "EASE.str", "It can help."));
  CHECK(has(read(folder, {good, good}).faults, "/code"));
  CHECK_FALSE(read(folder, {folder.path / "P-none.toml"}).faults.empty());
}

TEST_CASE("a newer version takes the place of the old one, the same version does not") {
  const Folder folder("versions");
  folder.write("skills/P-06.toml", skill_text("P-06", 1, "EASE.str", "It can help."));
  const auto same = folder.write("P-06.toml", skill_text("P-06", 1, "EASE.str", "It can help."));
  CHECK(has(read(folder, {same}).faults, "/version"));
  const auto newer = folder.write("P-06.toml", skill_text("P-06", 2, "EASE.str", "It may help."));
  CHECK(read(folder, {newer}).faults.empty());
}
