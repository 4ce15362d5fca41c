// SPDX-License-Identifier: Apache-2.0
#include "http/live_outlet.hpp"

#include <doctest/doctest.h>

using namespace cairn;

TEST_CASE("events wait in order, equal ones once, and wake their sender once") {
  int woken = 0;
  QueuedOutlet outlet([&] { ++woken; });
  outlet.send("a\n\n");
  outlet.send("b\n\n");
  outlet.send("a\n\n");
  CHECK(woken == 1);
  CHECK(outlet.take() == "a\n\nb\n\n");
  CHECK(outlet.take().empty());
  outlet.send("a\n\n");
  CHECK(woken == 2);
}

TEST_CASE("a reader that does not keep up is let go") {
  QueuedOutlet outlet([] {});
  for (std::size_t i = 0; i < QueuedOutlet::most_events; ++i) outlet.send(std::to_string(i));
  CHECK(!outlet.closed());
  outlet.send("one more");
  CHECK(outlet.closed());
}

TEST_CASE("closing wakes; after detaching nothing does") {
  int woken = 0;
  QueuedOutlet outlet([&] { ++woken; });
  outlet.close();
  CHECK(woken == 1);
  CHECK(outlet.closed());
  QueuedOutlet detached([&] { ++woken; });
  detached.detach();
  detached.send("a");
  detached.close();
  CHECK(woken == 1);
}

TEST_CASE("a chunk says its length in hexadecimal") { CHECK(chunk_of(std::string(17, 'a')) == "11\r\n" + std::string(17, 'a') + "\r\n"); }
