// SPDX-License-Identifier: Apache-2.0
#include "http/request_head.hpp"

#include <algorithm>
#include <charconv>

#include "http/error_answer.hpp"

namespace cairn {
namespace {

Response closing(int status, ErrorKind kind, std::string_view sentence) {
  Response response = refusal(status, kind, sentence);
  response.close = true;
  return response;
}

bool is_forbidden_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t') || byte == 0x7F;
}

}  // namespace

std::size_t head_length(std::string_view arrived, std::size_t searched) {
  const auto end = arrived.find("\r\n\r\n", searched < 3 ? 0 : searched - 3);
  return end == std::string_view::npos ? 0 : end + 4;
}

std::optional<Response> head_fault(std::string_view head, const WebLimits& limits) {
  if (head.find("\r\n") > limits.request_line) return closing(414, ErrorKind::too_large, "The address is too long.");
  std::size_t lines = 0;
  std::string_view rest = head.substr(0, head.size() - 2);  // without the empty line
  while (!rest.empty()) {
    const auto end = rest.find("\r\n");
    if (end == std::string_view::npos) return closing(400, ErrorKind::invalid, "A header line is broken.");
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 2);
    if (line.empty() || line[0] == ' ' || line[0] == '\t' || std::ranges::any_of(line, is_forbidden_byte))
      return closing(400, ErrorKind::invalid, "A header line is broken.");
    if (++lines > limits.header_lines + 1) return closing(431, ErrorKind::too_large, "There are too many header lines.");
  }
  return std::nullopt;
}

std::optional<Response> framing_fault(const Request& request, const WebLimits& limits) {
  const auto lengths = request.count("Content-Length");
  const auto codings = request.count("Transfer-Encoding");
  if (lengths + codings > 1) return closing(400, ErrorKind::invalid, "The length of the body is said in two ways.");
  if (codings == 1 && !same_token(request.header("Transfer-Encoding"), "chunked"))
    return closing(400, ErrorKind::invalid, "This transfer coding is not known.");
  if (request.count("Host") != 1) return closing(400, ErrorKind::invalid, "There has to be exactly one Host header.");
  if (request.count("Content-Encoding") > 0) return closing(415, ErrorKind::invalid, "Send the body as it is, not packed.");
  if (lengths == 1) {
    const auto text = request.header("Content-Length");
    std::size_t length = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), length);
    const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    if (!digits) return closing(400, ErrorKind::invalid, "The length of the body is not a number.");
    if (read.ec != std::errc{} || length > limits.body)
      return closing(413, ErrorKind::too_large, "This is too large to take in one go.");
  }
  return std::nullopt;
}

bool take_target(std::string_view target, Request& request) {
  if (target.empty() || target[0] != '/') return false;
  if (!std::ranges::all_of(target, [](char c) { return c > 0x20 && c < 0x7F && c != '#'; })) return false;
  const auto mark = std::min(target.find('?'), target.size());
  request.path = target.substr(0, mark);
  request.query = target.substr(std::min(mark + 1, target.size()));
  return true;
}

}  // namespace cairn
