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

TEST_CASE("a hash of pieces is the hash of the whole, wherever it is cut") {
  const std::string whole(100'000, 'x');
  for (const std::size_t piece : {std::size_t{1}, std::size_t{127}, std::size_t{4096}, whole.size()}) {
    RunningDigest running;
    for (std::size_t at = 0; at < whole.size(); at += piece) running.add(std::string_view(whole).substr(at, piece));
    CHECK(running.finish() == digest_of(whole));
  }
}
