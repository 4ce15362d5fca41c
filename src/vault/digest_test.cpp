// SPDX-License-Identifier: Apache-2.0
#include "vault/digest.hpp"

#include <doctest/doctest.h>

#include "base/id.hpp"

using namespace cairn;

TEST_CASE("digests are BLAKE2b-256, as other programs compute them") {
  // `printf abc | b2sum -l 256`
  const auto digest = digest_of("abc");
  CHECK(to_hex(digest.data(), digest.size()) == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}
