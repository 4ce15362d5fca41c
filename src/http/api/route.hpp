// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "domain/policy.hpp"
#include "http/api/content.hpp"
#include "http/api/live_roster.hpp"
#include "http/api/schema_set.hpp"
#include "http/error_answer.hpp"
#include "http/message.hpp"
#include "usecases/admission.hpp"

namespace cairn {

/// The values that a path's braces stand for, in order.
struct PathArguments {
  std::array<std::string_view, 2> values;
  std::size_t count = 0;
};

/// What the dispatcher knows when it calls a handler. The admission has been given; nothing is done without one.
struct Call {
  const Practice& practice;
  const Admission& admission;
  const Request& request;
  const PathArguments& arguments;
  const std::string& query;  ///< the value of the route's one query parameter; empty when it was not given
  const Content& content;
  const std::string& description;  ///< the OpenAPI text
  LiveRoster& live;
};

/// A handler's value with headers of its own, such as a cookie.
template <class T>
struct WithHeaders {
  T value;
  std::vector<Header> headers;
};

/// JSON that was made before, sent as it is.
struct PreparedJson {
  std::string text;
};

/// The request body of deeds that need no words, and the answer of deeds that have nothing to say: `{}`.
struct Nothing {
  static constexpr std::string_view schema_name = "Nothing";
};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

/// What an answer costs us.
enum class Effort {
  ready,    ///< it lies in memory and is the same for everybody: answered at once, whatever else happens, and never counted
  usual,    ///< it asks the store
  password  ///< it works a password out: with its own threads, its own queue and its own budget
};

/// One row of a route table. It can be made by `route` only, which asks for everything; above all for the deed.
struct Route {
  Method method;
  std::string_view path;     ///< "/api/records/{record}/entries"
  Deed deed;                 ///< what the policy is asked
  std::optional<Deed> or_deed;  ///< asked when the role may not do the first; the use case hears which one it was
  std::string_view query;    ///< the one query parameter it takes, or empty
  Effort effort;
  std::string_view summary;  ///< one line for the description
  Response (*run)(const Call&);
  void (*add_schemas)(SchemaSet&);
  std::string (*request_schema)();   ///< empty: no body
  std::string (*response_schema)();  ///< empty: a live stream
};

namespace route_detail {

template <class T>
struct Unwrapped {
  using type = T;
};
template <>
struct Unwrapped<void> {
  using type = Nothing;
};
template <class T>
struct Unwrapped<WithHeaders<T>> {
  using type = T;
};

template <class T>
constexpr bool is_json = !std::is_same_v<T, LiveStream> && !std::is_same_v<T, PreparedJson>;

inline Response answer_with(const LiveStream& stream) {
  Response response;
  response.type = "text/event-stream";
  response.live = stream;
  return response;
}
inline Response answer_with(const PreparedJson& json) { return json_response(200, json.text); }
template <class T>
Response answer_with(const T& value) {
  return json_response(200, to_json(value));
}
template <class T>
Response answer_with(const WithHeaders<T>& value) {
  Response response = answer_with(value.value);
  response.headers = value.headers;
  return response;
}

template <class T>
Response answer(const Result<T>& result) {
  if (!result) return error_answer(result.error());
  if constexpr (std::is_void_v<T>) return answer_with(Nothing{});
  else return answer_with(*result);
}

template <class T>
std::string schema_of() {
  std::string schema;
  if constexpr (std::is_same_v<T, PreparedJson>) schema = "{\"type\":\"object\"}";
  else if constexpr (!std::is_same_v<T, LiveStream>) write_schema<T>(schema);
  return schema;
}

/// What a handler takes and gives, read from its own signature.
template <class Handler>
struct Shape;
template <class T>
struct Shape<Result<T> (*)(const Call&)> {
  using Answer = typename Unwrapped<T>::type;
  template <auto handler>
  static Response run(const Call& call) {
    return answer(handler(call));
  }
  static void add_schemas(SchemaSet& set) {
    if constexpr (is_json<Answer>) set.add<Answer>();
  }
  static std::string request_schema() { return {}; }
  static std::string response_schema() { return schema_of<Answer>(); }
};
template <class T, class Body>
struct Shape<Result<T> (*)(const Call&, const Body&)> {
  using Answer = typename Unwrapped<T>::type;
  template <auto handler>
  static Response run(const Call& call) {
    const auto body = read_json_text<Body>(call.request.body);
    if (!body) return error_answer(body.error());
    return answer(handler(call, *body));
  }
  static void add_schemas(SchemaSet& set) {
    set.add<Body>();
    if constexpr (is_json<Answer>) set.add<Answer>();
  }
  static std::string request_schema() { return schema_of<Body>(); }
  static std::string response_schema() { return schema_of<Answer>(); }
};

}  // namespace route_detail

/// What else a route may have.
struct RouteExtras {
  std::optional<Deed> or_deed{};
  std::string_view query{};
  Effort effort = Effort::usual;
};

/// Writes one row down. What the route reads and answers with is taken from the handler's signature:
/// `Result<Answer>(const Call&)` or, with a request body, `Result<Answer>(const Call&, const Body&)`.
template <auto handler>
consteval Route route(Method method, std::string_view path, Deed deed, std::string_view summary, RouteExtras extras = {}) {
  using Shape = route_detail::Shape<decltype(handler)>;
  return {method,  path, deed, extras.or_deed, extras.query, extras.effort, summary, &Shape::template run<handler>,
          &Shape::add_schemas, &Shape::request_schema, &Shape::response_schema};
}

/// The values of a path's braces when the path is one of the pattern's, or nothing.
std::optional<PathArguments> match(std::string_view pattern, std::string_view path);

/// The tables, one an area; `all_routes` is all of them in order.
std::span<const Route> door_routes();
std::span<const Route> session_routes();
std::span<const Route> factor_routes();
std::span<const Route> reset_routes();
std::span<const Route> people_routes();
std::span<const Route> record_routes();
std::span<const Route> ledger_routes();
std::vector<Route> all_routes();

}  // namespace cairn
