// SPDX-License-Identifier: Apache-2.0
#include "vault/password.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <set>
#include <thread>
#include <vector>

using namespace cairn;

namespace {

constexpr PasswordSettings cheap{.memory_kib = 8, .passes = 1};

}  // namespace

TEST_CASE("a password is known again, and only that one") {
  const auto key = PracticeKey::make();
  const Passwords passwords(key, cheap);
  const std::string long_one(256, 'x');
  for (const std::string& password : {std::string("correct horse"), std::string(), std::string("pâté 🪨"), long_one}) {
    const auto stored = passwords.hash(password);
    REQUIRE(stored.has_value());
    CHECK(stored->starts_with("$argon2id$"));
    CHECK(passwords.verify(password, *stored).value());
    CHECK_FALSE(passwords.verify(password + "!", *stored).value());
  }
  const auto stored = passwords.hash(long_one);
  for (std::size_t i = 0; i < long_one.size(); ++i) {
    auto other = long_one;
    other[i] = 'y';
    CHECK_FALSE(passwords.verify(other, *stored).value());
  }
}

TEST_CASE("two hashes of one password differ") {
  const auto key = PracticeKey::make();
  const Passwords passwords(key, cheap);
  CHECK(passwords.hash("same").value() != passwords.hash("same").value());
}

TEST_CASE("without the pepper of the practice key nothing matches") {
  const auto key = PracticeKey::make();
  const auto other = PracticeKey::make();
  const auto stored = Passwords(key, cheap).hash("correct horse").value();
  CHECK(Passwords(key, cheap).verify("correct horse", stored).value());
  CHECK_FALSE(Passwords(other, cheap).verify("correct horse", stored).value());
}

TEST_CASE("a login that nobody has is never right, and a broken hash neither") {
  const auto key = PracticeKey::make();
  const Passwords passwords(key, cheap);
  CHECK_FALSE(passwords.verify_for_nobody("anything").value());
  for (const char* broken : {"", "plain", "$argon2id$v=19$m=8,t=1,p=1$", "$2b$10$abcdefghijklmnopqrstuv"})
    CHECK_FALSE(passwords.verify("anything", broken).value());
}

TEST_CASE("a hash made with other parameters is to be made again") {
  const auto key = PracticeKey::make();
  const Passwords today(key, {.memory_kib = 16, .passes = 2});
  const auto old = Passwords(key, cheap).hash("correct horse").value();
  CHECK(today.verify("correct horse", old).value());
  CHECK(today.needs_rehash(old));
  CHECK_FALSE(today.needs_rehash(today.hash("correct horse").value()));
  CHECK(today.needs_rehash("no hash"));
}

TEST_CASE("the parameters for people are those promised") {
  const PasswordSettings settings;
  CHECK(settings.memory_kib == 64 * 1024);
  CHECK(settings.passes == 3);
  CHECK(settings.longest_wait <= std::chrono::seconds(2));
  const auto key = PracticeKey::make();
  const auto stored = Passwords(key).hash("correct horse").value();
  CHECK(stored.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
}

TEST_CASE("more than the turns that fit in the wait are turned away, the others answered") {
  const auto key = PracticeKey::make();
  const Passwords one_turn(key, {.memory_kib = 64 * 1024, .passes = 3, .at_once = 1, .longest_wait = std::chrono::milliseconds(1)});
  std::atomic<int> made = 0;
  std::atomic<int> turned_away = 0;
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      const auto stored = one_turn.hash("x");
      if (stored) ++made;
      else if (stored.error().kind == ErrorKind::unavailable) ++turned_away;
    });
  threads.clear();
  CHECK(made >= 1);
  CHECK(made + turned_away == 4);
  CHECK(one_turn.hash("x").has_value());  // the turns were given back
}

TEST_CASE("want of memory is said, and is not a wrong password") {
  const auto key = PracticeKey::make();
  const Passwords greedy(key, {.memory_kib = 4'000'000'000ULL, .passes = 1});
  const auto stored = greedy.hash("x");
  REQUIRE_FALSE(stored.has_value());
  CHECK(stored.error().kind == ErrorKind::unavailable);
}

TEST_CASE("a flood of sign-ins does not keep every thread waiting for a turn") {
  const auto key = PracticeKey::make();
  PasswordSettings settings{.memory_kib = 64U * 1024U, .passes = 4, .at_once = 1, .longest_wait = std::chrono::seconds(60)};
  settings.most_waiting = 2;
  const Passwords passwords(key, settings);
  std::atomic<int> sent_away = 0;
  std::atomic<int> done = 0;
  std::vector<std::thread> flood;
  for (int i = 0; i < 12; ++i)
    flood.emplace_back([&] {
      const auto answer = passwords.verify_for_nobody("guess");
      if (answer) ++done;
      else if (answer.error().kind == ErrorKind::unavailable) ++sent_away;
    });
  for (auto& one : flood) one.join();
  CHECK(done + sent_away == 12);
  CHECK(done >= 1);
  CHECK(sent_away >= 1);
  CHECK(passwords.worked_out() == static_cast<std::uint64_t>(done));
}
