// SPDX-License-Identifier: Apache-2.0
#include "documents/outcomes/report.hpp"

#include <doctest/doctest.h>

#include "base/json.hpp"

using namespace cairn;
using namespace cairn::documents;

namespace {

Report sample() {
  Report out{.title = "Change <of> scores",
             .method = "index",
             .sentences = {"3 of 5 improved."},
             .findings = {},
             .tables = {},
             .figures = {}};
  out.findings.push_back({statistics::Severity::warning, "/n", "Few people."});
  out.tables.push_back(
      {"people",
       "Each client",
       {"client", "rci", "improved"},
       {{"=SUM(A1)", 1.0 / 3, true}, {"b,\"c\"", statistics::Undefined{"the scores do not vary"}, false}},
       0});
  out.figures.push_back(
      {{"Start by end", "start", "end", {{Layer::Kind::points, "client", "a", {1, 2}, {2, 3}, {}}}},
       "Each point is a client."});
  return out;
}

}  // namespace

TEST_CASE("the text form has everything a reader needs") {
  const auto text = report_text(sample());
  for (const char* part : {"Change <of> scores", "Method: index", "3 of 5 improved.", "Each client",
                           "0.333333", "yes", "–", "! Few people."})
    CHECK_MESSAGE(text.find(part) != text.npos, part);
}

TEST_CASE("a long table is cut in text only, and says so") {
  auto report = sample();
  report.tables[0].shown = 1;
  CHECK(report_text(report).find("1 more rows") != std::string::npos);
  CHECK(report_json(report).find("the scores do not vary") != std::string::npos);
}

TEST_CASE("what a file holds cannot steer the terminal") {
  auto report = sample();
  report.tables[0].rows[0][0] = Cell("\x1b[31mred\n");
  CHECK(report_text(report).find('\x1b') == std::string::npos);
}

TEST_CASE("JSON keeps full precision and says why a number is undefined") {
  const auto json = parse_json(report_json(sample()));
  REQUIRE(json.has_value());
  const auto* rows = json->find("tables")->find("people")->list();
  REQUIRE(rows != nullptr);
  CHECK(std::get<Json::Number>((*rows)[0].find("rci")->value).text == "0.3333333333333333");
  CHECK(*(*rows)[1].find("rci")->find("undefined")->text() == "the scores do not vary");
}

TEST_CASE("CSV quotes, and no cell becomes a formula") {
  const auto csv = table_csv(sample().tables[0]);
  CHECK(csv == "client,rci,improved\r\n'=SUM(A1),0.3333333333333333,true\r\n\"b,\"\"c\"\"\",,false\r\n");
}

TEST_CASE("the page stands alone and escapes what it was given") {
  const auto html = report_html(sample());
  CHECK(html.find("<of>") == std::string::npos);
  CHECK(html.find("Change &lt;of&gt; scores") != std::string::npos);
  CHECK(html.find("http://") == std::string::npos);
  CHECK(html.find("https://") == std::string::npos);
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find("<svg") != std::string::npos);
  CHECK(html.find("Each point is a client.") != std::string::npos);
}
