// SPDX-License-Identifier: Apache-2.0
#include "http/cookie.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cairn {
namespace {

constexpr std::size_t longest_token = 128;

bool is_token_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

Header cookie_header(bool tls, std::string_view name, std::string_view token, std::string_view age) {
  return {"Set-Cookie", fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict{}{}", name, token, tls ? "; Secure" : "", age)};
}

std::string door_cookie_name(bool tls, DoorCookie which) {
  return fmt::format("{}-{}", cookie_name(tls), which == DoorCookie::known_device ? "device" : "door");
}

/// The token in the cookie of that name. Empty when there is none, when it stands there twice or is no token.
std::string token_in(const Request& request, std::string_view name) {
  std::string_view found;
  int times = 0;
  for (const auto& header : request.headers) {
    if (!same_token(header.name, "Cookie")) continue;
    std::string_view rest = header.value;
    while (!rest.empty()) {
      const auto end = std::min(rest.find(';'), rest.size());
      std::string_view pair = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
      const auto equals = pair.find('=');
      if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
      found = pair.substr(equals + 1);
      ++times;
    }
  }
  if (times != 1 || found.size() > longest_token || !std::ranges::all_of(found, is_token_character)) return {};
  return std::string(found);
}

}  // namespace

std::string_view cookie_name(bool tls) { return tls ? "__Host-cairn" : "cairn"; }

std::string session_token(const Request& request) { return token_in(request, cookie_name(request.tls)); }

std::string door_token(const Request& request, DoorCookie which) {
  return token_in(request, door_cookie_name(request.tls, which));
}

Header set_door_token(bool tls, DoorCookie which, std::string_view token, long long seconds) {
  return cookie_header(tls, door_cookie_name(tls, which), token, fmt::format("; Max-Age={}", std::max(0LL, seconds)));
}

Header set_session(bool tls, std::string_view token, std::optional<long long> seconds) {
  return cookie_header(tls, cookie_name(tls), token, seconds ? fmt::format("; Max-Age={}", std::max(0LL, *seconds)) : std::string());
}

Header clear_session(bool tls) { return cookie_header(tls, cookie_name(tls), "", "; Max-Age=0"); }

}  // namespace cairn
