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
#include <list>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "http/lane.hpp"
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
  /// The server is full and somebody else needs the place: says so and closes.
  virtual void give_way() = 0;
  /// How long it has been open.
  SteadyClock::duration open_for() const { return SteadyClock::now() - since_; }

 private:
  const SteadyClock::time_point since_ = SteadyClock::now();
};

/// Threads that answer, and who of those that wait is next. Its lane is touched on the loop's thread only.
struct Crew {
  explicit Crew(LaneSize size) : lane(size), threads(size.at_once) {}
  void start_next() {
    while (auto job = lane.next()) (*job)();
  }
  Lane lane;
  asio::thread_pool threads;
};

/// What all connections share. Touched on the loop's thread only, but for the crews' threads.
struct Loop {
  WebSettings settings;
  WebHandlers handlers;
  std::optional<asio::ssl::context> tls;
  std::unordered_set<OpenConnection*> open;
  std::atomic<std::size_t> open_count = 0;  ///< how many they are, for other threads
  std::unordered_map<std::string, std::size_t> by_address;
  std::unordered_map<std::string, std::size_t> live_by_address;  ///< live streams
  std::size_t live = 0;
  std::list<OpenConnection*> strangers;  ///< those that have not sent one whole request yet, oldest first
  std::list<OpenConnection*> idle;       ///< those that wait for a next request, longest first
  std::size_t turned_away = 0;           ///< connections that are being told that there is no place
  std::size_t bodies = 0;  ///< bytes of bodies that are arriving or being answered
  bool stopping = false;
  std::string date;  ///< the Date header's value, and the second it is of
  std::int64_t date_second = 0;
  asio::io_context io{1};
  std::optional<SteadyTimer> stop_timer;
  Crew usual;
  Crew costly;  ///< for what works a password out, so that a flood of that leaves `usual` alone
  Crew watching{{.at_once = 2, .waiting = std::size_t(-1), .waiting_by_sender = std::size_t(-1)}};  ///< over live streams

  Loop(WebSettings s, WebHandlers h)
      : settings(std::move(s)), handlers(std::move(h)),
        usual({settings.workers, settings.limits.waiting, settings.limits.waiting_by_address}),
        costly({settings.costly_workers, settings.limits.costly_waiting, settings.limits.costly_waiting_by_address}) {}
  ~Loop() { join(); }
  /// Waits for the answers under way.
  void join() {
    usual.threads.join();
    costly.threads.join();
    watching.threads.join();
  }

  /// The Date header's value for this moment.
  const std::string& date_now();
};

/// Serves one connection until it ends. `group` is what its address counts as (address_group).
void start_connection(Loop& loop, TcpSocket socket, std::string peer, std::string group);

/// Tells somebody for whom there is no place why, and closes; just closes when many are being told or they speak TLS.
void turn_away(Loop& loop, TcpSocket socket, bool address_is_full);

}  // namespace cairn
