// SPDX-License-Identifier: Apache-2.0
#pragma once

// Only for web_server.cpp and connection.cpp: everybody else sees web_server.hpp, which is cheap to include.
#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "http/web_settings.hpp"

namespace cairn {

namespace asio = boost::asio;

using LoopExecutor = asio::io_context::executor_type;
using Task = asio::awaitable<void, LoopExecutor>;
using TcpSocket = asio::basic_stream_socket<asio::ip::tcp, LoopExecutor>;
using TcpAcceptor = asio::basic_socket_acceptor<asio::ip::tcp, LoopExecutor>;
using SteadyClock = std::chrono::steady_clock;
using SteadyTimer = asio::basic_waitable_timer<SteadyClock, asio::wait_traits<SteadyClock>, LoopExecutor>;

/// One connection as the loop knows it.
class OpenConnection {
 public:
  virtual ~OpenConnection() = default;
  /// The server stops: closes what waits for a next request or is a live stream; a request under way is finished.
  virtual void wind_down() = 0;
};

/// What all connections share. Touched on the loop's thread only, but for `workers`.
struct Loop {
  WebSettings settings;
  WebHandlers handlers;
  std::optional<asio::ssl::context> tls;
  std::unordered_set<OpenConnection*> open;
  std::atomic<std::size_t> open_count = 0;  ///< how many they are, for other threads
  std::unordered_map<std::string, std::size_t> by_address;
  std::size_t bodies = 0;  ///< bytes of bodies that are arriving or being answered
  bool stopping = false;
  std::string date;  ///< the Date header's value, and the second it is of
  std::int64_t date_second = 0;
  asio::thread_pool workers;
  asio::io_context io{1};
  std::optional<SteadyTimer> stop_timer;

  Loop(WebSettings s, WebHandlers h) : settings(std::move(s)), handlers(std::move(h)), workers(settings.workers) {}
  ~Loop() { workers.join(); }

  /// The Date header's value for this moment.
  const std::string& date_now();
};

/// Serves one connection until it ends. `group` is what its address counts as (address_group).
void start_connection(Loop& loop, TcpSocket socket, std::string peer, std::string group);

}  // namespace cairn
