// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

/// The methods that are answered at all; `other` gets 405 everywhere.
enum class Method { get, head, post, other };

/// One header line of a request or an answer.
struct Header {
  std::string name;
  std::string value;
  bool operator==(const Header&) const = default;
};

/// One request, whole: its body has arrived and keeps to the limits.
struct Request {
  Method method = Method::get;
  std::string path;   ///< as sent, never percent-decoded: no path of ours needs it
  std::string query;  ///< what follows the question mark, as sent
  std::vector<Header> headers;
  std::string body;
  std::string peer;  ///< the address it came from, without the port
  bool tls = false;

  /// The value of a header, by its name in any case; empty when it is not there.
  std::string_view header(std::string_view name) const;

  /// How often a header stands there.
  std::size_t count(std::string_view name) const;
};

/// Where a live stream's events go. Both functions may be called from any thread and return at once.
class LiveOutlet {
 public:
  virtual ~LiveOutlet() = default;
  /// Queues one event, e.g. "event: hello\ndata: {}\n\n"; one that waits already is not queued twice.
  virtual void send(const std::string& event) = 0;
  /// Ends the stream.
  virtual void close() = 0;
};

/// What makes a response a live stream: it stays open, takes no thread while nothing happens, and beats every 20 s.
struct LiveStream {
  /// Called once when the stream begins; what it returns is kept for as long as the stream is open.
  std::function<std::shared_ptr<void>(const std::shared_ptr<LiveOutlet>&)> begin;
  /// Asked at every beat, on a worker's thread: may this go on? False closes the stream.
  std::function<bool()> still_welcome;
};

/// One answer. The headers that every answer carries (security_headers.hpp) are added when it is sent, and so are its
/// length and, unless it names its own, `Cache-Control: no-store`.
struct Response {
  int status = 200;
  std::string type = "application/json";
  std::vector<Header> headers;
  std::shared_ptr<const std::string> body;  ///< shared with the files held in memory; null: empty
  std::optional<LiveStream> live;
  bool close = false;  ///< the connection cannot be used any more

  /// The body; empty when there is none.
  std::string_view text() const { return body ? std::string_view(*body) : std::string_view(); }
};

/// An answer of this status with this JSON.
Response json_response(int status, std::string json);

/// An ASCII letter in lower case, everything else as it is.
constexpr char in_lower_case(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Compares two header names or tokens as HTTP does: ASCII letters in any case.
bool same_token(std::string_view a, std::string_view b);

/// The words HTTP gives a status, e.g. "Not Found".
std::string_view reason_of(int status);

/// How an answer goes over the wire.
struct Sending {
  bool tls = false;
  bool keep_alive = true;
  std::string_view date = {};  ///< the Date header's value
};

/// The status line and all headers, up to the empty line.
std::string head_of(const Response& response, const Sending& sending);

}  // namespace cairn
