// SPDX-License-Identifier: Apache-2.0
#include "cli/outcomes/measure.hpp"

#include <doctest/doctest.h>

#include <string>

#include "content/measure_file.hpp"

using namespace cairn;
using namespace cairn::outcomes;

namespace {

std::string definition(const std::string& reliability = "0.9", const std::string& high = "27") {
  return R"({"name":"Example","low":0,"high":)" + high + R"(,"better":"lower","reliability":[{"value":)" +
         reliability +
         R"(,"source":"A 2001","certainty":"read"}],"sd":[],"cutoffs":[)"
         R"({"value":9,"population":"adults","language":"de","source":"B 2002","certainty":"quoted"},)"
         R"({"value":10,"population":"adults","language":"en","source":"B 2002","certainty":"read"}],)"
         R"("functional":[{"mean":4,"sd":3.6,"source":"own","certainty":"not_seen"}]})";
}

}  // namespace

TEST_CASE("numbers are found by population and language, a number for nobody in particular fits all") {
  const auto measure = measure_from(definition()).value();
  CHECK(number_for(measure.cutoffs, {"adults", "en"})->value == 10);
  CHECK(number_for(measure.cutoffs, {"", ""})->value == 9);
  CHECK_FALSE(number_for(measure.cutoffs, {"children", ""}).has_value());
  CHECK(number_for(measure.reliability, {"children", "fr"})->value == 0.9);
  CHECK(norm_for(measure.functional, {})->sd == 3.6);
}

TEST_CASE("what cannot be true is refused with its path") {
  CHECK(measure_from(definition("1.2")).error().path == "/reliability/0");
  CHECK(measure_from(definition("0.9", "-1")).error().path == "/high");
  CHECK(measure_from(definition("0.9", "5")).error().path == "/cutoffs/0");
  CHECK(measure_from("{}").error().kind == ErrorKind::invalid);
  CHECK(measure_from("not json").error().kind == ErrorKind::invalid);
  CHECK(read_definition("/nowhere/at/all.json").error().kind == ErrorKind::not_found);
}

TEST_CASE("only a number that somebody read in its source goes without a warning") {
  const auto severity = [](Certainty certainty) {
    return origin_of("Cutoff", {10, "adults", {}, "A 2001", certainty}).severity;
  };
  CHECK(severity(Certainty::read) == statistics::Severity::note);
  CHECK(severity(Certainty::defined) == statistics::Severity::note);
  CHECK(severity(Certainty::quoted) == statistics::Severity::warning);
  CHECK(severity(Certainty::not_seen) == statistics::Severity::warning);
  CHECK(origin_of("Cutoff", {10, "adults", {}, "A 2001", Certainty::read}).sentence ==
        "Cutoff 10, adults (A 2001): read in its source.");
}

TEST_CASE("the catalogue's numbers become the same struct, each with its source and certainty") {
  const auto phq = content::read_measure(CAIRN_SOURCE_DIR "/catalog", "PHQ-9").value();
  const auto numbers = numbers_of(phq, "").value();
  CHECK(numbers.high == 27);
  CHECK(numbers.better == Direction::lower);
  REQUIRE_FALSE(numbers.cutoffs.empty());
  for (const auto& cutoff : numbers.cutoffs) {
    CHECK(cutoff.value < 10);  // from 10 on somebody is a case, so 10 lies on the worse side
    CHECK(cutoff.value > 9.99999);
  }
  CHECK(numbers.points->front().value == 6);
  CHECK(numbers.points->front().certainty == Certainty::quoted);
  CHECK(numbers.points->front().source.find("Gyani") != std::string::npos);
  CHECK(number_for(numbers.cutoffs, {"new zealand", ""})->source.find("Arroll") != std::string::npos);
  CHECK_FALSE(numbers_of(phq, "nothing").has_value());
  const auto core = numbers_of(content::read_measure(CAIRN_SOURCE_DIR "/catalog", "CORE-10").value(), "").value();
  CHECK(norm_for(core.functional, {"general population", ""})->sd == 4.8);
}
