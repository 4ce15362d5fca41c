// SPDX-License-Identifier: Apache-2.0
#include "usecases/passwords.hpp"

#include "usecases/test_practice.hpp"
#include "vault/password_text.hpp"

using namespace cairn;

namespace {

bool taken(const TestPractice& test, const std::string& password, bool one_of_two = false, const std::string& login = "") {
  const auto answer = check_new_password(test.practice(), password, "/password", one_of_two, login);
  if (!answer) {
    CHECK(answer.error().kind == ErrorKind::refused);
    CHECK(answer.error().path == "/password");
  }
  return answer.has_value();
}

/// Text of so many code points that nobody guesses first.
std::string of_length(std::size_t count, const std::string& letter = "") {
  const std::string text = "heron stands in the rain while two boats wait for wind";
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += letter.empty() || i % 2 == 0 ? std::string(1, text[i % text.size()]) : letter;
  return out;
}

}  // namespace

TEST_CASE("a password alone has 15 characters or more, one of two has 8, and none has over 256; each to the character") {
  const TestPractice test;
  for (const auto* letter : {"", "ß", "\U0001F511"})
    for (const auto& [length, alone, of_two] : {std::tuple{7U, false, false}, {8U, false, true}, {14U, false, true},
                                                {15U, true, true}, {64U, true, true}, {256U, true, true}, {257U, false, false}}) {
      CAPTURE(length);
      CAPTURE(letter);
      CHECK(code_points(of_length(length, letter)) == length);
      CHECK(taken(test, of_length(length, letter)) == alone);
      CHECK(taken(test, of_length(length, letter), true) == of_two);
      CHECK(is_long(of_length(length, letter)) == (length >= 15));
    }
}

TEST_CASE("nothing is asked of the characters of a password") {
  const TestPractice test;
  for (const auto* good : {"größere Bäume über uns", "hut tree lamp mouse bike", "  seven herons  ", "дерево у тихой реки",
                           "雨の中で立つ鷺は動かないまま待つ", "only small letters here"})
    CHECK_MESSAGE(taken(test, good), good);
}

TEST_CASE("every listed password is refused, as it is and as people stretch it") {
  const TestPractice test;
  const auto listed = common_passwords();
  CHECK(listed.size() > 3000);
  int as_it_is = 0;
  int stretched = 0;
  for (const auto word : listed) {
    const std::string password(word);
    if (password.size() >= 8) {
      ++as_it_is;
      CHECK_MESSAGE(!taken(test, password, true), password);
    }
    std::string longer = password + "1";
    while (longer.size() < 15) longer += "123";
    CHECK_MESSAGE(!taken(test, longer), longer);
    ++stretched;
  }
  CHECK(as_it_is > 600);
  CHECK(stretched > 3000);
  for (const auto* weak : {"Password!", "P@ssw0rd1", "monkeymonkeymonkey", "123456789012345678", "aaaaaaaaaaaaaaaaaaaa",
                           "passwordpassword123", "qwertyqwerty12345", "!!trustno1!!2026"})
    CHECK_MESSAGE(!taken(test, weak, true), weak);
}

TEST_CASE("a password is not made of the practice's name, the program's or one's own login") {
  const TestPractice test;  // "Test practice"
  CHECK(!taken(test, "test-practice-2026"));
  CHECK(!taken(test, "CairnTherapyPractice"));
  CHECK(!taken(test, "maya.lindholm@example.org", false, "maya.lindholm@example.org"));
  CHECK(!taken(test, "lindholm lindholm 77", false, "maya.lindholm@example.org"));
  CHECK(taken(test, "lindholm keeps bees in the yard", false, "maya.lindholm@example.org"));
}
