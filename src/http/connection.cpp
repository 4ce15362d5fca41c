// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <exception>
#include <span>

#include "base/log.hpp"
#include "http/error_answer.hpp"
#include "http/live_outlet.hpp"
#include "http/loop.hpp"
#include "http/on_worker.hpp"
#include "http/request_parser.hpp"

namespace cairn {
namespace {

namespace beast = boost::beast;
using boost::system::error_code;
using PlainStream = beast::basic_stream<asio::ip::tcp, LoopExecutor>;
using TlsStream = beast::ssl_stream<PlainStream>;
constexpr auto token = asio::as_tuple(asio::use_awaitable_t<LoopExecutor>{});

/// What somebody hears for whom there is no place, as it goes over the wire.
std::string no_place_text(Loop& loop, bool address_is_full) {
  const Response response =
      address_is_full ? error_answer({ErrorKind::too_many, "", "Too many connections are open from this address. Close some tabs.", {}})
                      : error_answer({ErrorKind::unavailable, "", "Too many connections are open. Please try again in a moment.", {}});
  return head_of(response, {false, false, loop.date_now()}) + std::string(response.text());
}

/// One connection, from its first byte to its last, as one coroutine.
template <class Stream>
class Connection final : public OpenConnection, public std::enable_shared_from_this<Connection<Stream>> {
  static constexpr bool has_tls = std::is_same_v<Stream, TlsStream>;

