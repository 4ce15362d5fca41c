// SPDX-License-Identifier: Apache-2.0
#include "base/id.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace cairn;

TEST_CASE("ids are random and their text reads back") {
  std::set<EntryId> seen;
  for (int i = 0; i < 1000; ++i) {
    const auto id = make_id<EntryId>();
    CHECK(seen.insert(id).second);
    CHECK(id_from<EntryId>(to_text(id)) == id);
  }
}

TEST_CASE("anything but 32 lower-case hexadecimal digits is no id") {
  CHECK(!id_from<EntryId>(""));
  CHECK(!id_from<EntryId>(std::string(31, '0')));
  CHECK(!id_from<EntryId>(std::string(33, '0')));
  CHECK(!id_from<EntryId>(std::string(31, '0') + "A"));
  CHECK(!id_from<EntryId>(std::string(31, '0') + "g"));
}
