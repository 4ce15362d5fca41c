// SPDX-License-Identifier: Apache-2.0
#include "domain/after_care.hpp"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

const Instant ended = *instant_from("2026-03-01T12:00:00Z");

OwnAccess at(const char* now, AfterCareDays days) { return after_care(ended, days, *instant_from(now)).access; }

}  // namespace

TEST_CASE("a client writes for a while after the end, reads for longer, and to the moment") {
  const AfterCareDays days{30, 365};
  CHECK(at("2026-03-01T12:00:00Z", days) == OwnAccess::writing);
  CHECK(at("2026-03-31T11:59:59.999Z", days) == OwnAccess::writing);
  CHECK(at("2026-03-31T12:00:00Z", days) == OwnAccess::reading);
  CHECK(at("2027-03-01T11:59:59.999Z", days) == OwnAccess::reading);
  CHECK(at("2027-03-01T12:00:00Z", days) == OwnAccess::closed);
}

TEST_CASE("no days of writing means reading at once, and reading lasts as long as writing at least") {
  CHECK(at("2026-03-01T12:00:00Z", {0, 30}) == OwnAccess::reading);
  CHECK(at("2026-05-01T12:00:00Z", {90, 30}) == OwnAccess::writing);
  CHECK(after_care(ended, {90, 30}, ended).reads_until == after_care(ended, {90, 30}, ended).writes_until);
}
