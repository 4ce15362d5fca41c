// SPDX-License-Identifier: Apache-2.0
#include "content/measure_file.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using namespace cairn;
using namespace cairn::content;

namespace {

const std::filesystem::path shipped = std::filesystem::path(CAIRN_SOURCE_DIR) / "catalog";

}  // namespace

TEST_CASE("every shipped measure can be read by its code") {
  for (const auto& entry : std::filesystem::directory_iterator(shipped / "measures")) {
    const std::string code = entry.path().stem().string();
    const auto measure = read_measure(shipped, code);
    REQUIRE_MESSAGE(measure.has_value(), measure.error().sentence);
    CHECK(measure->code == code);
    CHECK_FALSE(measure->scales.empty());
  }
}

TEST_CASE("a code that is not there is answered with those that are; a code is no path") {
  const auto none = read_measure(shipped, "NOTHING");
  CHECK(none.error().kind == ErrorKind::not_found);
  CHECK(none.error().sentence.find("PHQ-9") != std::string::npos);
  CHECK(read_measure(shipped, "../measures/PHQ-9").error().kind == ErrorKind::not_found);
  CHECK(read_measure("/nowhere/at/all", "PHQ-9").error().sentence.find("--catalog") != std::string::npos);
}

TEST_CASE("a file with a fault is refused with its line") {
  const std::string path = "/tmp/cairn-measure-" + std::to_string(getpid()) + ".toml";
  std::ifstream in(shipped / "measures/PHQ-9.toml", std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  text.replace(text.find("high = 27"), 9, "high = -1");
  std::ofstream(path, std::ios::binary) << text;
  const auto broken = read_measure_file(path);
  CHECK(broken.error().kind == ErrorKind::invalid);
  std::ofstream(path, std::ios::binary) << "code = ";
  CHECK(read_measure_file(path).error().kind == ErrorKind::invalid);
  std::remove(path.c_str());
  CHECK(read_measure_file(path).error().kind == ErrorKind::invalid);
}
