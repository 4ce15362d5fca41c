// SPDX-License-Identifier: Apache-2.0
// The JSON reader, every kind's body, and the other things that come as JSON.
#include "base/time.hpp"
#include "cli/outcomes/measure.hpp"
#include "cli/outcomes/shared_sums.hpp"
#include "domain/kinds.hpp"
#include "must.hpp"
#include "targets.hpp"
#include "usecases/entries.hpp"

namespace cairn::fuzz {

void feed_json(std::string_view bytes) {
  JsonLimits limits;
  if (take_choice(bytes, 2) == 1) limits = {.bytes = 4096, .depth = 4, .values = 64, .text_bytes = 64};
  const auto json = parse_json(bytes, limits);
  if (!json) return must_be_whole(json.error());
  const std::string text = to_text(*json);
  limits.bytes = std::max(limits.bytes, text.size());  // escapes make control characters longer
  const auto again = parse_json(text, limits);
  must(again.has_value(), "what was written can be read");
  must(*again == *json, "what was written is what was read");
}

void feed_body(std::string_view bytes) {
  const auto kind = static_cast<Kind>(take_choice(bytes, count_of<Kind>));
  const auto json = parse_json(bytes);
  if (!json) return must_be_whole(json.error());
  const auto body = read_body(kind, *json, "/body");
  if (!body) return must_be_whole(body.error());
  const std::string text = body_text(*body);
  const auto json_again = parse_json(text, {.bytes = text.size()});
  must(json_again.has_value(), "a body is written as JSON");
  const auto again = read_body(kind, *json_again, "");
  must(again.has_value(), "a body that was written can be read");
  must(body_text(*again) == text, "a body that was written is what was read");
  (void)goals_in(*body);
  const Writer writer{.account = AccountId{}, .role = Role::client, .relationship = Relationship::self, .now = {}};
  const auto first = check_follows(nullptr, *body, writer);
  if (!first) must_be_whole(first.error());
  const auto next = check_follows(&*body, *body, writer);
  if (!next) must_be_whole(next.error());
}

void feed_measure(std::string_view bytes) {
  const auto measure = outcomes::measure_from(bytes);
  if (!measure) return must_be_whole(measure.error());
  const auto again = outcomes::measure_from(to_json(*measure));
  must(again.has_value(), "a measure that was written can be read");
  must(to_json(*again) == to_json(*measure), "a measure that was written is what was read");
}

void feed_shared_sums(std::string_view bytes) {
  const auto sums = outcomes::shared_sums(bytes);
  if (!sums) return must_be_whole(sums.error());
  const std::string text = outcomes::shared_text(*sums);
  const auto again = outcomes::shared_sums(text);
  must(again.has_value(), "sums that were written can be read");
  must(outcomes::shared_text(*again) == text, "sums that were written are what was read");
}

void feed_time(std::string_view bytes) {
  if (const auto at = instant_from(bytes)) must(instant_from(to_text(*at)) == at, "an instant reads back");
  if (const auto date = date_from(bytes)) {
    must(date->day.ok(), "a date exists");
    must(date_from(to_text(*date)) == date, "a date reads back");
  }
}

}  // namespace cairn::fuzz
