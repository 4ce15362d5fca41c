// SPDX-License-Identifier: Apache-2.0
#include "documents/booklet.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace cairn::catalogue;
using namespace cairn::documents;

namespace {

Skill skill(const char* code, const char* name) {
  Skill made;
  made.code = code;
  made.name = Words(name);
  made.purpose = Words("For a test");
  made.steps = {Step{.say = Words("Step one of <this>."), .seconds = {}, .fields = {}, .touches = {}}};
  made.next = {"S02", "S45", "S99"};
  return made;
}

/// Every element that is opened is closed, in order.
bool is_balanced(const std::string& page) {
  std::vector<std::string> open;
  for (std::size_t at = page.find('<', page.find("<body>")); at != std::string::npos;
       at = page.find('<', at + 1)) {
    const bool closing = page[at + 1] == '/';
    const std::size_t start = at + (closing ? 2 : 1);
    const std::string tag = page.substr(start, page.find_first_of(" >", start) - start);
    if (!closing)
      open.push_back(tag);
    else if (tag == "html" && open.empty())
      return true;
    else if (open.empty() || open.back() != tag)
      return false;
    else
      open.pop_back();
  }
  return open.empty();
}

}  // namespace

TEST_CASE("the booklet shows skills and their review, hides specialist ones and keeps locked ones locked") {
  Catalogue all;
  WordSet words;
  words.code = "W-BOOKLET";
  words.lines = {{.key = "not-reviewed",
                  .text = Words("Not yet reviewed by a clinician."),
                  .more = {},
                  .clinical = {},
                  .opens = {}},
                 {.key = "reviewed",
                  .text = Words("Reviewed by {name} on {day}."),
                  .more = {},
                  .clinical = {},
                  .opens = {}}};
  all.words.push_back(words);
  all.skills = {skill("S01", "Slow breathing"), skill("S02", "Grounding"), skill("S05", "Cold water"),
                skill("S45", "Inside notes")};
  all.skills[0].right_now = true;
  all.skills[2].steps[0].say = Words("Secret step.");
  all.skills[2].clearance = Clearance{
      .always = true, .when = {}, .questions = {}, .shown = Words("Ask your therapist about this one.")};
  all.skills[3].specialist = true;
  const std::string page = catalogue_booklet(all);
  CHECK(page.contains("Slow breathing"));
  CHECK(page.contains("Step one of &lt;this&gt;."));
  CHECK(page.contains("Not yet reviewed by a clinician."));
  CHECK(page.contains("Ask your therapist about this one."));
  CHECK_FALSE(page.contains("Secret step."));
  CHECK_FALSE(page.contains("Inside notes"));
  all.skills[1].review = {.reviewer = "Dr A", .reviewed_on = "2026-11-30", .review_by = ""};
  CHECK(catalogue_booklet(all).contains("Reviewed by Dr A on 2026-11-30."));
  CHECK(page.contains("<a href=\"#S02\">"));
  CHECK_FALSE(page.contains("#S45"));
  CHECK_FALSE(page.contains("S99"));
  CHECK(is_balanced(page));
}

TEST_CASE("the booklet loads nothing from anywhere and stands on its own when empty") {
  const std::string page = catalogue_booklet({});
  for (const char* word : {"http://", "https://", "<script", "<img", "url(", "@import"})
    CHECK_FALSE(page.contains(word));
  CHECK(page.contains("<html lang=\"en\">"));
  CHECK(is_balanced(page));
}
