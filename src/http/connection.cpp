// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/buffers_range.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <exception>
#include <memory>
#include <new>
#include <span>
#include <thread>

#include "base/log.hpp"
#include "http/error_answer.hpp"
#include "http/live_outlet.hpp"
#include "http/loop.hpp"
#include "http/request_head.hpp"

namespace cairn {
namespace {

namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
using boost::system::error_code;
using PlainStream = beast::basic_stream<asio::ip::tcp, LoopExecutor>;
using TlsStream = beast::ssl_stream<PlainStream>;
template <class T>
using Async = asio::awaitable<T, LoopExecutor>;
constexpr auto token = asio::as_tuple(asio::use_awaitable_t<LoopExecutor>{});

/// A body that takes memory for what has arrived, never for what was announced.
struct GrowingBody {
  using value_type = std::string;
  class reader {
   public:
    template <bool is_request, class Fields>
    reader(bhttp::header<is_request, Fields>&, value_type& body) : body_(body) {}
    void init(const boost::optional<std::uint64_t>&, error_code& ec) { ec = {}; }
    template <class Buffers>
    std::size_t put(const Buffers& buffers, error_code& ec) {
      ec = {};
      std::size_t size = 0;
      for (const asio::const_buffer part : beast::buffers_range_ref(buffers)) {
        body_.append(static_cast<const char*>(part.data()), part.size());
        size += part.size();
      }
      return size;
    }
    void finish(error_code& ec) { ec = {}; }

