// SPDX-License-Identifier: Apache-2.0
// What files of real practices bring along, for every subcommand: the same answer, or a plain sentence.
#include <doctest/doctest.h>

#include <initializer_list>
#include <vector>

#include "cli/outcomes/tried.hpp"

using namespace cairn;
using namespace cairn::outcomes;

namespace {

struct Subcommand {
  const char* name;
  Arguments options;
};

const std::vector<Subcommand> subcommands{
    {"change", {"--session", "session", "--reliability", "0.9", "--cutoff", "10"}},
    {"change", {"--session", "session", "--method", "HA", "--reliability", "0.9"}},
    {"change", {"--session", "session", "--method", "HLM"}},
    {"change", {"--session", "session", "--percent", "50"}},
    {"change", {"--session", "session", "--important", "5", "--group", "arm"}},
    {"recovery", {"--session", "session", "--depression", "score", "--anxiety", "check"}},
    {"course", {"--session", "session", "--points", "6"}},
    {"time-to", {"--session", "session", "--points", "5", "--group", "arm"}},
    {"gains", {"--session", "session", "--points", "5"}},
    {"patterns", {"--session", "session", "--with", "check", "--complexity", "3"}},
    {"therapists", {"--session", "session", "--group", "arm", "--points", "8", "--levels", "arm"}},
    {"single-case", {"--session", "session"}},
    {"goals", {"--start", "score", "--end", "check"}},
    {"goals", {"--kind", "attainment", "--start", "score", "--end", "check", "--lowest", "-50", "--highest", "50"}}};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// The rows backwards, clients in the order in which they first came before.
std::string unordered(const std::string& text) {
  auto lines = lines_of(text);
  std::string out = lines.front() + "\n";
  for (std::size_t from = 1; from < lines.size(); from += 8)
    for (std::size_t k = 8; k-- > 0;) out += lines[from + k] + "\n";
  return out;
}

/// Semicolons, decimal commas and CRLF.
std::string european(const std::string& text) {
  const auto lines = lines_of(text);
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    int cell = 0;
    for (const char c : lines[i]) {
      if (c == ',' && i > 0 && (cell == 4 || cell == 5)) out += ",0";
      cell += c == ',' ? 1 : 0;
      out += c == ',' ? ';' : c;
    }
    out += "\r\n";
  }
  return out;
}

std::string with_scores(const char* value) {
  std::string out = "client,arm,session,score,check,phase\n";
  for (int i = 0; i < 40; ++i)
    for (int t = 0; t < 8; ++t)
      out += "c" + std::to_string(i) + (i % 2 != 0 ? ",x," : ",y,") + std::to_string(t) + "," + value + "," +
             value + (t < 4 ? ",A\n" : ",B\n");
  return out;
}

/// The forty clients with scores multiplied by a power of ten, written as such.
std::string scaled(const std::string& power) {
  const auto lines = lines_of(forty_clients());
  std::string out = lines.front() + "\n";
  for (std::size_t i = 1; i < lines.size(); ++i) {
    int cell = 0;
    for (const char c : lines[i]) {
      if (c == ',' && (cell == 4 || cell == 5)) out += power;
      cell += c == ',' ? 1 : 0;
      out += c;
    }
    out += "\n";
  }
  return out;
}

/// Runs it; whatever comes out holds no number that is none, and a refusal says why.
void answers(Tried& tried, const Subcommand& one) {
  CAPTURE(one.name);
  const int code = tried.run(one.name, one.options);
  if (code == 0) {
    const std::string out = tried.out();
    CHECK(parse_json(out, {.bytes = 1U << 26U, .depth = 32, .values = 10'000'000}).has_value());
    for (const char* wrong : {":nan", ":-nan", ":inf", ":-inf"}) CHECK(out.find(wrong) == out.npos);
  } else {
    CHECK((code == 2 || code == 5));
    CHECK(tried.err().starts_with("cairn: "));
    CHECK(tried.err().size() > 25);
  }
}

}  // namespace

