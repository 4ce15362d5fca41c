// SPDX-License-Identifier: Apache-2.0
#include "usecases/recent_looks.hpp"

#include <doctest/doctest.h>

using namespace cairn;

TEST_CASE("a line stands for later reads of the same kinds by the same session, for a while") {
  RecentLooks looks;
  const auto session = make_id<SessionId>();
  const auto record = make_id<RecordId>();
  constexpr std::int64_t window = 300'000;
  CHECK(!looks.covered(session, record, {Kind::goal}, Instant{0}, window));
  looks.note(session, record, {Kind::goal, Kind::step}, Instant{0}, window);
  CHECK(looks.covered(session, record, {Kind::goal}, Instant{1000}, window));
  CHECK(looks.covered(session, record, {}, Instant{1000}, window));
  CHECK(!looks.covered(session, record, {Kind::setback}, Instant{1000}, window));
  CHECK(!looks.covered(session, make_id<RecordId>(), {Kind::goal}, Instant{1000}, window));
  CHECK(!looks.covered(make_id<SessionId>(), record, {Kind::goal}, Instant{1000}, window));
  CHECK(!looks.covered(session, record, {Kind::goal}, Instant{window}, window));
}
