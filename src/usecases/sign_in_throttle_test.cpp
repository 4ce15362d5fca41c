// SPDX-License-Identifier: Apache-2.0
#include "usecases/sign_in_throttle.hpp"

#include <doctest/doctest.h>

using namespace cairn;

TEST_CASE("the wait doubles, is bounded, and ends with the right password") {
  SignInThrottle throttle;
  SignInThrottle::Login login{};
  Instant now{0};
  for (int i = 0; i < 4; ++i) throttle.note_failure(login, now);
  CHECK(!throttle.seconds_to_wait(login, now));
  int before = 0;
  for (int i = 0; i < 5; ++i) {
    throttle.note_failure(login, now);
    const auto wait = throttle.seconds_to_wait(login, now);
    REQUIRE(wait);
    CHECK(*wait > before);
    before = *wait;
  }
  for (int i = 0; i < 100; ++i) throttle.note_failure(login, now);
  CHECK(*throttle.seconds_to_wait(login, now) == 900);
  SignInThrottle::Login other{};
  other[0] = 1;
  CHECK(!throttle.seconds_to_wait(other, now));
  CHECK(!throttle.seconds_to_wait(login, Instant{900'000}));
  throttle.clear(login);
  CHECK(!throttle.seconds_to_wait(login, now));
}
