// SPDX-License-Identifier: Apache-2.0
#include "http/web_server.hpp"

#include <fmt/format.h>
#include <openssl/ssl.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <csignal>
#include <ctime>

#include "base/log.hpp"
#include "http/request_budget.hpp"
#include "http/loop.hpp"

namespace cairn {
namespace {

using boost::system::error_code;
constexpr auto token = asio::as_tuple(asio::use_awaitable_t<LoopExecutor>{});
constexpr std::chrono::milliseconds accept_back_off{100};
constexpr int accept_together = 64;  // in a storm, before others have their turn

/// TLS 1.2 with forward secrecy and an authenticated cipher, or 1.3; nothing older, no compression, no renegotiation.
Result<void> configure_tls(asio::ssl::context& context, const TlsFiles& files) {
  error_code ec;
  context.set_options(asio::ssl::context::no_compression | asio::ssl::context::single_dh_use, ec);
  SSL_CTX* raw = context.native_handle();
  SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION);
  SSL_CTX_set_options(raw, SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_cipher_list(raw, "ECDHE+AESGCM:ECDHE+CHACHA20");
  context.use_certificate_chain_file(files.certificate, ec);
  if (ec) return fail(ErrorKind::invalid, "tls_certificate", "The TLS certificate cannot be read: it has to be a PEM file.");
  context.use_private_key_file(files.key, asio::ssl::context::pem, ec);
  if (ec || SSL_CTX_check_private_key(raw) != 1)
    return fail(ErrorKind::invalid, "tls_key", "The TLS key cannot be read, or does not belong to the certificate.");
  return {};
}

class BeastServer final : public WebServer {
 public:
  BeastServer(const WebSettings& settings, WebHandlers handlers)
      : loop_(settings, std::move(handlers)), acceptor_(loop_.io.get_executor()), signals_(loop_.io) {}

  Result<void> listen() {
    const auto& settings = loop_.settings;
    if (settings.tls) {
      loop_.tls.emplace(asio::ssl::context::tls_server);
      if (auto done = configure_tls(*loop_.tls, *settings.tls); !done) return done;
    }
    error_code ec;
    const auto address = asio::ip::make_address(settings.address, ec);
    if (ec) return fail(ErrorKind::invalid, "address", "The address to listen on has to be an IP address.");
    const asio::ip::tcp::endpoint endpoint(address, settings.port);
    acceptor_.open(endpoint.protocol(), ec);
    if (!ec) acceptor_.set_option(asio::socket_base::reuse_address(true), ec);
    if (!ec) acceptor_.bind(endpoint, ec);
    if (!ec) acceptor_.listen(4096, ec);  // the system cuts it to what it allows; past it, newcomers wait for seconds
    if (!ec) acceptor_.non_blocking(true, ec);
    if (ec)
      return fail(ErrorKind::unavailable, "port",
                  fmt::format("Port {} on {} cannot be opened: {}.", settings.port, settings.address, ec.message()));
    port_ = acceptor_.local_endpoint(ec).port();
    return {};
  }

  std::uint16_t port() const override { return port_; }
  std::size_t connections() const override { return loop_.open_count; }
  void stop() override {
    asio::post(loop_.io, [this] { begin_stop(); });
  }

  void run() override {
    asio::co_spawn(loop_.io, accept_all(), asio::detached);
    if (loop_.settings.stop_on_signals) {
      signals_.add(SIGTERM);
      signals_.add(SIGINT);
      signals_.async_wait([this](const error_code& ec, int) {
        if (!ec) begin_stop();
      });
    }
    loop_.io.run();
    for (auto* connection : loop_.open) connection->wind_down();  // those that took too long
    loop_.join();
  }

 private:
  Task accept_all() {
    SteadyTimer pause(loop_.io.get_executor());
    while (!loop_.stopping) {
      auto [ec, socket] = co_await acceptor_.async_accept(token);
      if (loop_.stopping) co_return;
      if (ec) {  // mostly: no file descriptors left. Trying at once would spin.
        log::warning("A connection could not be accepted: {}.", ec.message());
        pause.expires_after(accept_back_off);
        co_await pause.async_wait(token);
        continue;
      }
      take_in_if_possible(std::move(socket));
      for (int more = 0; more < accept_together; ++more) {
        TcpSocket next(loop_.io.get_executor());
        if (acceptor_.accept(next, ec); ec) break;
        take_in_if_possible(std::move(next));
      }
    }
  }

  /// Starts serving a connection, or closes it when there are too many, in all or from its address.
  void take_in(TcpSocket socket) {
    error_code ec;
    const auto endpoint = socket.remote_endpoint(ec);
    if (ec) return;
    const auto& limits = loop_.settings.limits;
    std::string peer = endpoint.address().to_string();
    std::string group = address_group(peer);
    const auto from_there = loop_.by_address.find(group);
    const std::size_t already = from_there == loop_.by_address.end() ? 0 : from_there->second;
    const bool address_is_full = already >= limits.connections_by_address;
    if (address_is_full || (loop_.open.size() >= limits.connections && !make_place()))
      return turn_away(loop_, std::move(socket), address_is_full);
    socket.set_option(asio::ip::tcp::no_delay(true), ec);
    start_connection(loop_, std::move(socket), std::move(peer), std::move(group));
  }

  /// Makes somebody give way who needs the place least: who has not sent one request for a while, else who has waited
  /// longest between two. False when there is nobody.
  bool make_place() {
    OpenConnection* least = nullptr;
    if (!loop_.strangers.empty() && loop_.strangers.front()->open_for() > loop_.settings.limits.stranger_time)
      least = loop_.strangers.front();
    else if (!loop_.idle.empty()) least = loop_.idle.front();
    if (least != nullptr) least->give_way();
    return least != nullptr;
  }

  /// Where there is no memory for one more, those that are in go on.
  void take_in_if_possible(TcpSocket socket) {
    try {
      take_in(std::move(socket));
    } catch (const std::exception& fault) {
      log::warning("A connection could not be taken in: {}.", fault.what());
    }
  }

  void begin_stop() {
    if (loop_.stopping) return;
    loop_.stopping = true;
    error_code ec;
    acceptor_.close(ec);
    signals_.cancel(ec);
    if (loop_.open.empty()) return;
    loop_.stop_timer.emplace(loop_.io.get_executor(), loop_.settings.limits.stop_time);
    loop_.stop_timer->async_wait([this](const error_code& late) {
      if (!late) loop_.io.stop();
    });
    const auto open = loop_.open;  // winding down may take connections out of the set
    for (auto* connection : open) connection->wind_down();
  }

  Loop loop_;
  TcpAcceptor acceptor_;
  asio::signal_set signals_;
  std::uint16_t port_ = 0;
};

}  // namespace

const std::string& Loop::date_now() {
  const std::time_t now = std::time(nullptr);
  if (now != date_second || date.empty()) {
    std::tm parts{};
    gmtime_r(&now, &parts);
    constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    date = fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[parts.tm_wday], parts.tm_mday, months[parts.tm_mon],
                       parts.tm_year + 1900, parts.tm_hour, parts.tm_min, parts.tm_sec);
    date_second = now;
  }
  return date;
}

Result<std::unique_ptr<WebServer>> WebServer::open(const WebSettings& settings, WebHandlers handlers) {
  auto server = std::make_unique<BeastServer>(settings, std::move(handlers));
  if (auto done = server->listen(); !done) return std::unexpected(std::move(done.error()));
  return server;
}

}  // namespace cairn
