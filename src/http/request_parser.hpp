// SPDX-License-Identifier: Apache-2.0
#pragma once

// Only for connection.cpp and for whoever tests it: it brings the HTTP library's parser with it.
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "http/chunked_body.hpp"
#include "http/message.hpp"
#include "http/web_settings.hpp"

namespace cairn {

/// Reads one request out of the bytes of a connection. It waits for nothing and knows no socket: whoever has one hands
/// over what has arrived, and it takes from the front what it has used. It takes memory for what has arrived, never for
/// what was announced.
class RequestParser {
 public:
  explicit RequestParser(const WebLimits& limits);

  /// Whether the head has arrived whole, or is too long for that to matter.
  bool head_arrived(std::string_view arrived);

  /// Reads the head that has arrived, and takes it from `arrived`. Returns what is wrong with it, as the answer to send
  /// before the connection is closed.
  std::optional<Response> take_head(std::string& arrived, Request& request);

  /// Reads what has arrived of the body. Returns what is wrong with it, as `take_head` does.
  std::optional<Response> take_body(std::string& arrived);

  /// The head was read without a fault.
  bool head_done() const { return parser_.is_header_done(); }
  /// The request is whole.
  bool done() const { return done_; }
  /// The other side wants to send another one after this.
  bool keep_alive() const { return parser_.get().keep_alive(); }
  /// The body of a request that is whole.
  std::string take_text() { return std::move(body_); }

 private:
  std::optional<Response> parse_head(std::string& arrived, Request& request);

  const WebLimits& limits_;
  boost::beast::http::request_parser<boost::beast::http::empty_body> parser_;  ///< it reads the head only
  std::optional<ChunkedBody> chunks_;  ///< when the body comes in chunks
  std::size_t left_ = 0;               ///< of the body, when its length was said
  bool done_ = false;
  std::string body_;
  std::size_t length_ = 0;    ///< of the head; 0 while it has not arrived
  std::size_t searched_ = 0;  ///< how far its end has been looked for
};

}  // namespace cairn
