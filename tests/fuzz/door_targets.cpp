// SPDX-License-Identifier: Apache-2.0
// What meets a request before anybody is known: its head, address, cookie, origin, and the bodies that it may bring.
#include <algorithm>

#include "http/cookie.hpp"
#include "http/device_name.hpp"
#include "http/error_answer.hpp"
#include "http/origin_check.hpp"
#include "http/query.hpp"
#include "http/request_parser.hpp"
#include "must.hpp"
#include "targets.hpp"
#include "usecases/entries.hpp"
#include "usecases/invite.hpp"
#include "usecases/myself.hpp"
#include "usecases/sign_in.hpp"
#include "vault/base64url.hpp"

namespace cairn::fuzz {
namespace {

/// What was made of the bytes of one connection.
struct Heard {
  std::vector<Request> requests;
  int refused = 0;      ///< the status of the refusal that ended it, or 0
  std::string waiting;  ///< what is not used

  bool operator==(const Heard& other) const {
    return refused == other.refused && waiting == other.waiting &&
           std::ranges::equal(requests, other.requests, [](const Request& a, const Request& b) {
             return a.method == b.method && a.path == b.path && a.query == b.query && a.headers == b.headers && a.body == b.body;
           });
  }
};

/// Reads requests as a connection does when `piece` bytes arrive at a time.
Heard hear(std::string_view bytes, std::size_t piece) {
  static const WebLimits limits{.request_line = 256, .head = 1024, .header_lines = 16, .body = 512};
  Heard heard;
  std::string& arrived = heard.waiting;
  const auto more = [&] {
    const std::string_view next = bytes.substr(0, piece);
    bytes.remove_prefix(next.size());
    arrived += next;
    return !next.empty();
  };
  for (bool open = true; open;) {
    RequestParser parser(limits);
    Request request;
    std::optional<Response> fault;
    while (!parser.head_arrived(arrived))
      if (!more()) return heard;
    fault = parser.take_head(arrived, request);
    while (!fault) {
      fault = parser.take_body(arrived);
      if (fault || parser.done()) break;
      if (!more()) return heard;
    }
    if (fault) {
      heard.refused = fault->status;
      must(parse_json(fault->text()).has_value(), "a refusal is JSON");
      heard.waiting.clear();  // how far it had got when it was refused may differ
      return heard;
    }
    request.body = parser.take_text();
    must(request.body.size() <= limits.body, "a body keeps to its limit");
    must(request.headers.size() <= limits.header_lines, "the headers keep to their limit");
    must(request.count("Host") == 1, "a request names its host once");
    must(request.count("Content-Length") + request.count("Transfer-Encoding") <= 1, "the length is said in one way");
    must(!request.path.empty() && request.path[0] == '/', "a path begins with a slash");
    open = parser.keep_alive();
    heard.requests.push_back(std::move(request));
  }
  heard.waiting.clear();
  return heard;
}

template <class T>
void feed_as(std::string_view bytes) {
  const auto body = read_json_text<T>(bytes);
  if (!body) return must_be_whole(body.error());
  const std::string text = to_json(*body);
  const auto again = read_json_text<T>(text, {.bytes = text.size()});
  must(again.has_value(), "what was written can be read");
  must(to_json(*again) == text, "what was written is what was read");
}

}  // namespace

void feed_request(std::string_view bytes) {
  const std::size_t piece = 1 + take_choice(bytes, 64);
  must(hear(bytes, bytes.size() + 1) == hear(bytes, piece), "how a request is cut on its way makes no difference");
}

void feed_request_body(std::string_view bytes) {
  switch (take_choice(bytes, 6)) {
    case 0: return feed_as<SignIn>(bytes);
    case 1: return feed_as<AppendRequest>(bytes);
    case 2: return feed_as<NewInvitation>(bytes);
    case 3: return feed_as<InvitationAnswer>(bytes);
    case 4: return feed_as<PasswordChange>(bytes);
    default: return feed_as<DemoEntry>(bytes);
  }
}

void feed_query(std::string_view bytes) {
  if (const auto decoded = percent_decoded(bytes)) {
    must(decoded->size() <= bytes.size(), "decoding makes nothing longer");
    must(std::ranges::none_of(*decoded, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }),
         "no control character comes through");
  }
  for (const std::string_view known : {"since", ""}) {
    const auto value = query_value(bytes, known);
    if (!value) must_be_whole(value.error());
  }
}

void feed_cookie(std::string_view bytes) {
  Request request;
  request.tls = take_choice(bytes, 2) == 1;
  while (!bytes.empty()) {  // a line each
    const auto end = std::min(bytes.find('\n'), bytes.size());
    request.headers.push_back({"Cookie", std::string(bytes.substr(0, end))});
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  const std::string token = session_token(request);
  must(token.size() <= 128, "a token is short");
  must(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos,
       "a token has a token's characters only");
}

void feed_origin(std::string_view bytes) {
  static constexpr std::string_view names[] = {"Host", "Origin", "Sec-Fetch-Site", "Content-Type"};
  Request request;
  request.method = take_choice(bytes, 2) == 1 ? Method::post : Method::get;
  for (const std::string_view name : names) {  // a line each
    const auto end = std::min(bytes.find('\n'), bytes.size());
    if (end > 0) request.headers.push_back({std::string(name), std::string(bytes.substr(0, end))});
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  const std::string host = host_of(request.header("Host"));
  must(std::ranges::none_of(host, [](char c) { return c >= 'A' && c <= 'Z'; }), "a host is in lower case");
  if (is_for_us(request, {"praxis.example.org"}, false)) must(host == "praxis.example.org", "only our own names are for us");
  const auto refused = cross_site_refusal(request);
  if (refused) must(parse_json(refused->text()).has_value(), "a refusal is JSON");
}

void feed_device_name(std::string_view bytes) {
  const std::string name = device_name(bytes);
  must(!name.empty() && name.size() < 40, "a device's name is one of ours");
  must(is_clean_text(name), "a device's name can be shown");
}

void feed_base64url(std::string_view bytes) {
  must(from_base64url(to_base64url(bytes)) == bytes, "bytes come back from their text");
  if (const auto decoded = from_base64url(bytes)) must(to_base64url(*decoded) == bytes, "bytes have one text only");
}

}  // namespace cairn::fuzz
