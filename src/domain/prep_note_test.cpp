// SPDX-License-Identifier: Apache-2.0
#include "domain/prep_note.hpp"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

const Writer therapist{make_id<AccountId>(), Role::therapist, Relationship::treating, {}};

}  // namespace

TEST_CASE("a note stays with the client it was written about") {
  PrepNote note;
  note.client = make_id<RecordId>();
  PrepNote other = note;
  other.client = make_id<RecordId>();
  CHECK(may_follow(nullptr, note, therapist));
  CHECK(!may_follow(&note, other, therapist));
}