TEST_CASE("decimal commas, CRLF, unordered and repeated rows change nothing") {
  const std::string plain = forty_clients();
  Tried first(plain);
  std::vector<std::string> expected;
  for (const auto& one : subcommands) {
    REQUIRE_MESSAGE(first.run(one.name, one.options) == 0, one.name);
    expected.push_back(first.out());
  }
  const auto tables = [](const std::string& json) { return json.substr(json.find("\"tables\"")); };
  for (std::size_t i = 0; i < subcommands.size(); ++i) {
    CAPTURE(subcommands[i].name);
    CAPTURE(i);
    const bool of_sessions = std::string(subcommands[i].name) != "goals";
    Tried commas(european(plain));
    REQUIRE(commas.run(subcommands[i].name, subcommands[i].options) == 0);
    CHECK(tables(commas.out()) == tables(expected[i]));
    if (!of_sessions) continue;
    Tried mixed(unordered(plain));
    REQUIRE(mixed.run(subcommands[i].name, subcommands[i].options) == 0);
    CHECK(tables(mixed.out()) == tables(expected[i]));
  }
}

TEST_CASE("rows that stand there twice count once wherever sessions are counted") {
  const auto lines = lines_of(forty_clients());
  std::string twice = lines.front() + "\n";
  for (std::size_t i = 1; i < lines.size(); ++i) twice += lines[i] + "\n" + lines[i] + "\n";
  Tried plain(forty_clients());
  for (const auto& one : subcommands) {
    const std::string name = one.name;
    if (name == "goals" || name == "single-case" || name == "patterns") continue;
    CAPTURE(name);
    REQUIRE(plain.run(one.name, one.options) == 0);
    const std::string expected = plain.out();
    Tried repeated(twice);
    REQUIRE(repeated.run(one.name, one.options) == 0);
    const auto tables = [](const std::string& json) { return json.substr(json.find("\"tables\"")); };
    CHECK(tables(repeated.out()) == tables(expected));
    CHECK(repeated.out().find("stand in the file twice") != std::string::npos);
  }
}

TEST_CASE("all equal, nothing but missing values, one client, two clients: an answer or the reason why not") {
  const auto first_rows = [](std::size_t count) {
    const auto lines = lines_of(forty_clients());
    std::string out;
    for (std::size_t i = 0; i <= count; ++i) out += lines[i] + "\n";
    return out;
  };
  for (const auto& text : {with_scores("7"), with_scores("0"), with_scores(""), with_scores("NA"), first_rows(8),
                           first_rows(16), first_rows(1), first_rows(0)}) {
    Tried tried(text);
    for (const auto& one : subcommands) answers(tried, one);
  }
}

TEST_CASE("very large and very small scores give the verdicts that their unit asks for") {
  for (const char* power : {"e300", "e-300", "e-30"}) {
    CAPTURE(power);
    Tried tried(scaled(power));
    for (const auto& one : subcommands)
      if (std::string(one.name) != "goals") answers(tried, one);
    const Arguments options{"--session", "session", "--reliability", "0.9"};
    Tried plain(forty_clients());
    REQUIRE(plain.run("change", options) == 0);
    REQUIRE(tried.run("change", options) == 0);
    for (const char* client : {"c0", "c7", "c39"})
      CHECK(tried.cell("people", "client", client, "verdict") ==
            plain.cell("people", "client", client, "verdict"));
  }
}

TEST_CASE("bytes that are no text and cells that are no number name row and column") {
  for (const auto& one : subcommands) {
    CAPTURE(one.name);
    std::string text = forty_clients();
    text.replace(text.find("c0,y"), 2, "\xE9\xE9");
    Tried broken(text);
    CHECK(broken.run(one.name, one.options) == 2);
    CHECK(broken.err().find("Row 2, column client") != std::string::npos);
    text = forty_clients();
    text.insert(text.find(",2,") + 3, "much ");
    Tried wordy(text);
    CHECK(wordy.run(one.name, one.options) == 2);
    CHECK(wordy.err().find("column score") != std::string::npos);
    CHECK(wordy.err().find("much") == std::string::npos);
  }
}
