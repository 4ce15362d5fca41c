// SPDX-License-Identifier: Apache-2.0
#include "http/api/openapi.hpp"

#include <doctest/doctest.h>

#include <set>

#include "domain/kinds.hpp"

using namespace cairn;

namespace {

Json description() {
  auto json = parse_json(openapi(all_routes()), {.bytes = 4U << 20U});
  REQUIRE_MESSAGE(json.has_value(), json.error().sentence << " " << json.error().path);
  return *json;
}

/// Every "$ref" below a value.
void collect_refs(const Json& json, std::set<std::string>& refs) {
  if (const auto* list = json.list())
    for (const auto& item : *list) collect_refs(item, refs);
  if (const auto* members = json.object())
    for (const auto& [key, value] : *members) {
      if (key == "$ref") refs.insert(*value.text());
      collect_refs(value, refs);
    }
}

}  // namespace

TEST_CASE("the description names every route and every reference leads somewhere") {
  const Json whole = description();
  CHECK(*whole.find("openapi")->text() == "3.1.0");
  for (const auto& row : all_routes()) {
    const Json* path = whole.find("paths")->find(row.path);
    REQUIRE_MESSAGE(path != nullptr, row.path);
    const Json* operation = path->find(row.method == Method::post ? "post" : "get");
    REQUIRE_MESSAGE(operation != nullptr, row.path);
    CHECK(*operation->find("summary")->text() == row.summary);
    CHECK((operation->find("requestBody") != nullptr) == (row.method == Method::post));
    CHECK((operation->find("security") != nullptr) != permits_anybody(row.deed));
  }
  std::set<std::string> refs;
  collect_refs(whole, refs);
  CHECK(refs.size() > 20);
  for (const auto& ref : refs) {
    const Json* at = &whole;
    for (std::size_t from = 2; at != nullptr && from < ref.size();) {
      const auto end = std::min(ref.find('/', from), ref.size());
      at = at->find(ref.substr(from, end - from));
      from = end + 1;
    }
    CHECK_MESSAGE(at != nullptr, ref);
  }
}

TEST_CASE("operations have names of their own") {
  std::set<std::string> names;
  const Json whole = description();
  for (const auto& [path, operations] : *whole.find("paths")->object())
    for (const auto& [method, operation] : *operations.object())
      CHECK_MESSAGE(names.insert(*operation.find("operationId")->text()).second, path);
}

TEST_CASE("an entry is one of its kinds, and the kind says which body it has") {
  const Json whole = description();
  const Json* schemas = whole.find("components")->find("schemas");
  for (const auto* name : {"EntryView", "NewVersion"}) {
    const Json* entry = schemas->find(name);
    REQUIRE(entry != nullptr);
    CHECK(entry->find("oneOf")->list()->size() == count_of<Kind>);
    const Json* of_goal = schemas->find(std::string(name) + "OfGoal");
    REQUIRE(of_goal != nullptr);
    const Json* members = of_goal->find("properties");
    CHECK(*members->find("kind")->find("enum")->list()->front().text() == "goal");
    CHECK(*members->find("body")->find("$ref")->text() == "#/components/schemas/Goal");
  }
}
