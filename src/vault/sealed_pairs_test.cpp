// SPDX-License-Identifier: Apache-2.0
// Everything sealed, put in the place of everything else that is sealed: nothing opens.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "vault/record_key.hpp"
#include "vault/seal.hpp"

using namespace cairn;

namespace {

struct House {
  PracticeKey key = PracticeKey::make();
  PracticeId practice = make_id<PracticeId>();
};

/// A body and where it belongs; `key` is its record's.
struct Body {
  const RecordKey* key = nullptr;
  SealedAt at{};
  std::string plain{};
  Sealed sealed{};
};

constexpr auto kinds = std::to_array<std::string_view>({"goal", "step", "topic", "reflection", "prep_note"});

}  // namespace

TEST_CASE("no sealed body opens in the place of another: practices, records, entries, versions, kinds") {
  std::vector<House> houses(2);
  std::vector<RecordKey> keys;
  keys.reserve(6);
  std::vector<Body> bodies;
  for (const House& house : houses)
    for (int r = 0; r < 3; ++r) {
      keys.push_back(RecordKey::make());
      const auto record = make_id<RecordId>();
      for (const auto kind : kinds) {
        const auto entry = make_id<EntryId>();
        for (int version = 1; version <= 5; ++version) {
          Body body{&keys.back(), {house.practice, record, entry, version, kind}, "body " + std::to_string(bodies.size()), {}};
          body.sealed = seal(*body.key, body.at, body.plain);
          bodies.push_back(std::move(body));
        }
      }
    }
  int pairs = 0;
  int opened = 0;
  for (std::size_t from = 0; from < bodies.size(); ++from)
    for (std::size_t to = 0; to < bodies.size(); ++to) {
      if (from == to) {
        CHECK(open(*bodies[to].key, bodies[to].at, bodies[from].sealed).value() == bodies[to].plain);
        continue;
      }
      ++pairs;
      if (open(*bodies[to].key, bodies[to].at, bodies[from].sealed)) ++opened;
      if (open(*bodies[from].key, bodies[to].at, bodies[from].sealed)) ++opened;  // the right key in the wrong place
      if (open(*bodies[to].key, bodies[from].at, bodies[from].sealed) && bodies[to].key != bodies[from].key) ++opened;
    }
  CHECK(bodies.size() == 150);
  CHECK(pairs == 22'350);
  CHECK(opened == 0);
}

TEST_CASE("a body opens under its own kind only") {
  const auto key = RecordKey::make();
  SealedAt at{make_id<PracticeId>(), make_id<RecordId>(), make_id<EntryId>(), 1, ""};
  for (const auto own : kinds) {
    at.kind = own;
    const auto sealed = seal(key, at, "words");
    for (const auto other : kinds) {
      at.kind = other;
      CHECK(open(key, at, sealed).has_value() == (own == other));
    }
  }
}

TEST_CASE("no wrapped key, name or other text opens in the place of another") {
  std::vector<House> houses(2);
  struct Piece {
    const House* house;
    std::string label;
    std::array<std::uint8_t, 16> whose;
    Sealed sealed;
  };
  std::vector<Piece> pieces;
  for (const House& house : houses)
    for (const std::string label : {"", "account profile", "invitation profile", "session device", "practice name", "cursor"})
      for (int i = 0; i < 5; ++i) {
        const auto id = make_id<RecordId>();
        pieces.push_back({&house, label, id.bytes,
                          label.empty() ? wrap(house.key, house.practice, id, RecordKey::make())
                                        : seal_text(house.key, label, id.bytes, "Ana")});
      }
  const auto opens = [](const House& house, const Piece& place, const Sealed& sealed) {
    return place.label.empty() ? unwrap(house.key, house.practice, RecordId{place.whose}, sealed).has_value()
                               : open_text(house.key, place.label, place.whose, sealed).has_value();
  };
  int opened = 0;
  for (const Piece& from : pieces)
    for (const Piece& to : pieces) {
      if (&from == &to) CHECK(opens(*to.house, to, from.sealed));
      else if (opens(*to.house, to, from.sealed) || opens(*from.house, to, from.sealed)) ++opened;
    }
  CHECK(pieces.size() == 60);
  CHECK(opened == 0);
}
