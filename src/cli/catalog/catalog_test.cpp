// SPDX-License-Identifier: Apache-2.0
#include "cli/catalog/catalog.hpp"

#include <doctest/doctest.h>

#include <charconv>
#include <fstream>
#include <sstream>

#include "base/json.hpp"

using namespace cairn;
using namespace cairn::cli;
namespace fs = std::filesystem;

namespace {

/// What one run of `cairn catalog …` said.
struct Ran {
  int code = 0;
  std::string out, err;
};

Ran run(std::vector<std::string> words, const std::string& dir = CAIRN_SOURCE_DIR "/catalog") {
  words.insert(words.begin(), "catalog");
  words.insert(words.end(), {"--dir", dir});
  std::vector<const char*> argv;
  for (const std::string& word : words) argv.push_back(word.c_str());
  std::ostringstream out, err;
  const int code =
      run_catalog(static_cast<int>(argv.size()), argv.data(), Terminal{out, err, *date_from("2026-11-22")});
  return {code, out.str(), err.str()};
}

fs::path temporary(const char* name) {
  return fs::temp_directory_path() / (std::string("cairn-cli-catalog-") + name);
}

}  // namespace

TEST_CASE("check is content with the shipped catalogue, and names every fault of a broken one") {
  const Ran good = run({"check"});
  CHECK(good.out == "The catalogue is in order.\n");
  CHECK(good.code == exit_fine);
  const fs::path dir = temporary("broken");
  fs::create_directories(dir / "questions");
  std::ofstream(dir / "questions/Q1.toml") << "code = \"Q1\"\nversion = 1\norder = 1\ntext = \"Go on!\"\n";
  const Ran broken = run({"check"}, dir.string());
  CHECK(broken.code == exit_faults);
  CHECK(broken.out == "questions/Q1.toml:4 /text: No exclamation marks.\n1 fault.\n");
  const Ran json = run({"check", "--json"}, dir.string());
  const auto faults = parse_json(json.out);
  REQUIRE(faults);
  CHECK(*faults->list()->front().find("path")->text() == "/text");
  fs::remove_all(dir);
  CHECK(run({"check"}, dir.string()).code == exit_usage);
}

TEST_CASE("show prints a thing or an area, as text or as JSON") {
  const Ran skill = run({"show", "S12"});
  CHECK(skill.code == exit_fine);
  CHECK(skill.out.contains("name: Kind voice"));
  CHECK(skill.out.contains("Not yet reviewed by a clinician."));
  CHECK(run({"show", "EASE.sleep"}).out.contains("name: Sleep"));
  const auto json = parse_json(run({"show", "U3", "--json"}).out);
  REQUIRE(json);
  CHECK(*json->find("code")->text() == "U3");
  const Ran nothing = run({"show", "S999"});
  CHECK(nothing.code == exit_usage);
  CHECK(nothing.out.empty());
}

TEST_CASE("search --json is an array of code, kind, name and score, best first") {
  const Ran ran = run({"search", "--json", "can't", "sleep"});
  CHECK(ran.code == exit_fine);
  const auto found = parse_json(ran.out);
  REQUIRE(found);
  REQUIRE_FALSE(found->list()->empty());
  double last = 1e9;
  for (const Json& one : *found->list()) {
    REQUIRE(one.object()->size() == 4);
    CHECK((*one.object())[0].first == "code");
    CHECK((*one.object())[1].first == "kind");
    CHECK((*one.object())[2].first == "name");
    CHECK((*one.object())[3].first == "score");
    const std::string& text = std::get<Json::Number>(one.find("score")->value).text;
    double score = 0;
    CHECK(std::from_chars(text.data(), text.data() + text.size(), score).ec == std::errc{});
    CHECK(score <= last);
    last = score;
  }
  CHECK(*found->list()->front().find("code")->text() == "EASE.sleep");
  CHECK(run({"search", "--json", "qqqqqqqq"}).out == "[]\n");
  CHECK(run({"search", "--limit", "1", "--json", "sleep"}).out.find("},{") == std::string::npos);
}

TEST_CASE("search in words says first where help is, and can leave out the specialist aim") {
  CHECK(run({"search", "suicide"}).out.starts_with("First: "));
  CHECK(run({"search", "xyzzyx"}).out == "Nothing found. Try other words.\n");
  CHECK(run({"search", "parts", "inside"}).out.contains("SAFE.coop"));
  CHECK_FALSE(run({"search", "--client", "parts", "inside"}).out.contains("SAFE.coop"));
}

TEST_CASE("the words of another language are used where they are asked for") {
  CHECK(run({"show", "Q1", "--language", "de"}).code == exit_fine);
  CHECK(run({"show", "Q1", "--language", "de"}).out != run({"show", "Q1"}).out);
  CHECK(run({"show", "Q1", "--language", "xx"}).code == exit_usage);
}

TEST_CASE("export writes a page, or says why not") {
  const fs::path file = temporary("booklet.html");
  CHECK(run({"export", file.string()}).code == exit_fine);
  CHECK(fs::file_size(file) > 50'000);
  fs::remove(file);
  CHECK(run({"export", "-"}).out.starts_with("<!doctype html>"));
  CHECK(run({"export", "/nowhere/at/all.html"}).code == exit_usage);
}

TEST_CASE("import copies good skills and nothing at all when one has a fault") {
  const fs::path dir = temporary("import"), into = dir / "practice";
  fs::remove_all(dir);
  fs::create_directories(dir);
  const std::string text =
      "version = 1\nname = \"Walk and look\"\npurpose = \"Clear your head\"\nkind = \"exercise\"\nareas = "
      "[\"EASE.str\"]\n"
      "minutes = 10\nenergy = \"mid\"\nintensity = \"gentle\"\nbefore = [\"Put on shoes.\"]\n"
      "steps = [{ say = \"Walk out.\" }, { say = \"Look around.\" }]\nmay_help = [\"It can clear the "
      "head.\"]\n"
      "sources = [{ by = \"Us\", title = \"Our own\", year = 2026 }]\n";
  std::ofstream(dir / "P-01.toml") << "code = \"P-01\"\n" << text;
  std::ofstream(dir / "P-02.toml") << "code = \"P-XX\"\n" << text;
  const Ran bad =
      run({"import", (dir / "P-01.toml").string(), (dir / "P-02.toml").string(), "--into", into.string()});
  CHECK(bad.code == exit_faults);
  CHECK_FALSE(fs::exists(into / "skills/P-01.toml"));
  const Ran good = run({"import", (dir / "P-01.toml").string(), "--into", into.string()});
  CHECK(good.code == exit_fine);
  CHECK(good.out.contains("Not yet reviewed by a clinician."));
  CHECK(run({"show", "P-01", "--practice", into.string()}).out.contains("Walk and look"));
  CHECK(run({"search", "walk", "look", "--practice", into.string()}).out.contains("P-01"));
  fs::remove_all(dir);
}

TEST_CASE("help is fine, wrong use is not") {
  CHECK(run({"--help"}).code == exit_fine);
  CHECK(run({"dance"}).code == exit_usage);
  CHECK(run({}).code == exit_usage);
  CHECK(run({"search"}).code == exit_usage);
}
