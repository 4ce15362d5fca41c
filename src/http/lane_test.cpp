// SPDX-License-Identifier: Apache-2.0
#include "http/lane.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace cairn;

namespace {

/// Runs what may run; the names in the order of their turns.
std::string run_all(Lane& lane, std::string& order) {
  while (auto job = lane.next()) {
    (*job)();
    lane.end_one();
  }
  return order;
}

}  // namespace

TEST_CASE("senders take turns, each in its own order") {
  Lane lane({.at_once = 1, .waiting = 100, .waiting_by_sender = 100});
  std::string order;
  for (int i = 0; i < 4; ++i) lane.add("much", [&order, i] { order += "m" + std::to_string(i); });
  lane.add("little", [&order] { order += "l0"; });
  lane.add("other", [&order] { order += "o0"; });
  CHECK(run_all(lane, order) == "m0l0o0m1m2m3");
  CHECK(lane.waiting() == 0);
}

TEST_CASE("no more run than there are threads, and the next one waits for an end") {
  Lane lane({.at_once = 2, .waiting = 100, .waiting_by_sender = 100});
  for (int i = 0; i < 3; ++i) lane.add("a", [] {});
  CHECK(lane.next().has_value());
  CHECK(lane.next().has_value());
  CHECK(!lane.next().has_value());
  lane.end_one();
  CHECK(lane.next().has_value());
}

TEST_CASE("what waits is bounded, for one sender and for all") {
  Lane lane({.at_once = 1, .waiting = 3, .waiting_by_sender = 2});
  CHECK(lane.has_room("a"));
  lane.add("a", [] {});
  CHECK(lane.next().has_value());  // under way
  for (int i = 0; i < 2; ++i) {
    CHECK(lane.has_room("a"));
    lane.add("a", [] {});
  }
  CHECK(!lane.has_room("a"));
  CHECK(lane.has_room("b"));
  lane.add("b", [] {});
  CHECK(!lane.has_room("a"));
  CHECK(!lane.has_room("b"));
  CHECK(lane.has_room("c"));  // whoever has none waiting
  lane.end_one();
  CHECK(lane.next().has_value());
  CHECK(lane.has_room("b"));
}
