// SPDX-License-Identifier: Apache-2.0
#include "http/request_budget.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace cairn;

TEST_CASE("an address may send a burst, then as many as come back with time") {
  RequestBudget budget({.at_once = 3, .a_minute = 60}, 100);
  for (int i = 0; i < 3; ++i) CHECK(budget.take("10.0.0.1", {0}));
  CHECK(!budget.take("10.0.0.1", {0}));
  CHECK(budget.take("10.0.0.2", {0}));
  CHECK(!budget.take("10.0.0.1", {900}));
  CHECK(budget.take("10.0.0.1", {1000}));
  CHECK(!budget.take("10.0.0.1", {1000}));
  for (int i = 0; i < 3; ++i) CHECK(budget.take("10.0.0.1", {1'000'000}));
  CHECK(!budget.take("10.0.0.1", {1'000'000}));
}

TEST_CASE("a clock that is set back takes nothing away") {
  RequestBudget budget({.at_once = 2, .a_minute = 60}, 100);
  CHECK(budget.take("10.0.0.1", {5000}));
  CHECK(budget.take("10.0.0.1", {1000}));
  CHECK(!budget.take("10.0.0.1", {1000}));
}

TEST_CASE("no limit means no limit, and no memory either") {
  RequestBudget budget({.at_once = 1, .a_minute = 0}, 100);
  for (int i = 0; i < 1000; ++i) CHECK(budget.take("10.0.0.1", {0}));
  CHECK(budget.senders() == 0);
}

TEST_CASE("memory for senders is bounded; the rested are forgotten first") {
  RequestBudget budget({.at_once = 2, .a_minute = 60}, 10);
  for (int i = 0; i < 50; ++i) budget.take("10.0.0." + std::to_string(i), {0});
  CHECK(budget.senders() <= 11);
  CHECK(!budget.take("10.0.0.77", {0}));  // newcomers share what is left
  CHECK(budget.take("10.0.0.77", {60'000}));
}

TEST_CASE("one household is one address") {
  CHECK(address_group("2001:db8:1:2:3:4:5:6") == address_group("2001:db8:1:2:ffff::1"));
  CHECK(address_group("2001:db8:1:2::1") != address_group("2001:db8:1:3::1"));
  CHECK(address_group("::ffff:10.0.0.1") != address_group("::ffff:10.0.0.2"));
  CHECK(address_group("10.0.0.1") == "10.0.0.1");
}
