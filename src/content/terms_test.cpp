// SPDX-License-Identifier: Apache-2.0
#include "content/terms.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace cairn::content;

using Terms = std::vector<std::string>;

TEST_CASE("forms of one word become one term") {
  for (const auto& [one, other] :
       std::initializer_list<std::pair<const char*, const char*>>{{"listening", "listen"},
                                                                  {"worries", "worry"},
                                                                  {"boundaries", "boundary"},
                                                                  {"feelings", "feeling"},
                                                                  {"sleeping", "sleep"},
                                                                  {"planned", "plan"},
                                                                  {"thoughts", "thought"},
                                                                  {"loneliness", "lonely"}}) {
    CAPTURE(one);
    CHECK(stem(one) == stem(other));
  }
  CHECK(stem("stress") == "stress");
  CHECK(stem("is") == "is");
}

TEST_CASE("small words, capitals, apostrophes and accents do not matter") {
  CHECK(terms_in("I can't Sleep") == Terms{"cant", "sleep"});
  CHECK(terms_in("I can\xE2\x80\x99t sleep") == Terms{"cant", "sleep"});
  CHECK(terms_in("Gef\xC3\xBChl") == Terms{"gefuhl"});
  CHECK(terms_in("to be or") == Terms{"to", "be", "or"});  // nothing else is left
  CHECK(terms_in("").empty());
  CHECK(terms_in("!?").empty());
  CHECK(plain_text("Can't  go-on.") == " cant go on ");
}

TEST_CASE("typing errors are counted: a letter changed, added, left out or swapped") {
  CHECK(typing_distance("sleep", "sleep", 2) == 0);
  CHECK(typing_distance("slep", "sleep", 2) == 1);
  CHECK(typing_distance("anxeity", "anxiety", 2) == 1);
  CHECK(typing_distance("bounderys", "boundary", 2) == 2);
  CHECK(typing_distance("cat", "house", 2) == 3);
  CHECK(typing_distance("", "ab", 2) == 2);
  CHECK(typing_distance(std::string(200, 'a'), "a", 2) == 3);
}
