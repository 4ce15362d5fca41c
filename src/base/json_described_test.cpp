// SPDX-License-Identifier: Apache-2.0
#include "base/json_described.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

using namespace cairn;

namespace {

enum class Colour { red, deep_blue };
BOOST_DESCRIBE_ENUM(Colour, red, deep_blue)

struct Inner {
  Rating rating;
  std::optional<Line> note;
  bool operator==(const Inner&) const = default;
};
BOOST_DESCRIBE_STRUCT(Inner, (), (rating, note))

struct Outer {
  EntryId id;
  Instant at;
  LocalDate day;
  Colour colour = Colour::red;
  UpTo<Inner, 2> inner;
  double weight = 0;
  bool operator==(const Outer&) const = default;
};
BOOST_DESCRIBE_STRUCT(Outer, (), (id, at, day, colour, inner, weight))

const std::string good =
    R"({"id":"00112233445566778899aabbccddeeff","at":"2026-11-22T14:02:07.123Z","day":"2026-02-28",)"
    R"("colour":"deep_blue","inner":[{"rating":7,"note":"a \"line\"\n"},{"rating":0}],"weight":0.1})";

std::string swapped(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("a described struct is read and written back the same") {
  const auto outer = read_json_text<Outer>(good);
  REQUIRE(outer.has_value());
  CHECK(outer->inner[0].rating.value() == 7);
  CHECK(outer->inner[0].note->reveal() == "a \"line\"\n");
  CHECK(!outer->inner[1].note);
  CHECK(to_json(*outer) == good);
}

TEST_CASE("each fault is named with its path") {
  const auto fault = [](const std::string& text) {
    const auto read = read_json_text<Outer>(text);
    REQUIRE(!read.has_value());
    return read.error().path;
  };
  CHECK(fault(swapped(good, "\"rating\":7", "\"rating\":11")) == "/inner/0/rating");
  CHECK(fault(swapped(good, "\"rating\":7", "\"rating\":7.5")) == "/inner/0/rating");
  CHECK(fault(swapped(good, "\"rating\":7", "\"rating\":\"7\"")) == "/inner/0/rating");
  CHECK(fault(swapped(good, "{\"rating\":0}", "{\"rating\":0,\"more\":1}")) == "/inner/1");
  CHECK(fault(swapped(good, "{\"rating\":0}", "{}")) == "/inner/1/rating");
  CHECK(fault(swapped(good, "{\"rating\":0}", "{\"rating\":0,\"rating\":1}")) == "/inner/1/rating");
  CHECK(fault(swapped(good, "deep_blue", "green")) == "/colour");
  CHECK(fault(swapped(good, "2026-02-28", "2026-02-29")) == "/day");
  CHECK(fault(swapped(good, "14:02", "24:02")) == "/at");
  CHECK(fault(swapped(good, "ccddeeff", "CCDDEEFF")) == "/id");
  CHECK(fault(swapped(good, "{\"rating\":0}", "{\"rating\":0},{\"rating\":0}")) == "/inner");
  CHECK(fault(swapped(good, "a \\\"line", "a\\u0007line")) == "/inner/0/note");
  CHECK(fault(swapped(good, "a \\\"line", "a\\u202eline")) == "/inner/0/note");
}

TEST_CASE("a key that stands twice is found in objects of any size, wherever they lie") {
  const auto object = [](std::size_t keys, const std::string& last) {
    std::string text = "{";
    for (std::size_t i = 0; i < keys; ++i) text += "\"key" + std::to_string(i) + "\":{},";
    return text + "\"" + last + "\":0}";
  };
  for (const std::size_t keys : {1U, 31U, 32U, 33U, 1000U, 40'000U}) {
    CAPTURE(keys);
    CHECK(parse_json(object(keys, "other")).has_value());
    CHECK(!parse_json(object(keys, "key0")));
    CHECK(!parse_json(object(keys, "key" + std::to_string(keys - 1))));
    // The same keys again in another object are no fault.
    CHECK(parse_json("[" + object(std::min<std::size_t>(keys, 1000), "other") + "," + object(std::min<std::size_t>(keys, 1000), "other") + "]"));
    CHECK(!parse_json("[" + object(std::min<std::size_t>(keys, 1000), "other") + "," + object(std::min<std::size_t>(keys, 1000), "key0") + "]"));
  }
}

TEST_CASE("a path names no key that is long or cannot be shown") {
  const auto path = [](const std::string& key) { return parse_json("{\"" + key + "\":[x]}").error().path; };
  CHECK(path("words") == "/words/0");
  CHECK(path(std::string(41, 'a')) == "/?/0");
  CHECK(path("\\u202e") == "/?/0");
  CHECK(path("\\n") == "/?/0");
}

TEST_CASE("too large, too deep, too many and bad UTF-8 are refused") {
  const auto kind = [](const std::string& text, JsonLimits limits = {}) {
    const auto json = parse_json(text, limits);
    REQUIRE(!json.has_value());
    return json.error().kind;
  };
  CHECK(kind(std::string(40, '[') + std::string(40, ']')) == ErrorKind::too_large);
  CHECK(kind("[1,2,3]", {.values = 3}) == ErrorKind::too_large);
  CHECK(kind("[\"abcd\"]", {.text_bytes = 3}) == ErrorKind::too_large);
  CHECK(kind("[12345]", {.bytes = 3}) == ErrorKind::too_large);
  CHECK(kind("[\"\xC3\x28\"]") == ErrorKind::invalid);
  CHECK(kind("[\"\xED\xA0\x80\"]") == ErrorKind::invalid);
  CHECK(kind("[1] 2") == ErrorKind::invalid);
  CHECK(kind("[1,]") == ErrorKind::invalid);
  CHECK(kind("[1") == ErrorKind::invalid);
  CHECK(kind("") == ErrorKind::invalid);
  CHECK(parse_json(std::string(32, '[') + std::string(32, ']')).has_value());
}

TEST_CASE("doubles survive a round trip to the last digit") {
  std::mt19937_64 random(7);
  for (int i = 0; i < 100'000; ++i) {
    const auto bits = random();
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    if (!std::isfinite(value)) continue;
    const auto back = read_json_text<double>(to_json(value));
    REQUIRE(back.has_value());
    REQUIRE(*back == value);
  }
}

TEST_CASE("the schema says what the reader enforces") {
  std::string schema;
  write_schema<Outer>(schema);
  const auto json = parse_json(schema);
  REQUIRE(json.has_value());
  CHECK(*json->find("required")->list()->back().text() == "weight");
  CHECK(std::get<bool>(json->find("additionalProperties")->value) == false);
  const Json* inner = json->find("properties")->find("inner");
  CHECK(std::get<Json::Number>(inner->find("maxItems")->value).text == "2");
  CHECK(std::get<Json::Number>(inner->find("items")->find("properties")->find("rating")->find("maximum")->value).text == "10");
}
