// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "base/error.hpp"
#include "http/web_settings.hpp"

namespace cairn {

/// The one server loop: HTTP/1.1 with keep-alive, with or without TLS (1.2 and up), on one thread; answers are made by
/// workers, and live streams take no thread at all.
class WebServer {
 public:
  /// Opens the port. Errors: `unavailable` when it cannot be had, `invalid` when the certificate or key cannot be used;
  /// the sentence says which.
  static Result<std::unique_ptr<WebServer>> open(const WebSettings& settings, WebHandlers handlers);

  virtual ~WebServer() = default;
  /// The port it listens on.
  virtual std::uint16_t port() const = 0;
  /// Serves until `stop`; then finishes the requests under way, closes everything and returns.
  virtual void run() = 0;
  /// Makes `run` return, from any thread.
  virtual void stop() = 0;
  /// Connections open now.
  virtual std::size_t connections() const = 0;
};

}  // namespace cairn
