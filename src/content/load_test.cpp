// SPDX-License-Identifier: Apache-2.0
#include "content/load.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

using namespace cairn;
using namespace cairn::content;
namespace fs = std::filesystem;

namespace {

/// A folder that is gone when the test is.
class Folder {
 public:
  Folder()
      : path_(fs::temp_directory_path() / fs::path("cairn-load-" + std::to_string(++count_) + "-" +
                                                   std::to_string(reinterpret_cast<std::uintptr_t>(this)))) {
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const fs::path& path() const { return path_; }
  void write(const std::string& file, const std::string& text) const {
    fs::create_directories((path_ / file).parent_path());
    std::ofstream(path_ / file) << text;
  }

 private:
  static inline int count_ = 0;
  fs::path path_;
};

const char* const good_question =
    "code = \"Q1\"\nversion = 2\norder = 1\ntext = \"What is off?\"\nhint = \"A few words.\"\n";

const Fault* fault_at(const Loaded& loaded, const std::string& path) {
  const auto found = std::ranges::find(loaded.faults, path, &Fault::path);
  return found == loaded.faults.end() ? nullptr : &*found;
}

Loaded read_question(const std::string& text) {
  const Folder folder;
  folder.write("questions/Q1.toml", text);
  return read_catalogue({.shipped = folder.path(), .practice = {}, .language = "en"});
}

}  // namespace

TEST_CASE("the shipped catalogue is read without a fault of form, in every language") {
  const fs::path dir = fs::path(CAIRN_SOURCE_DIR) / "catalog";
  for (const std::string& language : languages_of(dir)) {
    const auto loaded = read_catalogue({.shipped = dir, .practice = {}, .language = language});
    for (const Fault& fault : loaded.faults) FAIL_CHECK(to_line(fault));
    CHECK(loaded.catalogue.aims.size() == 13);
    CHECK(loaded.catalogue.questions.size() == 8);
  }
}

TEST_CASE("a file of the right form is read") {
  const auto loaded = read_question(good_question);
  CHECK(loaded.faults.empty());
  REQUIRE(loaded.catalogue.questions.size() == 1);
  CHECK(loaded.catalogue.questions[0].text.text() == "What is off?");
  CHECK(loaded.catalogue.questions[0].version == 2);
}

TEST_CASE("every fault of form is named with file, line, path and reason") {
  const auto loaded =
      read_question("code = \"Q9\"\nversion = \"one\"\ntext = 7\narticles = \"003\"\ncolour = \"red\"\n");
  REQUIRE(fault_at(loaded, "/code") != nullptr);
  CHECK(fault_at(loaded, "/code")->reason == "The code has to be the name of the file: \"Q1\".");
  REQUIRE(fault_at(loaded, "/version") != nullptr);
  CHECK(fault_at(loaded, "/version")->line == 2);
  CHECK(fault_at(loaded, "/version")->file == "questions/Q1.toml");
  REQUIRE(fault_at(loaded, "/order") != nullptr);
  CHECK(fault_at(loaded, "/order")->reason == "This field is missing.");
  CHECK(fault_at(loaded, "/text") != nullptr);
  CHECK(fault_at(loaded, "/articles") != nullptr);
  REQUIRE(fault_at(loaded, "/colour") != nullptr);
  CHECK(fault_at(loaded, "/colour")->reason.contains("no field \"colour\""));
  CHECK(loaded.faults.size() == 6);
}

TEST_CASE("broken syntax, too long texts and unseen characters are faults") {
  const auto broken = read_question("code = \"Q1\"\nversion = = 1\n");
  REQUIRE(broken.faults.size() == 1);
  CHECK(broken.faults[0].line == 2);
  const auto too_long =
      read_question(std::string(good_question) + "articles = [\"" + std::string(401, 'x') + "\"]\n");
  CHECK(fault_at(too_long, "/articles/0") != nullptr);
  const auto turned = read_question("code = \"Q1\"\nversion = 1\norder = 1\ntext = \"a\\u202Eb\"\n");
  CHECK(fault_at(turned, "/text") != nullptr);
}

TEST_CASE("a choice that is none of the choices says what they are") {
  const Folder folder;
  folder.write("screens/goals.toml",
               "code = \"goals\"\nversion = 1\nname = \"Goals\"\naudience = \"nobody\"\nsays = \"x\"\n");
  const auto loaded = read_catalogue({.shipped = folder.path(), .practice = {}, .language = "en"});
  REQUIRE(loaded.faults.size() == 1);
  CHECK(loaded.faults[0].reason == "This has to be one of: client, therapist, supervisor, admin, everyone.");
}

TEST_CASE("the same code twice and an unknown folder are faults") {
  const Folder folder, practice;
  folder.write("questions/Q1.toml", good_question);
  practice.write("questions/Q1.toml", good_question);
  folder.write("qestions/Q2.toml", good_question);
  const auto loaded =
      read_catalogue({.shipped = folder.path(), .practice = practice.path(), .language = "en"});
  REQUIRE(loaded.faults.size() == 2);
  CHECK(loaded.faults[0].file == "qestions");
  CHECK(loaded.faults[1].path == "/code");
}

TEST_CASE("a language file puts its words over the English ones and nothing else") {
  const Folder folder;
  folder.write("questions/Q1.toml", good_question);
  folder.write("lang/de/questions/Q1.toml",
               "status = \"machine-made\"\nof_version = 2\ntext = \"Was stimmt nicht?\"\n");
  auto loaded = read_catalogue({.shipped = folder.path(), .practice = {}, .language = "de"});
  CHECK(loaded.faults.empty());
  CHECK(loaded.catalogue.questions[0].text.text() == "Was stimmt nicht?");
  CHECK(loaded.catalogue.questions[0].hint.text() == "A few words.");
  REQUIRE(loaded.catalogue.translated.size() == 1);
  CHECK(loaded.catalogue.translated[0].texts == 1);
  CHECK(loaded.catalogue.translated[0].of == 2);

  folder.write("lang/de/questions/Q1.toml", "of_version = 1\norder = 5\ncode = \"Q2\"\n");
  folder.write("lang/de/questions/Q3.toml", "status = \"x\"\nof_version = 1\n");
  loaded = read_catalogue({.shipped = folder.path(), .practice = {}, .language = "de"});
  CHECK(fault_at(loaded, "/order") != nullptr);
  CHECK(fault_at(loaded, "/code") != nullptr);
  CHECK(loaded.faults.size() ==
        5);  // no status, old version, order, code, and a file that English does not have
}

TEST_CASE("a language list of another length is a fault") {
  const Folder folder;
  folder.write(
      "feelings/F01.toml",
      "code=\"F01\"\nversion=1\norder=1\nname=\"Joy\"\nsays=\"x\"\ntone=\"pleasant\"\nwords=[\"a\",\"b\"]\n");
  folder.write("lang/de/feelings/F01.toml", "status=\"m\"\nof_version=1\nwords=[\"a\"]\n");
  const auto loaded = read_catalogue({.shipped = folder.path(), .practice = {}, .language = "de"});
  REQUIRE(loaded.faults.size() == 1);
  CHECK(loaded.faults[0].path == "/words");
}

TEST_CASE("a program that needs the catalogue whole gets an error it can print") {
  const Folder folder;
  folder.write("questions/Q1.toml", "code = \"Q1\"\n");
  CHECK(load_catalogue(folder.path() / "none").error().kind == ErrorKind::not_found);
  CHECK(load_catalogue({.shipped = folder.path(), .practice = {}, .language = "xx"}).error().kind ==
        ErrorKind::not_found);
  CHECK(load_catalogue({.shipped = folder.path(), .practice = {}, .language = "../x"}).error().kind ==
        ErrorKind::not_found);
  const auto faulty = load_catalogue(folder.path());
  REQUIRE_FALSE(faulty);
  CHECK(faulty.error().kind == ErrorKind::invalid);
  CHECK(faulty.error().sentence.contains("questions/Q1.toml"));
}
