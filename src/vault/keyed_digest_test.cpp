// SPDX-License-Identifier: Apache-2.0
#include "vault/keyed_digest.hpp"

#include <doctest/doctest.h>

using namespace cairn;

TEST_CASE("a keyed hash depends on key, label and text, and on where one ends and the other begins") {
  const auto key = PracticeKey::make();
  const auto hash = keyed_digest(key, "address", "10.0.0.1");
  CHECK(hash == keyed_digest(key, "address", "10.0.0.1"));
  CHECK(hash != keyed_digest(PracticeKey::make(), "address", "10.0.0.1"));
  CHECK(hash != keyed_digest(key, "login", "10.0.0.1"));
  CHECK(hash != keyed_digest(key, "address1", "0.0.0.1"));
  CHECK(hash != keyed_digest(key, "address", "10.0.0.2"));
}
