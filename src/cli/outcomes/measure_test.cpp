// SPDX-License-Identifier: Apache-2.0
#include "cli/outcomes/measure.hpp"

#include <doctest/doctest.h>

#include <string>

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
  CHECK(read_measure("/nowhere/at/all.json").error().kind == ErrorKind::not_found);
}

TEST_CASE("only a number that somebody read in its source goes without a warning") {
  CHECK_FALSE(doubt_about("cutoff", Certainty::read).has_value());
  CHECK(doubt_about("cutoff", Certainty::quoted)->severity == statistics::Severity::warning);
  CHECK(doubt_about("cutoff", Certainty::not_seen).has_value());
}
