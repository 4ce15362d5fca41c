// SPDX-License-Identifier: Apache-2.0
#include "cli/outcomes/courses.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <string>

using namespace cairn;
using namespace cairn::outcomes;

namespace {

/// A file that is gone when the test is.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& text) {
    path_ = "/tmp/cairn-courses-" + std::to_string(getpid()) + ".csv";
    std::ofstream(path_, std::ios::binary) << text;
  }
  ~TemporaryFile() { std::remove(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

Result<Courses> read(const std::string& text, CourseOptions options = {}, std::optional<double> low = {},
                     std::optional<double> high = {}) {
  const TemporaryFile file(text);
  options.file.path = file.path();
  return read_courses(options, low, high);
}

CourseOptions with_session() {
  CourseOptions out;
  out.session = "session";
  return out;
}

}  // namespace

TEST_CASE("dates in any order, CRLF and a decimal comma") {
  const auto courses =
      read("client;session;score\r\nb;2026-02-01;7,5\r\na;2026-01-08;3\r\na;2026-01-01;4,25\r\n",
           with_session())
          .value();
  CHECK(courses.clients == std::vector<std::string>{"b", "a"});
  CHECK(courses.scores_of(0)[0] == 7.5);
  CHECK(courses.scores_of(1)[0] == 4.25);
  CHECK(courses.sessions_of(1)[1] - courses.sessions_of(1)[0] == 7);
}

TEST_CASE("rows that stand there twice count once, contradictions are warned about") {
  const auto courses =
      read("client,session,score\na,0,5\na,0,5\na,1,6\na,1,9\nb,0,\nb,0,4\n", with_session()).value();
  CHECK(courses.session.size() == 3);
  CHECK(courses.scores_of(0)[1] == 6);
  CHECK(courses.scores_of(1)[0] == 4);
  REQUIRE(courses.findings.size() == 2);
  CHECK(courses.findings[1].severity == statistics::Severity::warning);
}

TEST_CASE("a wide file is the same courses as a long one") {
  CourseOptions options;
  options.wide = {"s0", "s1"};
  const auto courses = read("client,s0,s1\na,5,\nb,4,3\n", options).value();
  CHECK(courses.sessions_of(1)[1] == 1);
  CHECK(std::isnan(courses.scores_of(0)[1]));
  const auto ends = start_and_end(courses, {}, {});
  CHECK(std::isnan(ends.end[0]));
  CHECK(ends.end[1] == 3);
  CHECK(start_and_end(courses, 0, 0).end[0] == 5);
}

TEST_CASE("a score outside the measure's range names its row") {
  CHECK(read("client,score\na,5\nb,28\n", {}, 0, 27).error().sentence ==
        "Row 3, column score: the score lies outside 0 to 27.");
}

TEST_CASE("rows without a client are left out and said; groups are taken from a client's first row") {
  CourseOptions options;
  options.group = "arm";
  const auto courses = read("client,score,arm\na,5,x\n,6,x\na,4,y\n", options).value();
  CHECK(courses.size() == 1);
  CHECK(courses.group.name_of(0) == "x");
  CHECK(courses.findings.size() == 1);
}

TEST_CASE("faults of the file come through with their place") {
  CHECK(read("client,score\n\xE9,1\n").error().path == "/2/client");
  CHECK(read("client,score\na,1,2\n").error().kind == ErrorKind::invalid);
  CHECK(read("x,score\na,1\n").error().kind == ErrorKind::not_found);
  CourseOptions twice;
  twice.score = "client";
  CHECK(read("client,score\na,1\n", twice).error().sentence == "This column is asked for twice.");
  CourseOptions nowhere;
  nowhere.file.path = "/nowhere/at/all.csv";
  CHECK(read_courses(nowhere).error().kind == ErrorKind::not_found);
}
