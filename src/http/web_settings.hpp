// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "http/message.hpp"

namespace cairn {

/// Where the certificate chain and its private key lie, as PEM files.
struct TlsFiles {
  std::string certificate;
  std::string key;
};

/// What one client may cost us. Each size is checked before the memory is taken, each time before the next read or write.
struct WebLimits {
  std::size_t connections = 2000;
  std::size_t connections_by_address = 200;
  std::size_t request_line = 8U * 1024U;
  std::size_t head = 16U * 1024U;   ///< request line and headers together
  std::size_t header_lines = 100;
  std::size_t body = 1024U * 1024U;
  std::size_t all_bodies = 64U * 1024U * 1024U;  ///< bodies that are arriving, of all connections together
  std::size_t waiting = 2048;                    ///< requests that wait for a thread
  std::size_t waiting_by_address = 256;          ///< of these, from one address
  std::size_t costly_waiting = 64;               ///< the same for requests that work a password out
  std::size_t costly_waiting_by_address = 8;
  std::size_t turned_away = 128;                 ///< connections that are being told that there is no place
  std::size_t least_rate = 1024;                 ///< bytes a second, of a body arriving and of an answer taken
  std::chrono::milliseconds head_time{10'000};   ///< from a request's first byte to the end of its headers; also the TLS handshake
  std::chrono::milliseconds idle_time{60'000};   ///< between requests
  std::chrono::milliseconds grace_time{10'000};  ///< how far behind `least_rate` a sender or taker may fall
  std::chrono::milliseconds beat{20'000};        ///< of a live stream
  std::chrono::milliseconds stop_time{10'000};   ///< for requests under way when the server stops
  std::chrono::milliseconds stranger_time{1'000};  ///< for a first request, before one that has sent none may lose its place

  /// Live streams, of all connections and of one address: fewer, so that there is always place for requests.
  std::size_t live() const { return connections - connections / 4; }
  std::size_t live_by_address() const { return connections_by_address - connections_by_address / 4; }
};

struct WebSettings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  ///< 0: any that is free
  unsigned workers = 64;   ///< threads that answer; each may wait for a commit
  unsigned costly_workers = 4;  ///< threads for requests that work a password out; these wait for each other anyway
  std::optional<TlsFiles> tls;
  WebLimits limits;
  bool stop_on_signals = false;  ///< SIGTERM and SIGINT stop it in good order
};

/// What answers.
struct WebHandlers {
  /// Asked first, on the loop's own thread, so it must not wait for anything: files from memory and refusals.
  std::function<std::optional<Response>(const Request&)> at_once;
  /// Asked on a worker's thread when `at_once` has no answer. Must not throw.
  std::function<Response(const Request&)> answer;
  /// Whether a request works a password out; null: none does. Called on the loop's own thread.
  std::function<bool(const Request&)> is_costly = nullptr;
};

}  // namespace cairn