   private:
    value_type& body_;
  };
};
using Parser = bhttp::request_parser<GrowingBody>;

/// Does something that needs a little memory; where there is none it tries again until there is, for whoever waits for it
/// would wait for ever.
template <class Fn>
auto surely(const Fn& fn) {
  for (;;) {
    try {
      return fn();
    } catch (const std::bad_alloc&) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
}

/// Lets a worker do `work` and comes back to the loop's thread with its result. What `work` throws is thrown here, and
/// so ends this one connection.
template <class Answer, class Work>
Async<Answer> on_worker(Loop& loop, Work work) {
  struct Errand {
    Work work;
    std::exception_ptr failure{};
    Answer answer{};
  };
  // Made before anybody waits: from here on nothing may fail for want of memory.
  const auto errand = std::make_shared<Errand>(Errand{std::move(work)});
  auto initiate = [&loop, errand](auto handler) {
    const auto waiting = surely([&] { return std::make_shared<decltype(handler)>(std::move(handler)); });
    const auto come_back = [errand, waiting] { (*waiting)(errand->failure, std::move(errand->answer)); };
    const auto go = [&loop, errand, come_back] {
      try {
        errand->answer = errand->work();
      } catch (...) {
        errand->failure = std::current_exception();
      }
      surely([&] { asio::post(loop.io, come_back); });
    };
    surely([&] { asio::post(loop.workers, go); });
  };
  return asio::async_initiate<const asio::use_awaitable_t<LoopExecutor>, void(std::exception_ptr, Answer)>(
      std::move(initiate), asio::use_awaitable_t<LoopExecutor>{});
}

/// One connection, from its first byte to its last, as one coroutine.
template <class Stream>
class Connection final : public OpenConnection, public std::enable_shared_from_this<Connection<Stream>> {
  static constexpr bool has_tls = std::is_same_v<Stream, TlsStream>;

 public:
  template <class... Layers>
  Connection(Loop& loop, std::string peer, std::string group, Layers&&... layers)
      : loop_(loop), limits_(loop.settings.limits), peer_(std::move(peer)), group_(std::move(group)),
        stream_(std::forward<Layers>(layers)...) {
    loop_.open.insert(this);
    loop_.open_count = loop_.open.size();
    ++loop_.by_address[group_];
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  ~Connection() override {
    loop_.bodies -= body_bytes_;
    loop_.open.erase(this);
    loop_.open_count = loop_.open.size();
    if (--loop_.by_address[group_] == 0) loop_.by_address.erase(group_);
    if (loop_.stopping && loop_.open.empty() && loop_.stop_timer) loop_.stop_timer->cancel();
  }

  void wind_down() override {
    if (outlet_) outlet_->close();
    if (waiting_) beast::get_lowest_layer(stream_).cancel();
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
    Parser parser;
    std::optional<Response> fault;
    if (!co_await read_head(parser, request, fault)) co_return false;
    if (!fault && !co_await read_body(parser, request, fault)) co_return false;
    Response response;
    if (fault) {
      response = std::move(*fault);
      response.close = true;  // what else is in the pipe cannot be told apart from a request
      unread_ = true;
    } else if (auto ready = loop_.handlers.at_once(request)) {
      response = std::move(*ready);
    } else {
      response = co_await on_worker<Response>(loop_, [this, &request] { return loop_.handlers.answer(request); });
    }
    loop_.bodies -= std::exchange(body_bytes_, 0);
    const bool keep = !response.close && !loop_.stopping && parser.is_header_done() && parser.get().keep_alive();
    if (response.live && request.method == Method::get) co_return co_await serve_live(response);
    response.live.reset();
    co_return co_await send(response, request.method == Method::head, keep) && keep;
  }

  /// Fills `arrived_` with what comes next, before the deadline; false when nothing will.
  Async<bool> more(SteadyClock::time_point deadline) {
    beast::get_lowest_layer(stream_).expires_at(deadline);
    const auto [ec, size] = co_await stream_.async_read_some(asio::buffer(chunk_), token);
    arrived_.append(chunk_.data(), size);
    co_return !ec;
  }

  /// Reads and checks the request line and the headers. False: the connection is gone.
  Async<bool> read_head(Parser& parser, Request& request, std::optional<Response>& fault) {
    std::size_t length = 0;
    std::size_t searched = 0;
    auto deadline = SteadyClock::now() + (arrived_.empty() ? limits_.idle_time : limits_.head_time);
    waiting_ = arrived_.empty();
    while ((length = head_length(arrived_, searched)) == 0 && arrived_.size() <= limits_.head) {
      searched = arrived_.size();
      if (!co_await more(deadline)) co_return false;
      if (std::exchange(waiting_, false)) deadline = SteadyClock::now() + limits_.head_time;
    }
    if (length == 0 || length > limits_.head) {
      const bool in_first_line = arrived_.find("\r\n") == std::string::npos;
      fault = refusal(in_first_line ? 414 : 431, ErrorKind::too_large,
                      in_first_line ? "The address is too long." : "The headers are too long.");
      co_return true;
    }
    fault = head_fault(std::string_view(arrived_).substr(0, length), limits_);
    if (!fault) fault = parse_head(parser, length, request);
    co_return true;
  }

  /// Gives the head to the parser and takes the request from it; the fault, if there is one.
  std::optional<Response> parse_head(Parser& parser, std::size_t length, Request& request) {
    error_code ec;
    parser.header_limit(static_cast<std::uint32_t>(limits_.head + 1024));
    parser.body_limit(limits_.body);
    const std::size_t used = parser.put(asio::buffer(arrived_.data(), length), ec);
    arrived_.erase(0, used);
    if (ec == bhttp::error::body_limit) return refusal(413, ErrorKind::too_large, "This is too large to take in one go.");
    if ((ec && ec != bhttp::error::need_more) || !parser.is_header_done())
      return refusal(400, ErrorKind::invalid, "This is not a well-formed request.");
    const auto& head = parser.get();
    const auto verb = head.method();
    request.method = verb == bhttp::verb::get    ? Method::get
                     : verb == bhttp::verb::head ? Method::head
                     : verb == bhttp::verb::post ? Method::post
                                                 : Method::other;
    const auto target = head.target();
    if (!take_target({target.data(), target.size()}, request))
      return refusal(400, ErrorKind::invalid, "This address is not one of ours.");
    for (const auto& field : head)
      request.headers.push_back({std::string(field.name_string()), std::string(field.value())});
    return framing_fault(request, limits_);
  }

  /// Reads the body, which has to come at the least rate. False: the connection is gone.
  Async<bool> read_body(Parser& parser, Request& request, std::optional<Response>& fault) {
    if (const auto expect = request.header("Expect"); !expect.empty()) {
      if (!same_token(expect, "100-continue")) fault = refusal(417, ErrorKind::invalid, "This expectation is not known.");
      else if (arrived_.empty() && !parser.is_done() && !co_await write("HTTP/1.1 100 Continue\r\n\r\n", {})) co_return false;
    }
    parser.eager(true);
    const auto began = SteadyClock::now();
    std::size_t size = 0;
    while (!fault && !parser.is_done()) {
      error_code ec;
      if (!arrived_.empty()) arrived_.erase(0, parser.put(asio::buffer(arrived_), ec));
      if (parser.is_done()) break;
      if (ec == bhttp::error::body_limit)
        fault = refusal(413, ErrorKind::too_large, "This is too large to take in one go.");
      else if ((ec && ec != bhttp::error::need_more) || arrived_.size() > limits_.head)
        fault = refusal(400, ErrorKind::invalid, "The body is not well-formed.");
      else if (loop_.bodies > limits_.all_bodies)
        fault = refusal(503, ErrorKind::unavailable, "Too much is arriving at once. Please try again in a moment.");
      if (fault) break;
      const std::size_t before = arrived_.size();
      if (!co_await more(began + limits_.grace_time + std::chrono::seconds(size / limits_.least_rate))) co_return false;
      const std::size_t came = arrived_.size() - before;
      size += came;
      body_bytes_ += came;
      loop_.bodies += came;
    }
    if (!fault) request.body = std::move(parser.get().body());
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
    const OutletGuard guard{outlet_};
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
      const bool welcome = co_await on_worker<bool>(loop_, [&response] { return response.live->still_welcome(); });
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

  /// Detaches the outlet when the stream's coroutine ends, however it ends.
  struct OutletGuard {
    std::shared_ptr<QueuedOutlet>& outlet;
    ~OutletGuard() { std::exchange(outlet, nullptr)->detach(); }
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
  bool waiting_ = false;         ///< for a next request: nothing is lost by closing
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

}  // namespace

void start_connection(Loop& loop, TcpSocket socket, std::string peer, std::string group) {
  if (loop.tls) start<TlsStream>(loop, std::move(peer), std::move(group), std::move(socket), *loop.tls);
  else start<PlainStream>(loop, std::move(peer), std::move(group), std::move(socket));
}

}  // namespace cairn
