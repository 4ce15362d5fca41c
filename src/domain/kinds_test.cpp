// SPDX-License-Identifier: Apache-2.0
#include "domain/kinds.hpp"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

const Writer client{make_id<AccountId>(), Role::client, Relationship::self, {}};
const Writer therapist{make_id<AccountId>(), Role::therapist, Relationship::treating, {}};

/// A small valid body of each kind, as the app would send it.
std::string example(Kind kind) {
  switch (kind) {
    case Kind::reflection: return R"({"prompt":"","text":"t","areas":[],"matters_most":false})";
    case Kind::goal:
      return R"({"words":"w","words_by":"client","horizon":"not_sure","areas":[],"state":"idea","agreed_by":[],)"
             R"("harder_now":false,"made_together":false,"review_weeks":5})";
    case Kind::suggestion: return R"({"what":"wording","words":"w","answer":"open"})";
    case Kind::step:
      return R"({"words":"w","words_by":"client","sort":"one_off","shrink":"not_made","state":"planned","made_together":false})";
    case Kind::step_event: return R"({"what":"done","on":"2026-11-22","in_the_way":[]})";
    case Kind::goal_rating: return R"({"value":3,"on":"2026-11-22","spoken":false})";
    case Kind::goal_review: return R"({"outcome":"keep","on":"2026-11-22"})";
    case Kind::setback: return R"({"started":"2026-11-22","triggers":[],"needs":[],"helped":[]})";
    case Kind::attainment_scale:
      return R"({"levels":["a","b","c","d","e"],"start":-1,"importance":1,"difficulty":1,"agreed_by":[]})";
    case Kind::attainment_rating: return R"({"level":0,"by":"client","on":"2026-11-22"})";
    case Kind::topic: return R"({"text":"t","by":"client","state":"open"})";
    case Kind::therapy_session:
      return R"({"starts":"2026-11-24T14:00:00.000Z","minutes":50,"mode":"room","number":15,"state":"booked"})";
    case Kind::together: return R"({"open":true,"client_joined":false})";
    case Kind::prep_note: return R"({"client":"00112233445566778899aabbccddeeff","text":"t"})";
    case Kind::ending:
      return R"({"state":"proposed","therapist":"00112233445566778899aabbccddeeff","ends_on":"1970-02-01","spacing":"not_sure",)"
             R"("agreed_by":[]})";
    case Kind::staying_well_plan: return R"({"sections":[{"part":"people","lines":[{"text":"t"}]}]})";
  }
  return "";
}

Body body(Kind kind, const std::string& text) {
  auto read = read_body(kind, *parse_json(text), "");
  REQUIRE_MESSAGE(read.has_value(), text);
  return *read;
}

}  // namespace

TEST_CASE("every kind reads and writes its own struct, in its own place of the table") {
  for (const KindFacts& facts : kind_table()) {
    CAPTURE(name_of(facts.kind));
    const Body read = body(facts.kind, example(facts.kind));
    CHECK(read.index() == static_cast<std::size_t>(facts.kind));
    CHECK(body_text(read) == example(facts.kind));
    CHECK(!read_body(facts.kind, Json(Json::Object{}), "/body").has_value());
  }
}

TEST_CASE("every kind has a rule that lets somebody begin") {
  for (const KindFacts& facts : kind_table()) {
    CAPTURE(name_of(facts.kind));
    const Body read = body(facts.kind, example(facts.kind));
    CHECK((check_follows(nullptr, read, client).has_value() || check_follows(nullptr, read, therapist).has_value()));
  }
}

TEST_CASE("the schemas name every kind") {
  const auto schemas = parse_json("{" + kind_schemas() + "}");
  REQUIRE(schemas.has_value());
  CHECK(schemas->object()->size() == kind_table().size());
}

TEST_CASE("five levels are rated only when both have agreed them") {
  const Body scale = body(Kind::attainment_scale, example(Kind::attainment_scale));
  const Body rating = body(Kind::attainment_rating, example(Kind::attainment_rating));
  CHECK(!check_hangs_on(scale, rating));
  AttainmentScale agreed = std::get<AttainmentScale>(scale);
  agreed.agreed_by = {{Party::client, client.account}, {Party::therapist, therapist.account}};
  CHECK(check_hangs_on(Body(agreed), rating));
  CHECK(check_hangs_on(body(Kind::goal, example(Kind::goal)), body(Kind::step, example(Kind::step))));
}
