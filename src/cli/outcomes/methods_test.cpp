// SPDX-License-Identifier: Apache-2.0
// Every method has a way in from the command line, and gives there what it gives in the library.
#include <doctest/doctest.h>
#include <unistd.h>

#include <charconv>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <string>
#include <vector>

#include "cli/outcomes/tried.hpp"
#include "statistics/change/reliable_change.hpp"

using namespace cairn;
using namespace cairn::outcomes;

namespace {

double number(const std::string& text) {
  double out = NAN;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

const std::string six =
    "client,session,score\na,0,20\na,1,8\nb,0,15\nb,1,14\nc,0,18\nc,1,10\nd,0,25\nd,1,26\ne,0,12\ne,1,3\n"
    "f,0,22\nf,1,15\n";

}  // namespace

TEST_CASE("every index of change") {
  using statistics::ChangeMethod;
  const std::vector<double> pre{20, 15, 18, 25, 12, 22}, post{8, 14, 10, 26, 3, 15};
  Tried tried(six);
  const std::initializer_list<std::pair<const char*, ChangeMethod>> methods{
      {"JT", ChangeMethod::jacobson_truax}, {"gln", ChangeMethod::gulliksen_lord_novick},
      {"HLN", ChangeMethod::hsu_linn_nord}, {"EN", ChangeMethod::edwards_nunnally},
      {"NK", ChangeMethod::nunnally_kotsch}, {"HA", ChangeMethod::hageman_arrindell}};
  for (const auto& [name, method] : methods) {
    CAPTURE(name);
    REQUIRE(tried.run("change", {"--session", "session", "--reliability", "0.88", "--method", name,
                                 "--reliability-post", "0.8"}) == 0);
    const auto expected = statistics::reliable_change(
        pre, post,
        {.method = method, .reliability = 0.88, .reliability_post = 0.8, .sd = {}, .level = 0.95});
    CHECK(number(tried.cell("people", "client", "d", "rci")) == doctest::Approx(expected.index[3]));
  }
}

TEST_CASE("cutoffs a, b and c, and Hageman and Arrindell's shares") {
  Tried tried(six);
  const Arguments norm{"--session",         "session", "--reliability",   "0.88",
                       "--functional-mean", "5",       "--functional-sd", "3"};
  std::vector<std::string> sentences;
  for (const char* kind : {"a", "b", "c"}) {
    Arguments options = norm;
    options.insert(options.end(), {"--cutoff-kind", kind});
    REQUIRE(tried.run("change", options, "text") == 0);
    const std::string out = tried.out();
    const auto at = out.find("The cutoff is ");
    REQUIRE(at != out.npos);
    sentences.push_back(out.substr(at, out.find('\n', at) - at));
  }
  CHECK(sentences[1] == "The cutoff is 11.");
  CHECK(sentences[0] != sentences[2]);
  Arguments hageman = norm;
  hageman.insert(hageman.end(), {"--cutoff-kind", "c", "--method", "HA"});
  REQUIRE(tried.run("change", hageman) == 0);
  CHECK(number(tried.cell("shares", "group", "all", "truly_changed")) > 0.5);
  CHECK(tried.run("change", {"--session", "session", "--reliability", "0.88", "--cutoff-kind", "b"}) == 2);
}

TEST_CASE("change by a growth model says what its index means") {
  Tried tried(forty_clients());
  REQUIRE(tried.run("change", {"--session", "session", "--method", "HLM"}) == 0);
  CHECK(tried.out().find("faster or slower than the average client") != std::string::npos);
  CHECK(number(tried.cell("people", "client", "c0", "slope_index")) < 0);
  Tried few("client,session,score\na,0,3\na,1,4\nb,0,5\nb,1,2\n");
  CHECK(few.run("change", {"--session", "session", "--method", "HLM"}) == 5);
  CHECK(few.err().find("nobody has at least 3 scores") != std::string::npos);
}

TEST_CASE("percentage and important difference, the other way with numbers of their own") {
  Tried tried(six);
  REQUIRE(tried.run("change", {"--session", "session", "--percent", "50", "--percent-worse", "4"}) == 0);
  CHECK(tried.cell("people", "client", "a", "verdict") == "improved");
  CHECK(tried.cell("people", "client", "d", "verdict") == "deteriorated");
  REQUIRE(tried.run("change", {"--session", "session", "--important", "8", "--important-worse", "2"}) == 0);
  CHECK(tried.cell("people", "client", "c", "verdict") == "improved");
  CHECK(tried.cell("people", "client", "d", "verdict") == "unchanged");
}

TEST_CASE("groups beside the important difference") {
  Tried tried(forty_clients());
  REQUIRE(tried.run("change", {"--session", "session", "--important", "5", "--group", "arm", "--reference",
                               "y"}) == 0);
  CHECK(tried.cell("groups", "group", "x", "clients") == "20");
  CHECK(tried.cell("groups", "comparison", "end less end of the reference group", "group") == "x");
  CHECK_FALSE(tried.cell("groups", "group", "y", "verdict").empty());
}

TEST_CASE("groups of fewer than ten clients are withheld everywhere") {
  std::string text = forty_clients();
  for (std::size_t at = text.find("c9,x,"); at != text.npos; at = text.find("c9,x,", at))
    text.replace(at, 5, "c9,rare,");
  Tried tried(text);
  const std::initializer_list<std::pair<const char*, Arguments>> commands{
      {"change", {"--reliability", "0.9"}}, {"change", {"--important", "5"}},
      {"time-to", {"--points", "5"}},       {"therapists", {"--points", "8"}},
      {"recovery", {"--depression", "score", "--anxiety", "check"}}};
  for (const auto& [name, more] : commands) {
    CAPTURE(name);
    Arguments options{"--session", "session", "--group", "arm"};
    options.insert(options.end(), more.begin(), more.end());
    REQUIRE(tried.run(name, options) == 0);
    CHECK(tried.out().find("\"rare\"") == std::string::npos);
    CHECK(tried.out().find("fewer than 10 clients") != std::string::npos);
  }
}

TEST_CASE("recovery on two measures") {
  const std::string text =
      "client,session,phq9,gad7\na,0,15,12\na,1,8,7\nb,0,12,4\nb,1,11,9\nc,0,9,7\nc,1,3,2\nd,0,20,15\nd,1,,3\n";
  Tried tried(text);
  REQUIRE(tried.run("recovery", {"--session", "session"}) == 0);
  CHECK(tried.cell("people", "client", "a", "reliable_recovery") == "true");
  CHECK(tried.cell("people", "client", "b", "reliable_deterioration") == "true");
  CHECK(tried.cell("people", "client", "c", "recovery") == "false");
  CHECK(tried.cell("people", "client", "d", "recovery").empty());
  CHECK(tried.cell("rates", "group", "all", "recovery") == "0.5");
  REQUIRE(tried.run("recovery", {"--session", "session", "--anxiety-case", "3"}) == 0);
  CHECK(tried.cell("people", "client", "a", "recovery") == "false");
  CHECK(tried.run("recovery", {"--depression", "none"}) == 3);
  Tried nobody("client,phq9,gad7\na,1,\n");
  CHECK(nobody.run("recovery", {}) == 5);
}

TEST_CASE("a log-rank test within strata, and one that weighs early events") {
  Tried tried(forty_clients());
  const Arguments plain{"--session", "session", "--points", "9", "--group", "arm"};
  const auto sentence = [&](Arguments more) {
    Arguments options = plain;
    options.insert(options.end(), more.begin(), more.end());
    REQUIRE(tried.run("time-to", options, "text") == 0);
    const std::string out = tried.out();
    const auto at = out.find("The groups differ");
    REQUIRE(at != out.npos);
    return out.substr(at, out.find('\n', at) - at);
  };
  const auto all = sentence({});
  CHECK(sentence({"--strata", "site"}).find("stratified (4 strata)") != std::string::npos);
  CHECK(sentence({"--strata", "site"}) != all);
  CHECK(sentence({"--rho", "1"}).find("Harrington-Fleming") != std::string::npos);
}

TEST_CASE("levels above the client") {
  Tried tried(forty_clients());
  REQUIRE(tried.run("therapists", {"--session", "session", "--group", "arm", "--levels", "arm,site"}) == 0);
  CHECK(tried.cell("levels", "level", "client", "units") == "40");
  CHECK(tried.cell("levels", "level", "site", "units") == "4");
  CHECK(number(tried.cell("levels", "level", "within clients (residual)", "intercepts")) > 0);
  CHECK(tried.run("therapists", {"--session", "session", "--group", "arm", "--levels", "none"}) == 3);
}

TEST_CASE("triggers and dynamic complexity") {
  Tried tried(forty_clients());
  REQUIRE(tried.run("patterns", {"--session", "session", "--triggers", "alone", "--permutations", "199",
                                 "--complexity", "4", "--high", "40"}) == 0);
  CHECK(tried.cell("triggers", "client", "c0", "with") == "4");
  CHECK(number(tried.cell("triggers", "client", "c0", "p")) > 0);
  CHECK(number(tried.cell("complexity", "client", "c0", "complexity")) > 0);
  CHECK(tried.run("patterns", {"--session", "session", "--triggers", "check"}) == 2);
  CHECK(tried.err().find("a trigger is 1, 0 or empty") != std::string::npos);
  CHECK(tried.run("patterns", {"--session", "session", "--complexity", "9"}) == 5);
}

TEST_CASE("a measure by its code brings range, numbers and where they come from") {
  Tried tried(forty_clients());
  const Arguments measure{"--session", "session", "--measure", "PHQ-9", "--catalog", CAIRN_SOURCE_DIR "/catalog"};
  REQUIRE(tried.run("change", measure) == 0);
  CHECK(tried.out().find("Kroenke") != std::string::npos);
  CHECK(tried.out().find("read in a text that quotes its source") != std::string::npos);
  CHECK_FALSE(tried.cell("people", "client", "c0", "outcome").empty());
  REQUIRE(tried.run("gains", measure) == 0);
  CHECK(tried.out().find("Reliable change 6") != std::string::npos);
  Arguments unknown = measure;
  unknown[3] = "NOTHING";
  CHECK(tried.run("change", unknown) == 3);
  CHECK(tried.err().find("PHQ-9") != std::string::npos);
  Arguments file = measure;
  file[3] = CAIRN_SOURCE_DIR "/catalog/measures/GAD-7.toml";
  CHECK(tried.run("change", file) == 2);
  CHECK(tried.err().find("outside 0 to 21") != std::string::npos);
  Arguments functional = measure;
  functional[3] = "CORE-10";
  functional.insert(functional.end(), {"--functional", "general population", "--cutoff-kind", "c"});
  REQUIRE(tried.run("change", functional) == 0);
  CHECK(tried.out().find("UK general population") != std::string::npos);
}

TEST_CASE("progress is said when it is asked for, and otherwise not beside a file") {
  Tried tried(forty_clients());
  REQUIRE(tried.run("course", {"--session", "session"}) == 0);
  CHECK(tried.err().empty());
  REQUIRE(tried.run("course", {"--session", "session", "--progress"}) == 0);
  for (const char* part : {"Reading", "Fitting the average course: step", "Fitting the course to expect"})
    CHECK_MESSAGE(tried.err().find(part) != std::string::npos, part);
}

TEST_CASE("the four plots, each with what it shows and how sure it is") {
  Tried tried(forty_clients());
  struct Plot {
    const char* name;
    Arguments options;
    const char* drawn;
    const char* sure;
  };
  const std::initializer_list<Plot> plots{
      {"change", {"--reliability", "0.9"}, "no reliable change", "not proof that therapy caused it"},
      {"course", {}, "95 % of clients", "not what will happen"},
      {"time-to", {"--points", "5"}, "class=\"line", "as if those who left were like those"},
      {"therapists", {"--group", "arm", "--points", "8"}, "99.8 % limits", "chance alone leaves"}};
  for (const auto& plot : plots) {
    CAPTURE(plot.name);
    Arguments options{"--session", "session"};
    options.insert(options.end(), plot.options.begin(), plot.options.end());
    REQUIRE(tried.run(plot.name, options, "html") == 0);
    const std::string page = tried.out();
    CHECK(page.find("<svg") != page.npos);
    CHECK(page.find(plot.drawn) != page.npos);
    const auto caption = page.find("<figcaption>");
    REQUIRE(caption != page.npos);
    CHECK(page.find(plot.sure, caption) < page.find("</figcaption>", caption));
  }
}

TEST_CASE("services' sums merge to the very digits of their pooled rows") {
  const std::string all = forty_clients();
  const std::string header = all.substr(0, all.find('\n') + 1);
  const std::size_t middle = all.find("c20,");
  const std::string stem = "/tmp/cairn-merged-" + std::to_string(getpid());
  const auto share = [&](const std::string& csv, const std::string& name) {
    Tried tried(csv);
    REQUIRE(tried.run("course", {"--session", "session", "--share", stem + name, "--center", "15"}) == 0);
    return stem + name;
  };
  const std::string first = share(all.substr(0, middle), "-1");
  const std::string second = share(header + all.substr(middle), "-2");
  const std::string pooled = share(all, "-3");
  const auto merged = [&](Arguments files) {
    files.insert(files.begin(), "merge");
    files.insert(files.end(), {"--format", "csv", "--table", "average", "--output", stem});
    REQUIRE(run_outcomes(files) == 0);
    std::ifstream file(stem, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(file), {}};
  };
  CHECK(merged({first, second}) == merged({pooled}));
  CHECK(merged({second, first}) == merged({pooled}));
  for (const auto& file : {stem, first, second, pooled}) std::remove(file.c_str());
}

TEST_CASE("variants of Tau-U by name, and the percent of a goal") {
  Tried tried("client,phase,score\na,A,20\na,A,18\na,A,19\na,B,12\na,B,18\na,B,11\n");
  std::vector<std::string> values;
  for (const char* variant : {"complete-a", "complete-b", "parker", "tarlow"}) {
    REQUIRE(tried.run("single-case", {"--tau-u", variant, "--goal", "5"}) == 0);
    values.push_back(tried.cell("tau_u", "client", "a", "tau"));
    CHECK(number(tried.cell("indices", "index", "percent of goal obtained", "estimate")) ==
          doctest::Approx(100.0 * (41.0 / 3 - 19) / (5 - 19)));
  }
  CHECK(number(values[2]) == doctest::Approx(8.0 / 9));
  CHECK(values[1] != values[2]);
}
