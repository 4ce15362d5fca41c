// SPDX-License-Identifier: Apache-2.0
#include "http/fetch.hpp"

#include <openssl/ssl.h>

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <optional>
#include <string_view>

namespace cairn {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;

struct Address {
  bool tls = false;
  std::string host;
  std::string port;
  std::string target;
};

std::optional<Address> address_in(std::string_view text) {
  Address found;
  if (text.starts_with("https://")) found.tls = true;
  else if (!text.starts_with("http://")) return std::nullopt;
  text.remove_prefix(found.tls ? 8 : 7);
  const auto slash = std::min(text.find('/'), text.size());
  std::string_view place = text.substr(0, slash);
  found.target = slash == text.size() ? "/" : std::string(text.substr(slash));
  found.port = found.tls ? "443" : "80";
  const auto colon = place.rfind(':');
  if (colon != std::string_view::npos && place.find(']', colon) == std::string_view::npos) {
    found.port = place.substr(colon + 1);
    place = place.substr(0, colon);
  }
  if (place.starts_with('[') && place.ends_with(']')) place = place.substr(1, place.size() - 2);
  found.host = place;
  const auto printable = [](std::string_view part) {
    return !part.empty() && part.find_first_of(" \t\r\n@") == std::string_view::npos;
  };
  if (!printable(found.host) || !printable(found.port) || !printable(found.target)) return std::nullopt;
  return found;
}

/// One exchange, over a stream that is connected. Each step runs on the loop for as long as there is time.
class Exchange {
 public:
  Exchange(asio::io_context& io, const FetchWish& wish) : io_(io), wish_(wish), until_(std::chrono::steady_clock::now() + wish.longest) {}

  /// Starts a step with `start(handler)` and waits for its end.
  template <class Start>
  Result<void> step(const char* what, Start&& start) {
    error_code outcome = asio::error::timed_out;
    start([&outcome](error_code ended, auto&&...) { outcome = ended; });
    io_.restart();
    io_.run_until(until_);
    if (!outcome) return {};
    return fail(ErrorKind::unavailable, "", std::string("The server could not be asked (") + what + "): " + outcome.message() + ".");
  }

  template <class Stream>
  Result<std::string> get(Stream& stream, const Address& address) {
    beast::http::request<beast::http::empty_body> request(beast::http::verb::get, address.target, 11);
    request.set(beast::http::field::host, address.host + ":" + address.port);
    request.set(beast::http::field::accept, "application/json");
    request.set(beast::http::field::connection, "close");
    if (auto sent = step("sending", [&](auto done) { beast::http::async_write(stream, request, done); }); !sent)
      return std::unexpected(sent.error());
    beast::flat_buffer buffer;
    beast::http::response_parser<beast::http::string_body> parser;
    parser.body_limit(wish_.most_bytes);
    if (auto came = step("reading", [&](auto done) { beast::http::async_read(stream, buffer, parser, done); }); !came)
      return std::unexpected(came.error());
    if (parser.get().result_int() != 200)
      return fail(ErrorKind::unavailable, "", "The server answered " + std::to_string(parser.get().result_int()) + ".");
    return std::move(parser.get().body());
  }

 private:
  asio::io_context& io_;
  const FetchWish& wish_;
  std::chrono::steady_clock::time_point until_;
};

Result<void> trust(asio::ssl::context& context, const FetchWish& wish) {
  error_code fault;
  context.set_default_verify_paths(fault);
  context.set_verify_mode(asio::ssl::verify_peer, fault);
  if (!wish.trusted_certificates.empty()) context.load_verify_file(wish.trusted_certificates, fault);
  if (fault) return fail(ErrorKind::invalid, "", "The certificates to trust could not be read: " + fault.message() + ".");
  return {};
}

Result<std::string> get_over_tls(Exchange& exchange, beast::tcp_stream socket, const Address& address, const FetchWish& wish) {
  asio::ssl::context context(asio::ssl::context::tls_client);
  if (auto done = trust(context, wish); !done) return std::unexpected(done.error());
  beast::ssl_stream<beast::tcp_stream> stream(std::move(socket), context);
  SSL_ctrl(stream.native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, const_cast<char*>(address.host.c_str()));
  error_code ignored;
  stream.set_verify_callback(asio::ssl::host_name_verification(address.host), ignored);
  const auto shaken = exchange.step("TLS", [&](auto done) { stream.async_handshake(asio::ssl::stream_base::client, done); });
  if (!shaken) return std::unexpected(shaken.error());
  return exchange.get(stream, address);
}

}  // namespace

Result<std::string> fetch(const FetchWish& wish) {
  const auto address = address_in(wish.address);
  if (!address) return fail(ErrorKind::invalid, "", "The address has to begin with https:// and name a server.");
  asio::io_context io;
  Exchange exchange(io, wish);
  asio::ip::tcp::resolver resolver(io);
  asio::ip::tcp::resolver::results_type places;
  const auto found = exchange.step("its name", [&](auto done) {
    resolver.async_resolve(address->host, address->port, [&places, done](error_code ended, const auto& results) {
      places = results;
      done(ended);
    });
  });
  if (!found) return std::unexpected(found.error());
  beast::tcp_stream socket(io);
  const auto connected = exchange.step("connecting", [&](auto done) { socket.async_connect(places, done); });
  if (!connected) return std::unexpected(connected.error());
  if (address->tls) return get_over_tls(exchange, std::move(socket), *address, wish);
  return exchange.get(socket, *address);
}

}  // namespace cairn
