// SPDX-License-Identifier: Apache-2.0
#include "http/request_parser.hpp"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <charconv>

#include "http/error_answer.hpp"
#include "http/request_head.hpp"

namespace cairn {
namespace {

namespace bhttp = boost::beast::http;
using boost::system::error_code;

Method method_of(bhttp::verb verb) {
  switch (verb) {
    case bhttp::verb::get: return Method::get;
    case bhttp::verb::head: return Method::head;
    case bhttp::verb::post: return Method::post;
    default: return Method::other;
  }
}

Response too_large() { return refusal(413, ErrorKind::too_large, "This is too large to take in one go."); }

}  // namespace

RequestParser::RequestParser(const WebLimits& limits) : limits_(limits) {
  parser_.header_limit(static_cast<std::uint32_t>(limits.head + 1024));  // ours answers first, with a sentence
  parser_.body_limit(limits.body);
}

bool RequestParser::head_arrived(std::string_view arrived) {
  length_ = head_length(arrived, searched_);
  searched_ = arrived.size();
  return length_ != 0 || arrived.size() > limits_.head;
}

std::optional<Response> RequestParser::take_head(std::string& arrived, Request& request) {
  if (length_ == 0 || length_ > limits_.head) {
    const bool in_first_line = arrived.find("\r\n") == std::string::npos;
    return refusal(in_first_line ? 414 : 431, ErrorKind::too_large,
                   in_first_line ? "The address is too long." : "The headers are too long.");
  }
  if (auto fault = head_fault(std::string_view(arrived).substr(0, length_), limits_)) return fault;
  return parse_head(arrived, request);
}

std::optional<Response> RequestParser::parse_head(std::string& arrived, Request& request) {
  error_code ec;
  const std::size_t used = parser_.put(boost::asio::buffer(arrived.data(), length_), ec);
  arrived.erase(0, used);
  if (ec == bhttp::error::body_limit) return too_large();
  if ((ec && ec != bhttp::error::need_more) || !parser_.is_header_done())
    return refusal(400, ErrorKind::invalid, "This is not a well-formed request.");
  const auto& head = parser_.get();
  request.method = method_of(head.method());
  const auto target = head.target();
  if (!take_target({target.data(), target.size()}, request))
    return refusal(400, ErrorKind::invalid, "This address is not one of ours.");
  for (const auto& field : head)
    request.headers.push_back({std::string(field.name_string()), std::string(field.value())});
  if (auto fault = framing_fault(request, limits_)) return fault;
  if (request.count("Transfer-Encoding") > 0) {
    if (head.version() < 11) return refusal(400, ErrorKind::invalid, "Chunks are not known to HTTP/1.0.");
    chunks_.emplace(limits_.body);
  }
  const auto length = request.header("Content-Length");
  std::from_chars(length.data(), length.data() + length.size(), left_);  // a number within the limit: framing_fault has looked
  return std::nullopt;
}

std::optional<Response> RequestParser::take_body(std::string& arrived) {
  if (!chunks_) {
    const std::size_t taken = std::min(left_, arrived.size());
    body_.append(arrived, 0, taken);
    arrived.erase(0, taken);
    left_ -= taken;
    done_ = left_ == 0;
    return std::nullopt;
  }
  switch (chunks_->take(arrived, body_)) {
    case ChunkedBody::State::more: return std::nullopt;
    case ChunkedBody::State::done: done_ = true; return std::nullopt;
    case ChunkedBody::State::too_large: return too_large();
    case ChunkedBody::State::broken: break;
  }
  return refusal(400, ErrorKind::invalid, "The body is not well-formed.");
}

}  // namespace cairn
