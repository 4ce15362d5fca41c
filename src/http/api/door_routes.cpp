// SPDX-License-Identifier: Apache-2.0
// What is open to anybody: health, the description of the interface, content.
#include "http/api/route.hpp"

namespace cairn {
namespace {

struct Health {
  static constexpr std::string_view schema_name = "Health";
  std::string status = "ok";
};
BOOST_DESCRIBE_STRUCT(Health, (), (status))

Result<Health> health(const Call&) { return Health{}; }
Result<PreparedJson> description(const Call& call) { return PreparedJson{call.description}; }
Result<PreparedJson> catalogue(const Call& call) {
  const auto translated = call.content.translated.find(call.query);
  return PreparedJson{translated == call.content.translated.end() ? call.content.catalogue : translated->second};
}
Result<PreparedJson> help(const Call& call) { return PreparedJson{call.content.help}; }

constexpr auto table = std::to_array<Route>({
    route<&health>(Method::get, "/healthz", Deed::ask_health, "Whether the server is there",
                   {.effort = Effort::ready}),
    route<&description>(Method::get, "/api/openapi.json", Deed::read_description, "This description"),
    route<&catalogue>(Method::get, "/api/catalogue", Deed::read_catalogue, "Opening questions and the tree of aims",
                      {.query = "language"}),
    route<&help>(Method::get, "/api/help", Deed::read_help, "Numbers to call in this country", {.effort = Effort::ready}),
});

}  // namespace

std::span<const Route> door_routes() { return table; }

}  // namespace cairn
