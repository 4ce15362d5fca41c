// SPDX-License-Identifier: Apache-2.0
#include "vault/seal.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace cairn;

namespace {

const SealedAt here{make_id<PracticeId>(), make_id<RecordId>(), make_id<EntryId>(), 1, "goal"};

}  // namespace

TEST_CASE("a body opens where it was sealed") {
  const auto key = RecordKey::make();
  for (const std::string& body : {std::string(), std::string("{}"), std::string("a\0b", 3), std::string(100'000, 'w')}) {
    const auto sealed = seal(key, here, body);
    CHECK(sealed.bytes.size() == body.size() + 73);
    CHECK(open(key, here, sealed).value() == body);
  }
}

TEST_CASE("the words do not stand in the sealed bytes, and no two seals are the same") {
  const auto key = RecordKey::make();
  const std::string words = "walk to the lighthouse and back";
  const auto one = seal(key, here, words);
  CHECK(one.bytes.find("lighthouse") == std::string::npos);
  CHECK(one != seal(key, here, words));
}

TEST_CASE("a body opens nowhere else and with no other key") {
  const auto key = RecordKey::make();
  const auto sealed = seal(key, here, "{}");
  const auto refused = [&](SealedAt at) {
    const auto opened = open(key, at, sealed);
    return !opened && opened.error().kind == ErrorKind::unavailable;
  };
  auto at = here;
  CHECK_FALSE(refused(at));
  at.practice = make_id<PracticeId>();
  CHECK(refused(at));
  at = here, at.record = make_id<RecordId>();
  CHECK(refused(at));
  at = here, at.entry = make_id<EntryId>();
  CHECK(refused(at));
  at = here, at.version = 2;
  CHECK(refused(at));
  at = here, at.kind = "step";
  CHECK(refused(at));
  at = here, at.kind = "goa";
  CHECK(refused(at));
  CHECK_FALSE(open(RecordKey::make(), here, sealed).has_value());
}

TEST_CASE("every changed bit and every cut is noticed, with one and the same error") {
  const auto key = RecordKey::make();
  const auto sealed = seal(key, here, "some words");
  const auto reason = open(RecordKey::make(), here, sealed).error();
  const auto same_refusal = [&](const Sealed& changed) {
    const auto opened = open(key, here, changed);
    return !opened && opened.error().kind == reason.kind && opened.error().path == reason.path &&
           opened.error().sentence == reason.sentence;
  };
  for (std::size_t i = 0; i < sealed.bytes.size(); ++i)
    for (int bit = 0; bit < 8; ++bit) {
      auto changed = sealed;
      changed.bytes[i] = static_cast<char>(changed.bytes[i] ^ (1 << bit));
      CHECK(same_refusal(changed));
    }
  for (std::size_t i = 0; i < sealed.bytes.size(); ++i) CHECK(same_refusal({sealed.bytes.substr(0, i)}));
  CHECK(same_refusal({sealed.bytes + "x"}));
}

TEST_CASE("of any two sealed bodies that change places neither opens") {
  struct Item {
    SealedAt at;
    Sealed sealed;
  };
  const auto key = RecordKey::make();
  const auto other_key = RecordKey::make();
  const auto other_record = make_id<RecordId>();
  std::vector<Item> items;
  std::vector<const RecordKey*> keys;
  for (const auto& record : {here.record, other_record})
    for (int entry = 0; entry < 4; ++entry) {
      const auto id = make_id<EntryId>();
      for (int version = 1; version <= 3; ++version)
        for (const char* kind : {"goal", "step"}) {
          const SealedAt at{here.practice, record, id, version, kind};
          keys.push_back(record == here.record ? &key : &other_key);
          items.push_back({at, seal(*keys.back(), at, "the same words")});
        }
    }
  for (std::size_t i = 0; i < items.size(); ++i)
    for (std::size_t j = 0; j < items.size(); ++j)
      CHECK(open(*keys[i], items[i].at, items[j].sealed).has_value() == (i == j));
}

TEST_CASE("parts of two sealed bodies spliced together do not open") {
  const auto key = RecordKey::make();
  const auto one = seal(key, here, "aaaaaaaaaa");
  const auto two = seal(key, here, "bbbbbbbbbb");
  for (std::size_t cut = 2; cut < one.bytes.size(); ++cut)
    CHECK_FALSE(open(key, here, {one.bytes.substr(0, cut) + two.bytes.substr(cut)}).has_value());
}

TEST_CASE("a small text is bound to what it is, whose it is and to the practice's key") {
  const auto key = PracticeKey::make();
  const auto account = make_id<AccountId>();
  const auto sealed = seal_text(key, "account profile", account.bytes, "Ana Duarte");
  CHECK(sealed.bytes.find("Ana") == std::string::npos);
  CHECK(open_text(key, "account profile", account.bytes, sealed).value() == "Ana Duarte");
  CHECK_FALSE(open_text(key, "invitation", account.bytes, sealed).has_value());
  CHECK_FALSE(open_text(key, "account profile", make_id<AccountId>().bytes, sealed).has_value());
  CHECK_FALSE(open_text(PracticeKey::make(), "account profile", account.bytes, sealed).has_value());
  for (std::size_t i = 0; i < sealed.bytes.size(); ++i) {
    auto changed = sealed;
    changed.bytes[i] = static_cast<char>(changed.bytes[i] ^ 1);
    CHECK_FALSE(open_text(key, "account profile", account.bytes, changed).has_value());
    CHECK_FALSE(open_text(key, "account profile", account.bytes, {sealed.bytes.substr(0, i)}).has_value());
  }
}
