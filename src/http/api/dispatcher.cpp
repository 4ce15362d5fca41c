// SPDX-License-Identifier: Apache-2.0
#include "http/api/dispatcher.hpp"

#include <exception>

#include "base/log.hpp"
#include "http/api/openapi.hpp"
#include "http/cookie.hpp"
#include "http/origin_check.hpp"
#include "http/query.hpp"

namespace cairn {
namespace {

Response broken(const Route& row, std::string_view what) {
  const std::string number = to_text(make_id<Id<struct RequestTag>>()).substr(0, 12);
  log::error("Request {} to {} broke: {}", number, row.path, what);
  return broken_answer(number);
}

Response wrong_method(const std::string& allowed) {
  Response response = refusal(405, ErrorKind::invalid, "This address takes " + allowed + " only.");
  response.headers.push_back({"Allow", allowed});
  return response;
}

bool fits(Method asked, Method offered) { return asked == offered || (asked == Method::head && offered == Method::get); }

/// The record that the path names. An id that is none becomes the id zero, which no record has, so that what answers is
/// the same as for a record that is not there.
std::optional<RecordId> record_in(const Route& row, const PathArguments& arguments) {
  if (row.path.find("/{record}") == std::string_view::npos) return std::nullopt;
  return id_from<RecordId>(arguments.values[0]).value_or(RecordId{});
}

constexpr std::size_t most_accounts = 10'000;

}  // namespace

Dispatcher::Dispatcher(const Practice& practice, Content content, Budget by_account)
    : practice_(practice), content_(std::move(content)), routes_(all_routes()), description_(openapi(routes_)),
      by_account_(by_account, most_accounts) {}

Effort Dispatcher::effort_of(const Request& request) const {
  for (const auto& row : routes_)
    if (fits(request.method, row.method) && match(row.path, request.path)) return row.effort;
  return Effort::usual;
}

bool Dispatcher::is_for_api(std::string_view path) { return path == "/healthz" || path == "/api" || path.starts_with("/api/"); }

Response Dispatcher::answer(const Request& request) {
  std::string allowed;
  for (const auto& row : routes_) {
    const auto arguments = match(row.path, request.path);
    if (!arguments) continue;
    if (fits(request.method, row.method)) {
      try {
        return answer_row(row, *arguments, request);
      } catch (const std::exception& failure) {
        return broken(row, failure.what());
      } catch (...) {
        return broken(row, "something that is no exception of ours");
      }
    }
    allowed += allowed.empty() ? "" : ", ";
    allowed += row.method == Method::post ? "POST" : "GET, HEAD";
  }
  if (!allowed.empty()) return wrong_method(allowed);
  if (request.method == Method::other) return wrong_method("GET, HEAD, POST");
  return refusal(404, ErrorKind::not_found, "There is nothing at this address.");
}

Response Dispatcher::answer_row(const Route& row, const PathArguments& arguments, const Request& request) {
  if (auto refused = cross_site_refusal(request)) return std::move(*refused);
  // What is ready needs nobody's name, and so never waits for the store.
  const std::string token = row.effort == Effort::ready ? std::string() : session_token(request);
  const auto record = record_in(row, arguments);
  auto admission = admit(practice_, row.deed, token, record);
  if (!admission && row.or_deed && admission.error().kind == ErrorKind::not_allowed)
    admission = admit(practice_, *row.or_deed, token, record);
  if (!admission) return error_answer(admission.error());
  if (const auto& caller = admission->caller()) {
    const std::lock_guard lock(budget_mutex_);
    if (!by_account_.take(to_text(caller->account), practice_.clock.now()))
      return error_answer({ErrorKind::too_many, "", "Too many requests came from you. Please wait a moment.", {}});
  }
  const auto query = query_value(request.query, row.query);
  if (!query) return error_answer(query.error());
  return row.run({practice_, *admission, request, arguments, *query, content_, description_, live_});
}

}  // namespace cairn
