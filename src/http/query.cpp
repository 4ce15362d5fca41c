// SPDX-License-Identifier: Apache-2.0
#include "http/query.hpp"

#include <algorithm>

namespace cairn {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

Result<std::string> percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
      if (high < 0 || low < 0) return fail(ErrorKind::invalid, "", "The address holds a broken percent sign.");
      c = static_cast<char>(high * 16 + low);
      i += 2;
    }
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      return fail(ErrorKind::invalid, "", "The address holds a control character.");
    decoded += c;
  }
  return decoded;
}

Result<std::string> query_value(std::string_view query, std::string_view known) {
  std::string value;
  bool seen = false;
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    const auto equals = std::min(pair.find('='), pair.size());
    if (known.empty() || pair.substr(0, equals) != known)
      return fail(ErrorKind::invalid, "", "The address asks for something that is not known here.");
    if (seen) return fail(ErrorKind::invalid, "/" + std::string(known), "This stands in the address twice.");
    seen = true;
    auto decoded = percent_decoded(pair.substr(std::min(equals + 1, pair.size())));
    if (!decoded) return std::unexpected(std::move(decoded.error()));
    value = std::move(*decoded);
  }
  return value;
}

}  // namespace cairn