 public:
  template <class... Layers>
  Connection(Loop& loop, std::string peer, std::string group, Layers&&... layers)
      : loop_(loop), limits_(loop.settings.limits), peer_(std::move(peer)), group_(std::move(group)),
        stream_(std::forward<Layers>(layers)...), alarm_(loop.io.get_executor()),
        stranger_(loop.strangers.insert(loop.strangers.end(), this)) {
    loop_.open.insert(this);
    loop_.open_count = loop_.open.size();
    ++loop_.by_address[group_];
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  ~Connection() override {
    no_stranger();
    not_idle();
    loop_.bodies -= body_bytes_;
    loop_.open.erase(this);
    loop_.open_count = loop_.open.size();
    if (--loop_.by_address[group_] == 0) loop_.by_address.erase(group_);
    if (loop_.stopping && loop_.open.empty() && loop_.stop_timer) loop_.stop_timer->cancel();
  }

  void wind_down() override {
    if (outlet_) outlet_->close();
    if (idle_) beast::get_lowest_layer(stream_).cancel();
  }

  void give_way() override {
    no_stranger();
    not_idle();
    auto& lowest = beast::get_lowest_layer(stream_);
    if constexpr (!has_tls) {
      error_code ec;
      lowest.socket().non_blocking(true, ec);
      lowest.socket().send(asio::buffer(no_place_text(loop_, false)), 0, ec);  // goes out at once, or not at all
    }
    lowest.close();
  }

  Async<void> run(std::shared_ptr<Connection> self) {
    (void)self;  // lives as long as this coroutine
    if constexpr (has_tls) {
      beast::get_lowest_layer(stream_).expires_after(limits_.head_time);
      const auto [ec] = co_await stream_.async_handshake(asio::ssl::stream_base::server, token);
      if (ec) co_return;
    }
    bool goes_on = true;
    while (goes_on && !loop_.stopping) goes_on = co_await serve_one();
    co_await say_goodbye();
  }

 private:
  /// Reads one request and answers it. False: the connection is done.
  Async<bool> serve_one() {
    Request request;
    request.peer = peer_;
    request.tls = has_tls;
    RequestParser parser(limits_);
    std::optional<Response> fault;
    if (!co_await read_head(parser, request, fault)) co_return false;
    if (!fault && !co_await read_body(parser, request, fault)) co_return false;
    no_stranger();
    Response response;
    if (fault) {
      response = std::move(*fault);
      response.close = true;  // what else is in the pipe cannot be told apart from a request
      unread_ = true;
    } else if (auto ready = loop_.handlers.at_once(request)) {
      response = std::move(*ready);
    } else {
      const bool costly = loop_.handlers.is_costly && loop_.handlers.is_costly(request);
      Crew& crew = costly ? loop_.costly : loop_.usual;
      if (crew.lane.has_room(group_))
        response = co_await on_worker<Response>(loop_, crew, group_, [this, &request] { return loop_.handlers.answer(request); });
      else response = error_answer({ErrorKind::unavailable, "", "Too much is asked at once. Please try again in a moment.", {}});
    }
    loop_.bodies -= std::exchange(body_bytes_, 0);
    const bool keep = !response.close && !loop_.stopping && parser.head_done() && parser.keep_alive();
    if (response.live && request.method == Method::get) {
      if (auto full = live_refusal()) response = std::move(*full);
      else co_return co_await serve_live(response);
    }
    response.live.reset();
    co_return co_await send(response, request.method == Method::head, keep) && keep;
  }

  /// Why there is no place for one more live stream; nothing when there is.
  std::optional<Response> live_refusal() const {
    const auto from_there = loop_.live_by_address.find(group_);
    if (from_there != loop_.live_by_address.end() && from_there->second >= limits_.live_by_address())
      return error_answer({ErrorKind::too_many, "", "Too many live streams are open from this address. Close some tabs.", {}});
    if (loop_.live < limits_.live()) return std::nullopt;
    return error_answer({ErrorKind::unavailable, "", "Too many live streams are open. Please try again in a while.", {}});
  }

  void no_stranger() {
    if (stranger_) loop_.strangers.erase(*std::exchange(stranger_, std::nullopt));
  }
  void not_idle() {
    if (idle_) loop_.idle.erase(*std::exchange(idle_, std::nullopt));
  }

  /// Fills `arrived_` with what comes next, before the deadline; false when nothing will. When it was too late the
  /// connection can still be written to.
  Async<bool> more(SteadyClock::time_point deadline) {
    beast::get_lowest_layer(stream_).expires_never();
    alarm_.expires_at(deadline);
    alarm_.async_wait([weak = this->weak_from_this()](const error_code& ec) {
      const auto self = weak.lock();
      if (ec || !self || !self->reading_ || SteadyClock::now() < self->alarm_.expiry()) return;
      self->late_ = true;
      beast::get_lowest_layer(self->stream_).cancel();
    });
    reading_ = true;
    const auto [ec, size] = co_await stream_.async_read_some(asio::buffer(chunk_), token);
    reading_ = false;
    alarm_.cancel();
    arrived_.append(chunk_.data(), size);
    co_return !ec;
  }

  static Response too_slow() {
    return refusal(408, ErrorKind::invalid, "This request came too slowly. Please send it again.");
  }

  /// Reads and checks the request line and the headers. False: the connection is gone.
  Async<bool> read_head(RequestParser& parser, Request& request, std::optional<Response>& fault) {
    auto deadline = SteadyClock::now() + (arrived_.empty() ? limits_.idle_time : limits_.head_time);
    if (arrived_.empty()) idle_ = loop_.idle.insert(loop_.idle.end(), this);
    while (!fault && !parser.head_arrived(arrived_)) {
      const bool more_came = co_await more(deadline);
      const bool first = idle_.has_value();
      not_idle();
      if (!more_came && (first || !late_)) co_return false;
      if (!more_came) fault = too_slow();
      if (first) deadline = SteadyClock::now() + limits_.head_time;
    }
    if (!fault) fault = parser.take_head(arrived_, request);
    co_return true;
  }

  /// Reads the body, which has to come at the least rate. False: the connection is gone.
  Async<bool> read_body(RequestParser& parser, Request& request, std::optional<Response>& fault) {
    if (const auto expect = request.header("Expect"); !expect.empty()) {
      if (!same_token(expect, "100-continue")) fault = refusal(417, ErrorKind::invalid, "This expectation is not known.");
      else if (arrived_.empty() && !parser.done() && !co_await write("HTTP/1.1 100 Continue\r\n\r\n", {})) co_return false;
    }
    const auto began = SteadyClock::now();
    std::size_t size = 0;
    while (!fault) {
      fault = parser.take_body(arrived_);
      if (parser.done()) break;
      if (!fault && loop_.bodies > limits_.all_bodies)
        fault = refusal(503, ErrorKind::unavailable, "Too much is arriving at once. Please try again in a moment.");
      if (fault) break;
      const std::size_t before = arrived_.size();
      if (!co_await more(began + limits_.grace_time + std::chrono::seconds(size / limits_.least_rate))) {
        if (!late_) co_return false;
        fault = too_slow();
        break;
      }
      const std::size_t came = arrived_.size() - before;
      size += came;
      body_bytes_ += came;
      loop_.bodies += came;
    }
    if (!fault) request.body = parser.take_text();
    co_return true;
  }

  /// Writes a head and a body, in pieces that each have to be taken at the least rate.
  Async<bool> write(std::string_view head, std::string_view body) {
    constexpr std::size_t piece = 64U * 1024U;
    while (!head.empty() || !body.empty()) {
      const std::string_view part = body.substr(0, piece);
      body.remove_prefix(part.size());
      // An empty buffer in a sequence would end a write over TLS early, so there is none.
      const std::array<asio::const_buffer, 2> both = {asio::buffer(head), asio::buffer(part)};
      const std::size_t first = head.empty() ? 1 : 0;
      const std::size_t count = (head.empty() ? 0U : 1U) + (part.empty() ? 0U : 1U);
      const std::size_t wanted = head.size() + part.size();
      beast::get_lowest_layer(stream_).expires_after(limits_.grace_time + std::chrono::seconds(wanted / limits_.least_rate));
      const auto [ec, size] = co_await asio::async_write(stream_, std::span(both).subspan(first, count), token);
      if (ec || size != wanted) co_return false;
      head = {};
    }
    co_return true;
  }

  Async<bool> send(const Response& response, bool without_body, bool keep) {
    const std::string head = head_of(response, {has_tls, keep, loop_.date_now()});
    co_return co_await write(head, without_body ? std::string_view() : response.text());
  }

  /// Sends events as they come, and a beat when none come, until the other side goes or is not welcome any more.
  Async<bool> serve_live(const Response& response) {
    SteadyTimer timer(loop_.io.get_executor());
    const auto outlet = std::make_shared<QueuedOutlet>([this, &timer] {
      asio::post(loop_.io, [self = this->weak_from_this(), &timer] {
        if (const auto alive = self.lock(); alive && alive->outlet_) timer.cancel();
      });
    });
    outlet_ = outlet;
    const OutletGuard guard{loop_, group_, outlet_};
    const auto subscription = response.live->begin(outlet);
    bool open = co_await write(head_of(response, {has_tls, false, loop_.date_now()}), chunk_of(": here\n\n"));
    while (open && !loop_.stopping) {
      const std::string events = outlet->take();
      if (!events.empty()) {
        open = co_await write({}, chunk_of(events));
        continue;
      }
      if (outlet->closed()) break;
      timer.expires_after(limits_.beat);
      const auto [woken] = co_await timer.async_wait(token);
      if (woken || loop_.stopping || outlet->closed()) continue;
      const bool welcome = co_await on_worker<bool>(loop_, loop_.watching, group_, [&response] { return response.live->still_welcome(); });
      open = welcome && co_await write({}, chunk_of(": still here\n\n"));
    }
    if (open) co_await write({}, "0\r\n\r\n");
    co_return false;
  }

  /// Ends the connection. After a refusal it first drops what the other side still sends, for a short while: closing
  /// on unread bytes would take the answer back that is on its way.
  Async<void> say_goodbye() {
    auto& lowest = beast::get_lowest_layer(stream_);
    if (!lowest.socket().is_open()) co_return;
    const auto deadline = SteadyClock::now() + std::chrono::milliseconds(loop_.stopping ? 200 : 2000);
    error_code ec;
    if constexpr (has_tls) {
      lowest.expires_at(deadline);
      const auto [failed] = co_await stream_.async_shutdown(token);
      if (failed) co_return;
    }
    lowest.socket().shutdown(asio::socket_base::shutdown_send, ec);
    std::size_t dropped = 0;
    while (unread_ && !ec && dropped < limits_.body) {
      lowest.expires_at(deadline);
      const auto [gone, size] = co_await lowest.async_read_some(asio::buffer(chunk_), token);
      dropped += size;
      if (gone) break;
    }
  }

  /// Counts the stream, and detaches the outlet when the stream's coroutine ends, however it ends.
  struct OutletGuard {
    Loop& loop;
    const std::string& group;
    std::shared_ptr<QueuedOutlet>& outlet;
    OutletGuard(Loop& l, const std::string& g, std::shared_ptr<QueuedOutlet>& o) : loop(l), group(g), outlet(o) {
      ++loop.live;
      ++loop.live_by_address[group];
    }
    ~OutletGuard() {
      std::exchange(outlet, nullptr)->detach();
      --loop.live;
      if (--loop.live_by_address[group] == 0) loop.live_by_address.erase(group);
    }
    OutletGuard(const OutletGuard&) = delete;
    OutletGuard& operator=(const OutletGuard&) = delete;
  };

  Loop& loop_;
  const WebLimits& limits_;
  std::string peer_;
  std::string group_;
  Stream stream_;
  std::array<char, 4096> chunk_{};
  std::string arrived_;          ///< what has come and is not used yet
  std::size_t body_bytes_ = 0;   ///< this connection's part of `Loop::bodies`
  bool unread_ = false;          ///< the other side was refused before all it sent was read
  SteadyTimer alarm_;            ///< ends a read that takes too long
  bool reading_ = false;
  bool late_ = false;            ///< the alarm ended a read
  std::optional<std::list<OpenConnection*>::iterator> stranger_;  ///< its place among those without a whole request
  std::optional<std::list<OpenConnection*>::iterator> idle_;      ///< its place among those that wait for a next one
  std::shared_ptr<QueuedOutlet> outlet_;
};

template <class Stream, class... Layers>
void start(Loop& loop, std::string peer, std::string group, Layers&&... layers) {
  auto connection =
      std::make_shared<Connection<Stream>>(loop, std::move(peer), std::move(group), std::forward<Layers>(layers)...);
  asio::co_spawn(loop.io, connection->run(connection), [](const std::exception_ptr& failure) {
    if (!failure) return;
    try {
      std::rethrow_exception(failure);
    } catch (const std::exception& broken) {
      log::error("A connection broke: {}", broken.what());
    }
  });
}

/// Says it, then drops what the other side sends for a short while: closing on unread bytes would take the answer back.
Task tell_no_place(Loop& loop, TcpSocket socket, std::string text) {
  PlainStream stream(std::move(socket));
  stream.expires_after(std::chrono::seconds(1));
  const auto [failed, sent] = co_await asio::async_write(stream, asio::buffer(text), token);
  error_code ec;
  stream.socket().shutdown(asio::socket_base::shutdown_send, ec);
  std::array<char, 1024> dropped{};
  for (int reads = 0; !failed && reads < 64; ++reads) {
    const auto [gone, size] = co_await stream.async_read_some(asio::buffer(dropped), token);
    if (gone) break;
  }
  --loop.turned_away;
}

}  // namespace

void turn_away(Loop& loop, TcpSocket socket, bool address_is_full) {
  if (loop.tls || loop.turned_away >= loop.settings.limits.turned_away) return;  // closes
  ++loop.turned_away;
  asio::co_spawn(loop.io, tell_no_place(loop, std::move(socket), no_place_text(loop, address_is_full)), asio::detached);
}

void start_connection(Loop& loop, TcpSocket socket, std::string peer, std::string group) {
  if (loop.tls) start<TlsStream>(loop, std::move(peer), std::move(group), std::move(socket), *loop.tls);
  else start<PlainStream>(loop, std::move(peer), std::move(group), std::move(socket));
}

}  // namespace cairn
