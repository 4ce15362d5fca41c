// SPDX-License-Identifier: Apache-2.0
// What is counted, by whom it is sent, and what never is.
#include <doctest/doctest.h>

#include "test_practice.hpp"

using namespace cairn;
using namespace cairn::testing;

namespace {

constexpr Budget few{.at_once = 12, .a_minute = 0.001};

void check_says_wait(const WireAnswer& answer) {
  CHECK(answer.status == 429);
  CHECK(!answer.header("Retry-After").empty());
  CHECK(answer.body.find("\"kind\":\"too_many\"") != std::string::npos);
  CHECK(answer.body.find("\"sentence\":\"") != std::string::npos);
}

}  // namespace

TEST_CASE("past its budget an address hears so; help and health are there all the same") {
  const TestPractice practice({.by_address = few, .sign_ins = {}, .by_account = {.at_once = 0, .a_minute = 0}});
  for (int i = 0; i < 12; ++i) CHECK(practice.get("/api/me", "").status == 401);
  check_says_wait(practice.get("/api/me", ""));
  for (int i = 0; i < 50; ++i) {
    CHECK(practice.get("/api/help", "").status == 200);
    CHECK(practice.get("/healthz", "").status == 200);
  }
  check_says_wait(practice.get("/api/catalogue", ""));
}

TEST_CASE("passwords have a budget of their own, and everything else goes on") {
  const TestPractice practice({.by_address = {.at_once = 0, .a_minute = 0}, .sign_ins = few, .by_account = {.at_once = 0, .a_minute = 0}});
  int refused = 0;
  for (int i = 0; i < 12; ++i) {
    const std::string login = "nobody" + std::to_string(i);
    refused += practice.post("/api/sign-in", R"({"login":")" + login + R"(","password":"x","own_device":false})", "").status == 422 ? 1 : 0;
  }
  CHECK(refused == 12);
  check_says_wait(practice.post("/api/sign-in", R"({"login":"one more","password":"x","own_device":false})", ""));
  check_says_wait(practice.post("/api/me/password", R"({"old":"x","new":"y"})", ""));
  CHECK(practice.get("/api/me", "").status == 401);
}

TEST_CASE("one person's requests are counted, and nobody else's for theirs") {
  TestPractice practice({.by_address = {.at_once = 0, .a_minute = 0}, .sign_ins = {.at_once = 0, .a_minute = 0}, .by_account = few});
  const Person administrator = practice.administrator();
  const Person therapist = practice.therapist();
  int answered = 0;
  while (answered < 20 && practice.get("/api/me", administrator.cookie).status == 200) ++answered;
  CHECK(answered < 20);
  check_says_wait(practice.get("/api/me", administrator.cookie));
  CHECK(practice.get("/api/me", therapist.cookie).status == 200);
  CHECK(practice.get("/api/help", administrator.cookie).status == 200);
  CHECK(practice.get("/api/me", "").status == 401);
}
