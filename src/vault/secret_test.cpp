// SPDX-License-Identifier: Apache-2.0
#include "vault/secret.hpp"

#include <doctest/doctest.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <utility>

using namespace cairn;

TEST_CASE("secrets are random, and moving one takes it along") {
  auto one = Secret::make();
  const auto two = Secret::make();
  CHECK_FALSE(std::ranges::equal(one.bytes(), two.bytes()));
  std::array<std::uint8_t, Secret::size> copy{};
  std::ranges::copy(one.bytes(), copy.begin());
  const Secret moved = std::move(one);
  CHECK(std::ranges::equal(moved.bytes(), copy));
}

TEST_CASE("the place a secret was taken from is zeroed") {
  std::array<std::uint8_t, Secret::size> bytes{};
  bytes.fill(7);
  const auto secret = Secret::taken_from(bytes);
  CHECK(std::ranges::all_of(secret.bytes(), [](auto byte) { return byte == 7; }));
  CHECK(std::ranges::all_of(bytes, [](auto byte) { return byte == 0; }));
}

TEST_CASE("a process that forbids core dumps leaves none") {
  const pid_t child = fork();
  if (child == 0) {
    rlimit limit{1, 1};
    const bool forbidden = forbid_core_dumps();
    getrlimit(RLIMIT_CORE, &limit);
    _exit(forbidden && limit.rlim_max == 0 && prctl(PR_GET_DUMPABLE) == 0 ? 0 : 1);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}
