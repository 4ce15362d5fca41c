// SPDX-License-Identifier: Apache-2.0
#include "http/api/openapi.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <stdexcept>

#include "domain/kinds.hpp"
#include "usecases/entries.hpp"

namespace cairn {
namespace {

/// Replaces the one place where `from` stands in a schema of ours; that it stands there is this file's own assumption.
std::string with(std::string schema, std::string_view from, std::string_view to) {
  const auto at = schema.find(from);
  if (at == std::string::npos) throw std::logic_error("a schema has changed its form");
  return schema.replace(at, from.size(), to);
}

template <std::size_t I = 0>
void add_kinds(SchemaSet& set, std::map<Kind, std::string_view>& names) {
  if constexpr (I < std::variant_size_v<Body>) {
    using Words = std::variant_alternative_t<I, Body>;
    set.add<Words>();
    names[static_cast<Kind>(I)] = Words::schema_name;
    add_kinds<I + 1>(set, names);
  }
}

/// Makes a type with a kind and a body into one of many, told apart by the kind, each with the body of that kind.
void spread_over_kinds(SchemaSet& set, const std::string& name, const std::map<Kind, std::string_view>& kinds) {
  std::string kind_schema;
  write_schema<Kind>(kind_schema);
  const std::string whole = set.named().at(name);
  std::string one_of;
  std::string mapping;
  for (const auto& [kind, body] : kinds) {
    const std::string member = fmt::format("{}Of{}", name, body);
    std::string schema = with(whole, "\"kind\":" + kind_schema,
                              fmt::format(R"("kind":{{"type":"string","enum":["{}"]}})", name_of(kind)));
    set.named()[member] =
        with(std::move(schema), R"("body":{})", fmt::format(R"("body":{{"$ref":"#/components/schemas/{}"}})", body));
    one_of += fmt::format(R"({}{{"$ref":"#/components/schemas/{}"}})", one_of.empty() ? "" : ",", member);
    mapping += fmt::format(R"({}"{}":"#/components/schemas/{}")", mapping.empty() ? "" : ",", name_of(kind), member);
  }
  set.named()[name] = fmt::format(R"({{"oneOf":[{}],"discriminator":{{"propertyName":"kind","mapping":{{{}}}}}}})", one_of, mapping);
}

std::string component_schemas(std::span<const Route> routes) {
  SchemaSet set;
  std::map<Kind, std::string_view> kinds;
  set.add<ErrorForm>();
  set.add<EntryView>();
  set.add<NewVersion>();
  for (const auto& route : routes) route.add_schemas(set);
  add_kinds(set, kinds);
  spread_over_kinds(set, "EntryView", kinds);
  spread_over_kinds(set, "NewVersion", kinds);
  auto& error = set.named().at("Error");
  error = with(error, R"("current":{})", R"("current":{"$ref":"#/components/schemas/EntryView"})");
  std::string out;
  for (const auto& [name, schema] : set.named()) out += fmt::format(R"({}"{}":{})", out.empty() ? "" : ",", name, schema);
  return out;
}

/// "postApiRecordsRecordEntries": unique, because method and path are.
std::string operation_id(const Route& route) {
  std::string id = route.method == Method::post ? "post" : "get";
  bool capital = true;
  for (const char c : route.path) {
    const bool letter = std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (letter) id += capital ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    capital = !letter;
  }
  return id;
}

std::string parameters_of(const Route& route) {
  std::string out;
  const auto add = [&out](const std::string& text) { out += (out.empty() ? "" : ",") + text; };
  for (auto at = route.path.find('{'); at != std::string_view::npos; at = route.path.find('{', at + 1)) {
    const auto name = route.path.substr(at + 1, route.path.find('}', at) - at - 1);
    const auto schema = name == "token" ? R"({"type":"string"})" : R"({"type":"string","pattern":"^[0-9a-f]{32}$"})";
    add(fmt::format(R"({{"name":"{}","in":"path","required":true,"schema":{}}})", name, schema));
  }
  if (!route.query.empty())
    add(fmt::format(R"({{"name":"{}","in":"query","required":false,"schema":{{"type":"string"}}}})", route.query));
  if (route.method == Method::post) add(R"({"$ref":"#/components/parameters/SecFetchSite"})");
  return out;
}

std::string operation_of(const Route& route) {
  std::string out = fmt::format(R"({{"operationId":"{}","summary":)", operation_id(route));
  append_quoted(out, route.summary);
  fmt::format_to(std::back_inserter(out), R"(,"x-deed":"{}")", name_of(route.deed));
  if (route.or_deed) fmt::format_to(std::back_inserter(out), R"(,"x-or-deed":"{}")", name_of(*route.or_deed));
  if (!permits_anybody(route.deed)) out += R"(,"security":[{"session":[]}])";
  if (const auto parameters = parameters_of(route); !parameters.empty()) out += ",\"parameters\":[" + parameters + "]";
  if (const auto body = route.request_schema(); !body.empty())
    out += R"(,"requestBody":{"required":true,"content":{"application/json":{"schema":)" + body + "}}}";
  const auto answer = route.response_schema();
  const std::string content = answer.empty() ? R"("text/event-stream":{"schema":{"type":"string"}})"
                                             : R"("application/json":{"schema":)" + answer + "}";
  out += R"(,"responses":{"200":{"description":"Done","content":{)" + content +
         R"(}},"default":{"$ref":"#/components/responses/Error"}}})";
  return out;
}

std::string paths_of(std::span<const Route> routes) {
  std::map<std::string_view, std::string> paths;
  for (const auto& route : routes) {
    auto& operations = paths[route.path];
    operations += fmt::format(R"({}"{}":{})", operations.empty() ? "" : ",", route.method == Method::post ? "post" : "get",
                              operation_of(route));
  }
  std::string out;
  for (const auto& [path, operations] : paths) out += fmt::format("{}\"{}\":{{{}}}", out.empty() ? "" : ",", path, operations);
  return out;
}

}  // namespace

std::string openapi(std::span<const Route> routes) {
  return R"({"openapi":"3.1.0","info":{"title":"Cairn","version":"1","description":)"
         R"("The software that a client and their psychotherapist share.","license":{"name":"Apache-2.0","identifier":"Apache-2.0"}},)"
         R"("paths":{)" + paths_of(routes) +
         R"(},"components":{"schemas":{)" + component_schemas(routes) +
         R"(},"parameters":{"SecFetchSite":{"name":"Sec-Fetch-Site","in":"header","required":false,)"
         R"("description":"A browser sends it by itself. Who is no browser sends this, or an Origin that is the server's own: )"
         R"(a change without either is refused.",)"
         R"("schema":{"type":"string","enum":["same-origin","none"]}}},)"
         R"("responses":{"Error":{"description":"What was wrong, where, and what to do","content":{"application/json":)"
         R"({"schema":{"$ref":"#/components/schemas/Error"}}}}},)"
         R"("securitySchemes":{"session":{"type":"apiKey","in":"cookie","name":"cairn",)"
         R"("description":"Set by signing in; named __Host-cairn on TLS."}}}})";
}

}  // namespace cairn
