// SPDX-License-Identifier: Apache-2.0
#include "http/origin_check.hpp"

#include <algorithm>

#include "http/error_answer.hpp"

namespace cairn {
namespace {

bool is_host_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

bool is_own_origin(const Request& request, std::string_view origin) {
  const std::string_view scheme = request.tls ? "https://" : "http://";
  return origin.starts_with(scheme) && same_token(origin.substr(scheme.size()), request.header("Host"));
}

bool is_json(std::string_view type) {
  const auto end = std::min(type.find(';'), type.size());
  std::string_view name = type.substr(0, end);
  while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
  if (!same_token(name, "application/json")) return false;
  std::string_view rest = type.substr(end);
  while (!rest.empty() && (rest.front() == ';' || rest.front() == ' ')) rest.remove_prefix(1);
  return rest.empty() || same_token(rest, "charset=utf-8");
}

Response not_from_here() {
  return refusal(403, ErrorKind::not_allowed, "This request does not come from a page of this practice.");
}

}  // namespace

std::string host_of(std::string_view host_header) {
  std::string text(host_header);
  std::ranges::transform(text, text.begin(), in_lower_case);
  const bool literal = text.starts_with('[');
  const auto end = literal ? text.find(']') : std::min(text.find(':'), text.size());
  if (end == std::string::npos) return {};
  const std::string host = text.substr(0, literal ? end + 1 : end);
  const std::string_view port = std::string_view(text).substr(host.size());
  const bool good_port = port.empty() || (port.size() >= 2 && port.size() <= 6 && port[0] == ':' &&
                                          port.find_first_not_of("0123456789", 1) == std::string_view::npos);
  const std::string_view inner = literal ? std::string_view(host).substr(1, host.size() - 2) : std::string_view(host);
  const bool good_host = !inner.empty() && std::ranges::all_of(inner, [&](char c) { return is_host_character(c) || (literal && c == ':'); });
  return good_port && good_host ? host : std::string();
}

std::string origin_host(std::string_view host_header, bool tls) {
  std::string host(host_header);
  std::ranges::transform(host, host.begin(), in_lower_case);
  const std::string_view usual = tls ? ":443" : ":80";
  if (host.ends_with(usual)) host.erase(host.size() - usual.size());
  return host;
}

bool is_loopback_host(std::string_view host) { return host == "localhost" || host == "127.0.0.1" || host == "[::1]" || host == "::1"; }

bool is_for_us(const Request& request, const std::vector<std::string>& host_names, bool loopback) {
  if (request.count("Host") != 1) return false;
  const std::string host = host_of(request.header("Host"));
  if (host.empty()) return false;
  return (loopback && is_loopback_host(host)) || std::ranges::find(host_names, host) != host_names.end();
}

std::optional<Response> cross_site_refusal(const Request& request) {
  const auto site = request.header("Sec-Fetch-Site");
  const auto origin = request.header("Origin");
  if (request.count("Sec-Fetch-Site") > 1 || request.count("Origin") > 1) return not_from_here();
  if (!origin.empty() && !is_own_origin(request, origin)) return not_from_here();
  if (!site.empty() && site != "same-origin" && site != "none") return not_from_here();
  if (request.method != Method::post) return std::nullopt;
  if (request.count("Content-Type") != 1 || !is_json(request.header("Content-Type")))
    return refusal(415, ErrorKind::invalid, "Send this as application/json.");
  if (site.empty() && origin.empty()) return not_from_here();
  return std::nullopt;
}

}  // namespace cairn
