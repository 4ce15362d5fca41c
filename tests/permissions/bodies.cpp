// SPDX-License-Identifier: Apache-2.0
#include "permissions/world.hpp"

namespace cairn::permissions {
namespace {

/// Puts `to` where `from` stands, once.
std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, text, " has no ", from);
  return text.replace(at, from.size(), to);
}

}  // namespace

std::string body_of(Kind kind, Party author, const std::string& words, RecordId client_record) {
  const bool therapist = author == Party::therapist;
  const std::string by(name_of(author));
  const std::string yes = therapist ? "true" : "false";
  switch (kind) {
    case Kind::reflection:
      return R"({"prompt":"","text":")" + words + R"(","areas":[],"matters_most":false})";
    case Kind::goal:
      return R"({"words":")" + words + R"(","words_by":"client","horizon":"not_sure","areas":[],"state":")" +
             (therapist ? "shaping" : "idea") + R"(","agreed_by":[],"harder_now":false,"made_together":)" +
             yes + R"(,"review_weeks":5})";
    case Kind::suggestion:
      return R"({"what":"wording","words":")" + words + R"(","answer":"open"})";
    case Kind::step:
      return R"({"words":")" + words + R"(","words_by":")" + by +
             R"(","sort":"one_off","shrink":"not_made","state":"planned","made_together":true})";
    case Kind::step_event:
      return R"({"what":"done","on":"2026-11-22","in_the_way":[],"note":")" + words + R"("})";
    case Kind::goal_rating:
      return R"({"value":3,"on":"2026-11-22","spoken":)" + yes + R"(,"note":")" + words + R"("})";
    case Kind::goal_review:
      return R"({"outcome":"keep","on":"2026-11-22","note":")" + words + R"("})";
    case Kind::setback:
      return R"({"started":"2026-11-22","triggers":[],"needs":[],"helped":[],"note":")" + words + R"("})";
    case Kind::attainment_scale:
      return R"({"levels":[")" + words +
             R"(","b","c","d","e"],"start":-1,"importance":1,"difficulty":1,"agreed_by":[]})";
    case Kind::attainment_rating:
      return R"({"level":0,"by":")" + by + R"(","on":"2026-11-22","note":")" + words + R"("})";
    case Kind::topic:
      return R"({"text":")" + words + R"(","by":")" + by + R"(","state":"open"})";
    case Kind::therapy_session:
      return R"({"starts":"2026-11-24T14:00:00.000Z","minutes":50,"mode":"room","place":")" + words +
             R"(","number":15,"state":"booked"})";
    case Kind::together:
      return R"({"open":true,"client_joined":false})";
    case Kind::prep_note:
      return R"({"client":")" + to_text(client_record) + R"(","text":")" + words + R"("})";
    case Kind::ending:
      return R"({"state":"proposed","therapist":")" + std::string(whose_work) + R"(",")" + by +
             R"(_words":")" + words + R"(","ends_on":"2026-12-20","spacing":"not_sure","agreed_by":[]})";
    case Kind::staying_well_plan:
      return R"({"sections":[{"part":"people","lines":[{"text":")" + words + R"("}]}]})";
  }
  return "";
}

std::string amended_body(Kind kind, Party author, Party amender, const std::string& words,
                         RecordId client_record) {
  const std::string body = body_of(kind, author, words, client_record);
  switch (kind) {
    case Kind::goal:
      return with(body, "not_sure", "long_term");
    case Kind::suggestion:
      return amender == Party::client ? with(body, "open", "declined") : with(body, "open", "withdrawn");
    case Kind::goal_rating:
      return with(body, R"("value":3)", R"("value":4)");
    case Kind::topic:
      return with(body, "open", "talked");
    case Kind::together:
      return amender == Party::client ? with(body, R"(joined":false)", R"(joined":true)")
                                      : with(body, R"(open":true)", R"(open":false)");
    default:
      return with(body, words, words + " and more");
  }
}

}  // namespace cairn::permissions
