// SPDX-License-Identifier: Apache-2.0
#include "http/message.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "http/security_headers.hpp"

namespace cairn {

bool same_token(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, in_lower_case, in_lower_case);
}

std::string_view Request::header(std::string_view name) const {
  const auto found = std::ranges::find_if(headers, [&](const Header& header) { return same_token(header.name, name); });
  return found == headers.end() ? std::string_view() : std::string_view(found->value);
}

std::size_t Request::count(std::string_view name) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(headers, [&](const Header& header) { return same_token(header.name, name); }));
}

Response json_response(int status, std::string json) {
  Response response;
  response.status = status;
  response.body = std::make_shared<const std::string>(std::move(json));
  return response;
}

std::string_view reason_of(int status) {
  switch (status) {
    case 200: return "OK";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    default: return "Answer";
  }
}

std::string head_of(const Response& response, const Sending& sending) {
  std::string head;
  head.reserve(2048);
  fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status, reason_of(response.status),
                 sending.date);
  if (response.live) head += "Transfer-Encoding: chunked\r\n";
  else if (response.status != 304)
    fmt::format_to(std::back_inserter(head), "Content-Length: {}\r\n", response.text().size());
  if (!response.type.empty()) fmt::format_to(std::back_inserter(head), "Content-Type: {}\r\n", response.type);
  bool caching_said = false;
  for (const auto& [name, value] : response.headers) {
    caching_said = caching_said || same_token(name, "Cache-Control");
    fmt::format_to(std::back_inserter(head), "{}: {}\r\n", name, value);
  }
  if (!caching_said) head += "Cache-Control: no-store\r\n";
  head += security_headers(sending.tls);
  if (!sending.keep_alive) head += "Connection: close\r\n";
  head += "\r\n";
  return head;
}

}  // namespace cairn
