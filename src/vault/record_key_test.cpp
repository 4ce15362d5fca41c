// SPDX-License-Identifier: Apache-2.0
#include "vault/record_key.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

#include "vault/seal.hpp"

using namespace cairn;

namespace {

bool same(const RecordKey& one, const RecordKey& two) { return std::ranges::equal(one.bytes(), two.bytes()); }

}  // namespace

TEST_CASE("a wrapped key comes back for its practice and record only") {
  const auto practice_key = PracticeKey::make();
  const auto practice = make_id<PracticeId>();
  const auto record = make_id<RecordId>();
  const auto key = RecordKey::make();
  const auto wrapped = wrap(practice_key, practice, record, key);
  const auto back = unwrap(practice_key, practice, record, wrapped);
  REQUIRE(back.has_value());
  CHECK(same(*back, key));
  CHECK_FALSE(unwrap(practice_key, make_id<PracticeId>(), record, wrapped).has_value());
  CHECK_FALSE(unwrap(practice_key, practice, make_id<RecordId>(), wrapped).has_value());
  const auto refusal = unwrap(PracticeKey::make(), practice, record, wrapped);
  REQUIRE_FALSE(refusal.has_value());
  CHECK(refusal.error().kind == ErrorKind::unavailable);
  CHECK(epoch_of(wrapped) == practice_key.id());
}

TEST_CASE("a wrapped key that was changed or cut does not come back") {
  const auto practice_key = PracticeKey::make();
  const auto practice = make_id<PracticeId>();
  const auto record = make_id<RecordId>();
  const auto wrapped = wrap(practice_key, practice, record, RecordKey::make());
  for (std::size_t i = 0; i < wrapped.bytes.size(); ++i) {
    auto changed = wrapped;
    changed.bytes[i] = static_cast<char>(changed.bytes[i] ^ 4);
    CHECK_FALSE(unwrap(practice_key, practice, record, changed).has_value());
    CHECK_FALSE(unwrap(practice_key, practice, record, {wrapped.bytes.substr(0, i)}).has_value());
  }
  CHECK_FALSE(epoch_of({""}).has_value());
  CHECK_FALSE(epoch_of({"\x02 of another format"}).has_value());
}

TEST_CASE("no two records have the same key, and the bytes do not show in the wrapped form") {
  const auto practice_key = PracticeKey::make();
  const auto one = RecordKey::make();
  CHECK_FALSE(same(one, RecordKey::make()));
  const auto wrapped = wrap(practice_key, make_id<PracticeId>(), make_id<RecordId>(), one);
  const std::string bytes(one.bytes().begin(), one.bytes().end());
  CHECK(wrapped.bytes.find(bytes) == std::string::npos);
}

TEST_CASE("a key that was moved away leaves nothing behind") {
  auto key = RecordKey::make();
  const auto moved = std::move(key);
  CHECK(std::ranges::all_of(key.bytes(), [](auto byte) { return byte == 0; }));
  CHECK_FALSE(std::ranges::all_of(moved.bytes(), [](auto byte) { return byte == 0; }));
}
