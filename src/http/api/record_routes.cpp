// SPDX-License-Identifier: Apache-2.0
// Records: which there are, what is new in one, writing into it, who looked, and being told that something is new.
#include <fmt/format.h>

#include "http/api/route.hpp"
#include "http/cookie.hpp"
#include "usecases/entries.hpp"
#include "usecases/live_hub.hpp"
#include "usecases/records.hpp"
#include "usecases/who_looked.hpp"

namespace cairn {
namespace {

Result<RecordList> records(const Call& call) { return list_records(call.practice, call.admission); }

Result<EntriesPage> entries(const Call& call) { return read_entries(call.practice, call.admission, call.query); }

Result<AppendAnswer> append_entries(const Call& call, const AppendRequest& request) {
  return append(call.practice, call.admission, request);
}

Result<LookList> access_log(const Call& call) { return who_looked(call.practice, call.admission); }

Result<LiveStream> live(const Call& call) {
  const Practice& practice = call.practice;
  const Caller caller = *call.admission.caller();
  LiveStream stream;
  stream.begin = [&practice, &roster = call.live, caller](const std::shared_ptr<LiveOutlet>& outlet) -> std::shared_ptr<void> {
    roster.add(caller, outlet);
    outlet->send("event: hello\ndata: {}\n\n");
    return std::make_shared<LiveHub::Subscription>(
        practice.live.listen(caller.account, [weak = std::weak_ptr(outlet)](RecordId record) {
          if (const auto open = weak.lock())
            open->send(fmt::format("event: changed\ndata: {{\"record\":\"{}\"}}\n\n", to_text(record)));
        }));
  };
  stream.still_welcome = [&practice, token = session_token(call.request)] {
    return admit(practice, Deed::follow_live, token).has_value();
  };
  return stream;
}

constexpr auto table = std::to_array<Route>({
    route<&records>(Method::get, "/api/records", Deed::list_records, "The records I may open"),
    route<&entries>(Method::get, "/api/records/{record}/entries", Deed::read_entries, "What is new in a record to me",
                    {.query = "since"}),
    route<&append_entries>(Method::post, "/api/records/{record}/entries", Deed::write_entries,
                           "Write versions of entries: all of them, or none"),
    route<&access_log>(Method::get, "/api/records/{record}/access-log", Deed::see_who_looked, "Who looked"),
    route<&live>(Method::get, "/api/live", Deed::follow_live, "Be told when something is new"),
});

}  // namespace

std::span<const Route> record_routes() { return table; }

}  // namespace cairn
