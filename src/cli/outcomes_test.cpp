// SPDX-License-Identifier: Apache-2.0
#include "cli/outcomes.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "base/json.hpp"

using namespace cairn;

namespace {

/// A folder for one test, with a file of 40 clients in two arms and sessions 0 to 7.
class Place {
 public:
  Place() : stem_("/tmp/cairn-outcomes-" + std::to_string(getpid())) {
    std::ofstream file(data(), std::ios::binary);
    file << "client,arm,session,score,check,phase\n";
    for (int i = 0; i < 40; ++i)
      for (int t = 0; t < 8; ++t) {
        const int score = 18 + i % 7 - t - (t > 3 && i % 3 == 0 ? 8 : 0) + (i * 5 + t * 3) % 4;
        file << 'c' << i << ',' << (i % 2 ? "x" : "y") << ',' << t << ',' << score << ',' << 40 - score << ','
             << (t < 4 ? 'A' : 'B') << '\n';
      }
  }
  ~Place() {
    std::remove(data().c_str());
    std::remove(out().c_str());
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  std::string data() const { return stem_ + ".csv"; }
  std::string out() const { return stem_ + ".out"; }

  /// Runs a subcommand and gives what it wrote; empty when it failed.
  std::string written(Arguments arguments, int expected = 0) const {
    std::remove(out().c_str());
    arguments.insert(arguments.end(), {"--output", out()});
    CHECK(run_outcomes(arguments) == expected);
    std::ifstream file(out(), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  std::string stem_;
};

}  // namespace

TEST_CASE("every subcommand answers in every form") {
  const Place place;
  const std::vector<Arguments> commands{
      {"change", place.data(), "--session", "session", "--reliability", "0.9", "--cutoff", "10"},
      {"change", place.data(), "--session", "session", "--percent", "50"},
      {"change", place.data(), "--session", "session", "--important", "5"},
      {"course", place.data(), "--session", "session"},
      {"time-to", place.data(), "--session", "session", "--points", "5", "--group", "arm"},
      {"gains", place.data(), "--session", "session", "--points", "5"},
      {"patterns", place.data(), "--session", "session", "--with", "check"},
      {"therapists", place.data(), "--session", "session", "--group", "arm", "--points", "8"},
      {"single-case", place.data(), "--session", "session"},
      {"goals", place.data(), "--start", "score", "--end", "check"}};
  for (const auto& command : commands) {
    CAPTURE(command[0]);
    auto as = [&](const char* form) {
      Arguments arguments(command);
      arguments.insert(arguments.end(), {"--format", form});
      return place.written(arguments);
    };
    const auto json = parse_json(as("json"), {.bytes = 1U << 26U, .depth = 32, .values = 10'000'000});
    REQUIRE(json.has_value());
    CHECK(json->find("sentences")->list()->size() > 0);
    CHECK(as("csv").find("\r\n") != std::string::npos);
    CHECK(as("html").starts_with("<!doctype html>"));
    CHECK(as("text").find("Method: ") != std::string::npos);
  }
}

TEST_CASE("exit codes say what kind of trouble it is") {
  const Place place;
  CHECK(place.written({"change", place.data()}, 2).empty());
  CHECK(place.written({"change", "/nowhere/at/all.csv", "--reliability", "0.9"}, 3).empty());
  CHECK(place.written({"change", place.data(), "--score", "nothing", "--reliability", "0.9"}, 3).empty());
  CHECK(place
            .written({"change", place.data(), "--score", "session", "--from", "0", "--to", "1", "--session",
                      "check", "--reliability", "0.9"},
                     5)
            .empty());
  CHECK(run_outcomes({"change", place.data(), "--reliability", "0.9", "--output", "/nowhere/at/all"}) == 6);
  CHECK(run_outcomes(
            {"change", place.data(), "--reliability", "0.9", "--format", "csv", "--table", "nothing"}) == 2);
  CHECK(run_outcomes({"nothing"}) == 2);
}

TEST_CASE("one client only") {
  const Place place;
  std::ofstream(place.data(), std::ios::binary) << "client,score\na,20\na,8\n";
  CHECK(place.written({"change", place.data(), "--reliability", "0.9"}, 5).empty());
  CHECK(place.written({"change", place.data(), "--reliability", "0.9", "--sd", "5"}).find("1 improved") !=
        std::string::npos);
  CHECK(place.written({"course", place.data()}, 5).empty());
}
