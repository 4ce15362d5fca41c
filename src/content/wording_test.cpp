// SPDX-License-Identifier: Apache-2.0
#include "content/wording.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace cairn;
using namespace cairn::catalogue;
using namespace cairn::content;

namespace {

Catalogue with_question(const std::string& text) {
  Catalogue all;
  OpeningQuestion question;
  question.code = "Q1";
  question.text = Words(text);
  all.questions.push_back(question);
  return all;
}

}  // namespace

TEST_CASE("words that blame, count, promise or name a cause are found, whole and in any case") {
  for (const char* text :
       {"You failed.", "You MISSED a day", "This is overdue.", "non-compliant", "Non compliant client",
        "A 7-day streak", "A relapse is likely", "This will cure you.", "It is guaranteed.",
        "Panic is caused by thoughts.", "It is just a thought.", "He suffers from it.", "Amazing work"}) {
    CAPTURE(text);
    CHECK(forbidden_in(text, Reader::client));
  }
  for (const char* text : {"Adjust the pace.", "Your therapist may explain.", "This can help some people.",
                           "You can skip any of these.", "A secure place", "Justice matters to me"}) {
    CAPTURE(text);
    CHECK_FALSE(forbidden_in(text, Reader::client));
  }
}

TEST_CASE("clinicians may read clinical words but no blame; search words may be anything") {
  CHECK_FALSE(forbidden_in("Perpetuating factors", Reader::clinician));
  CHECK(forbidden_in("missed sessions", Reader::clinician));
  CHECK_FALSE(forbidden_in("failed again", Reader::finder));
}

TEST_CASE("hedging is seen") {
  CHECK(is_hedged("Slow breaths can calm the body."));
  CHECK_FALSE(is_hedged("Slow breaths calm the body."));
}

TEST_CASE("long sentences, exclamation marks and hard texts are faults with file and path") {
  const auto calm = check_wording(with_question("What feels off? You do not need to know why."));
  CHECK(calm.empty());
  const auto loud = check_wording(with_question("Go on!"));
  REQUIRE(loud.size() == 1);
  CHECK(loud[0].file == "questions/Q1.toml");
  CHECK(loud[0].path == "/text");
  const auto long_one = check_wording(with_question(
      "I go to the shop and then I go to the bank and then I go to see my mum and then I rest at home"));
  CHECK(std::ranges::any_of(long_one, [](const Fault& f) { return f.reason.contains("26 words"); }));
  const auto hard =
      check_wording(with_question("Psychological characteristics necessitate individualised consideration."));
  CHECK(std::ranges::any_of(hard, [](const Fault& f) { return f.reason.contains("reading grade"); }));
}

TEST_CASE("three lessons may be harder to read") {
  CHECK(max_grade("ED-10") == 7.0);
  CHECK(max_grade("ED-33") == 7.0);
  CHECK(max_grade("ED-11") == 5.0);
}

TEST_CASE("a person's own words in a scene may shout") {
  Catalogue all;
  Scene scene;
  scene.code = "R01";
  scene.replies.push_back({.kind = ReplyKind::angry,
                           .they_say = Words("Go away!"),
                           .my_answer = Words("I will wait."),
                           .exit_line = Words("I will come back later.")});
  all.scenes.push_back(scene);
  CHECK(check_wording(all).empty());
}
