// SPDX-License-Identifier: Apache-2.0
// The server loop alone, with handlers of the test's own, over real sockets.
#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <future>
#include <latch>
#include <stdexcept>
#include <thread>

#include "base/id.hpp"
#include "http/error_answer.hpp"
#include "http/web_server.hpp"
#include "raw_client.hpp"

using namespace cairn;
using namespace cairn::testing;
namespace fs = std::filesystem;

namespace {

/// What the test's handler saw and did.
struct Seen {
  std::atomic<int> requests = 0;
  std::shared_ptr<LiveOutlet> outlet;
  std::atomic<bool> live_before = false;
  std::atomic<bool> slow_before = false;
  std::latch live{1};
  std::latch slow_began{1};
  std::latch slow_may_end{1};
};

Response answer(Seen& seen, const Request& request) {
  ++seen.requests;
  if (request.path == "/slow" || request.path == "/costly") {
    if (!seen.slow_before.exchange(true)) seen.slow_began.count_down();
    seen.slow_may_end.wait();
  }
  if (request.path == "/throws") throw std::runtime_error("a handler that broke its promise");
  if (request.path == "/large") return json_response(200, std::string(8U << 20U, 'x'));
  if (request.path == "/live") {
    Response response;
    response.type = "text/event-stream";
    response.live = LiveStream{[&seen](const std::shared_ptr<LiveOutlet>& outlet) -> std::shared_ptr<void> {
                                 outlet->send("event: hello\ndata: {}\n\n");
                                 seen.outlet = outlet;
                                 if (!seen.live_before.exchange(true)) seen.live.count_down();
                                 return nullptr;
                               },
                               [] { return true; }};
    return response;
  }
  return json_response(200, request.path + "|" + request.query + "|" + request.body);
}

/// A server on a free port, running on a thread of its own until the test is over.
class Running {
 public:
  explicit Running(WebSettings settings = {}) {
    settings.workers = 4;
    auto opened = WebServer::open(settings, {[](const Request& request) -> std::optional<Response> {
                                               if (request.path == "/now") return json_response(200, "now");
                                               return std::nullopt;
                                             },
                                             [this](const Request& request) { return answer(seen, request); },
                                             [](const Request& request) { return request.path == "/costly"; }});
    REQUIRE_MESSAGE(opened.has_value(), opened.error().sentence);
    server = std::move(*opened);
    thread = std::thread([this] { server->run(); });
  }
  ~Running() { stop(); }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  void stop() {
    server->stop();
    if (thread.joinable()) thread.join();
  }

  Seen seen;
  std::unique_ptr<WebServer> server;
  std::thread thread;
};

WebSettings quick() {
  WebSettings settings;
  settings.limits.head_time = std::chrono::milliseconds(300);
  settings.limits.idle_time = std::chrono::milliseconds(300);
  settings.limits.grace_time = std::chrono::milliseconds(300);
  settings.limits.stop_time = std::chrono::milliseconds(2000);
  return settings;
}

int status_of_text(const Running& running, const std::string& text) {
  RawClient client(running.server->port());
  client.send(text);
  const auto answer = client.answer();
  return answer ? answer->status : 0;
}

}  // namespace

TEST_CASE("one connection carries many requests, also several sent at once") {
  Running running;
  RawClient client(running.server->port());
  REQUIRE(client.send(get_text("/one") + get_text("/now") + post_text("/two?a=b", "{\"x\":1}") + get_text("/three")));
  CHECK(client.answer()->body == "/one||");
  CHECK(client.answer()->body == "now");
  CHECK(client.answer()->body == "/two|a=b|{\"x\":1}");
  CHECK(client.answer()->body == "/three||");
  REQUIRE(client.send("GET /last HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
  CHECK(client.answer()->header("Connection") == "close");
  CHECK(client.closed());
}

TEST_CASE("HEAD answers like GET without its body; HTTP/1.0 closes; a large answer arrives whole") {
  Running running;
  RawClient client(running.server->port());
  client.send("HEAD /x HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const auto head = client.answer(/*without_body=*/true);
  REQUIRE(head.has_value());
  CHECK(head->header("Content-Length") == "4");
  client.send(get_text("/large"));
  CHECK(client.answer()->body.size() == 8U << 20U);
  client.send("GET /y HTTP/1.0\r\nHost: localhost\r\n\r\n");
  CHECK(client.answer()->body == "/y||");
  CHECK(client.closed());
}

TEST_CASE("a body may come in chunks and after a promise to continue, in any cut") {
  Running running;
  const std::string chunked =
      "POST /c HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
  RawClient client(running.server->port());
  for (const char c : chunked) REQUIRE(client.send({&c, 1}));
  CHECK(client.answer()->body == "/c||abcde");
  client.send("POST /e HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  CHECK(client.read_until("\r\n\r\n")->starts_with("HTTP/1.1 100 "));
  client.send("ok");
  CHECK(client.answer()->body == "/e||ok");
}

TEST_CASE("what two parsers could read in two ways is refused and the connection closed") {
  Running running;
  const std::string smuggled = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";
  const std::string post = "POST / HTTP/1.1\r\nHost: localhost\r\n";
  const std::string corpus[] = {
      post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled,
      post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + smuggled,
      post + "Content-Length: 0\r\nContent-Length: 44\r\n\r\n" + smuggled,
      post + "Content-Length: 44\r\nContent-Length: 44\r\n\r\n" + smuggled,
      post + "Content-Length: 0, 44\r\n\r\n" + smuggled,
      post + "Content-Length: +0\r\n\r\n" + smuggled,
      post + "Content-Length: -1\r\n\r\n" + smuggled,
      post + "Content-Length : 0\r\n\r\n" + smuggled,
      post + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + smuggled,
      post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + smuggled,
      post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + smuggled,
      post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" + smuggled,
      post + "Transfer-Encoding:\x0b" "chunked\r\n\r\n0\r\n\r\n" + smuggled,
      post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n" + smuggled,
      post + "X: y\r\n Transfer-Encoding: chunked\r\n\r\n" + smuggled,
      post + "X: y\nContent-Length: 44\r\n\r\n" + smuggled,
      "POST / HTTP/1.1\nHost: localhost\nContent-Length: 0\n\r\n\r\n" + smuggled,
      post + "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n" + smuggled,
      post + "Transfer-Encoding: chunked\r\n\r\n0x5\r\nabcde\r\n0\r\n\r\n" + smuggled,
      post + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nabc" + smuggled,
      post + "Transfer-Encoding: chunked\r\n\r\n3\nabc\n0\n\n" + smuggled,
      post + "Transfer-Encoding: chunked\r\n\r\n2;name=value\r\nde\r\n0\r\n\r\n" + smuggled,
      post + "Transfer-Encoding: chunked\r\n\r\n2;a=\"\r\nde\"\r\n0\r\n\r\n" + smuggled,
      post + "Transfer-Encoding: chunked\r\n\r\n0\r\nCookie: late\r\n\r\n" + smuggled,
      "POST / HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled,
      "GET / HTTP/1.1\r\nHost: localhost\r\nHost: other\r\n\r\n" + smuggled,
      "GET / HTTP/1.1\r\n\r\n" + smuggled,
      "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n" + smuggled,
      "GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n" + smuggled,
      "GET / HTTP/2.0\r\nHost: localhost\r\n\r\n" + smuggled,
      "GET / HTTP/1.1 \r\nHost: localhost\r\n\r\n" + smuggled,
      "\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n" + smuggled,
      "G\x01T / HTTP/1.1\r\nHost: localhost\r\n\r\n" + smuggled,
  };
  for (const auto& text : corpus) {
    RawClient client(running.server->port());
    client.send(text);
    const auto answer = client.answer();
    REQUIRE_MESSAGE(answer.has_value(), text);
    CHECK_MESSAGE(answer->status == 400, text);
    CHECK_MESSAGE(answer->header("Connection") == "close", text);
    CHECK_MESSAGE(!client.answer().has_value(), text);
  }
  CHECK(running.seen.requests == 0);
}

TEST_CASE("what is too large is refused before it is taken in") {
  Running running;
  CHECK(status_of_text(running, "GET /" + std::string(8200, 'a') + " HTTP/1.1\r\nHost: localhost\r\n\r\n") == 414);
  CHECK(status_of_text(running, "GET /" + std::string(20000, 'a')) == 414);
  CHECK(status_of_text(running, "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + std::string(20000, 'a')) == 431);
  std::string many = "GET / HTTP/1.1\r\nHost: localhost\r\n";
  for (int i = 0; i < 101; ++i) many += "X: y\r\n";
  CHECK(status_of_text(running, many + "\r\n") == 431);
  CHECK(status_of_text(running, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4294967296\r\n\r\n") == 413);
  std::string chunks = "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 17; ++i) chunks += "10000\r\n" + std::string(65536, 'a') + "\r\n";
  CHECK(status_of_text(running, chunks) == 413);
  CHECK(status_of_text(running, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nxx") == 415);
  CHECK(running.seen.requests == 0);
}

TEST_CASE("slow clients are cut off at every stage, and honest ones are served meanwhile") {
  Running running(quick());
  const auto port = running.server->port();
  std::vector<RawClient> slow;
  const std::string stages[] = {"", "GET / HT", "GET / HTTP/1.1\r\nHost: localhost\r\nX: ",
                                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\nabc",
                                "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"};
  for (int i = 0; i < 10; ++i)
    for (const auto& stage : stages) {
      slow.emplace_back(port);
      slow.back().send(stage);
    }
  RawClient honest(port);
  honest.send(get_text("/honest"));
  CHECK(honest.answer()->body == "/honest||");
  for (std::size_t i = 0; i < slow.size(); ++i) {
    if (i % std::size(stages) != 0) {  // whoever said nothing is told nothing
      const auto late = slow[i].answer();
      REQUIRE(late.has_value());
      CHECK(late->status == 408);
      CHECK(late->body.find("sentence") != std::string::npos);
    }
    CHECK(slow[i].closed());
  }
  CHECK(running.seen.requests == 1);
}

TEST_CASE("a client that keeps dripping is cut off too") {
  Running running(quick());
  RawClient client(running.server->port());
  client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n");
  int sent = 0;
  while (sent < 400 && client.send("a")) {  // 4 s at 100 bytes a second, where 300 ms are allowed
    ++sent;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  CHECK(sent < 400);
  CHECK(running.seen.requests == 0);
}

TEST_CASE("a handler that throws costs its own connection and no other") {
  Running running;
  RawClient broken(running.server->port());
  broken.send(get_text("/throws"));
  CHECK(!broken.answer().has_value());
  CHECK(status_of_text(running, get_text("/well")) == 200);
}

TEST_CASE("one address has so many connections, and gets them back") {
  WebSettings settings = quick();
  settings.limits.connections_by_address = 3;
  settings.limits.idle_time = std::chrono::seconds(20);
  Running running(settings);
  std::vector<RawClient> clients;
  for (int i = 0; i < 3; ++i) {
    clients.emplace_back(running.server->port());
    clients.back().send(get_text("/a"));
    REQUIRE(clients.back().answer().has_value());
  }
  RawClient refused(running.server->port());
  refused.send(get_text("/a"));
  const auto sentence = refused.answer();
  REQUIRE(sentence.has_value());
  CHECK(sentence->status == 429);
  CHECK(!sentence->header("Retry-After").empty());
  clients.clear();
  bool served = false;
  for (int attempt = 0; attempt < 500 && !served; ++attempt) {
    RawClient again(running.server->port());
    again.send(get_text("/a"));
    const auto answer = again.answer();
    served = answer && answer->status == 200;
  }
  CHECK(served);
}

TEST_CASE("when all places are taken, whoever has sent nothing gives way, then whoever has waited longest") {
  WebSettings settings;
  settings.limits.connections = 2;
  settings.limits.stranger_time = std::chrono::milliseconds(0);
  Running running(settings);
  RawClient idle(running.server->port());
  idle.send(get_text("/idle"));
  REQUIRE(idle.answer().has_value());
  RawClient silent(running.server->port());
  RawClient first(running.server->port());
  first.send(get_text("/first"));
  CHECK(first.answer()->status == 200);
  CHECK(silent.answer()->status == 503);
  RawClient second(running.server->port());
  second.send(get_text("/second"));
  CHECK(second.answer()->status == 200);
  CHECK(idle.answer()->status == 503);
  first.send(get_text("/again"));
  CHECK(first.answer()->status == 200);
}

TEST_CASE("when all are being answered, a newcomer hears that there is no place") {
  WebSettings settings;
  settings.limits.connections = 1;
  settings.limits.stranger_time = std::chrono::milliseconds(0);
  Running running(settings);
  RawClient busy(running.server->port());
  busy.send(get_text("/slow"));
  running.seen.slow_began.wait();
  RawClient newcomer(running.server->port());
  const auto answer = newcomer.answer();
  REQUIRE(answer.has_value());
  CHECK(answer->status == 503);
  CHECK(answer->body.find("sentence") != std::string::npos);
  running.seen.slow_may_end.count_down();
  CHECK(busy.answer()->status == 200);
}

TEST_CASE("what is costly waits in a queue of its own, and past its end hears so at once") {
  WebSettings settings;
  settings.costly_workers = 1;
  settings.limits.costly_waiting = 1;
  Running running(settings);
  RawClient under_way(running.server->port());
  under_way.send(get_text("/costly"));
  running.seen.slow_began.wait();
  // Two more: whichever the loop sees first waits, the other one is told at once.
  const auto ask = [&] { return status_of_text(running, get_text("/costly")); };
  auto one = std::async(std::launch::async, ask);
  auto other = std::async(std::launch::async, ask);
  const auto told = [](std::future<int>& asked) { return asked.wait_for(std::chrono::milliseconds(5)) == std::future_status::ready; };
  while (!told(one) && !told(other)) continue;
  CHECK(status_of_text(running, get_text("/usual")) == 200);
  running.seen.slow_may_end.count_down();
  const auto heard = std::minmax({one.get(), other.get()});
  CHECK(heard.first == 200);
  CHECK(heard.second == 503);
  CHECK(under_way.answer()->status == 200);
}

TEST_CASE("one address has so many live streams, and place for requests beside them") {
  WebSettings settings;
  settings.limits.connections_by_address = 4;
  Running running(settings);
  std::vector<RawClient> streams;
  for (int i = 0; i < 3; ++i) {
    streams.emplace_back(running.server->port());
    streams.back().send(get_text("/live"));
    REQUIRE(streams.back().read_until("event: hello").has_value());
  }
  RawClient further(running.server->port());
  further.send(get_text("/live"));
  CHECK(further.answer()->status == 429);
  further.send(get_text("/usual"));
  CHECK(further.answer()->status == 200);
}

TEST_CASE("a live stream says hello, carries events, merges equal ones and ends when it is closed") {
  Running running;
  RawClient client(running.server->port());
  client.send(get_text("/live"));
  const auto head = client.read_until("\r\n\r\n");
  REQUIRE(head.has_value());
  CHECK(head->find("Content-Type: text/event-stream") != std::string::npos);
  CHECK(client.read_until("event: hello\ndata: {}\n\n").has_value());
  running.seen.live.wait();
  running.seen.outlet->send("event: changed\ndata: 1\n\n");
  CHECK(client.read_until("event: changed\ndata: 1\n\n").has_value());
  running.seen.outlet->close();
  CHECK(client.read_until("0\r\n\r\n").has_value());
  CHECK(client.closed());
  running.seen.outlet->send("to nobody");
}

TEST_CASE("a live stream beats while nothing happens") {
  WebSettings settings;
  settings.limits.beat = std::chrono::milliseconds(50);
  Running running(settings);
  RawClient client(running.server->port());
  client.send(get_text("/live"));
  CHECK(client.read_until(": still here\n\n").has_value());
  CHECK(client.read_until(": still here\n\n").has_value());
}

TEST_CASE("stopping finishes what is under way, closes what waits, and takes nothing new") {
  Running running(quick());
  const auto port = running.server->port();
  RawClient waiting(port);
  waiting.send(get_text("/a"));
  REQUIRE(waiting.answer().has_value());
  RawClient live(port);
  live.send(get_text("/live"));
  REQUIRE(live.read_until("hello").has_value());
  RawClient busy(port);
  busy.send(get_text("/slow"));
  running.seen.slow_began.wait();
  running.server->stop();
  CHECK(waiting.closed());
  running.seen.slow_may_end.count_down();
  const auto last = busy.answer();
  REQUIRE(last.has_value());
  CHECK(last->body == "/slow||");
  CHECK(last->header("Connection") == "close");
  running.stop();
  CHECK(running.server->connections() == 0);
  CHECK(!RawClient(port).connected());
}

TEST_CASE("TLS 1.2 and 1.3 are spoken, 1.1 is not, and a plain request gets nothing") {
  const fs::path folder = fs::temp_directory_path() / ("cairn-tls-" + to_text(make_id<EntryId>()));
  fs::create_directories(folder);
  write_certificate((folder / "cert.pem").string(), (folder / "key.pem").string());
  WebSettings settings = quick();
  settings.tls = TlsFiles{(folder / "cert.pem").string(), (folder / "key.pem").string()};
  {
    Running running(settings);
    RawClient client(running.server->port(), /*tls=*/true);
    REQUIRE(client.connected());
    CHECK(client.tls_version() == "TLSv1.3");
    client.send(get_text("/over-tls") + get_text("/large"));
    const auto answer = client.answer();
    REQUIRE(answer.has_value());
    CHECK(answer->body == "/over-tls||");
    CHECK(answer->header("Strict-Transport-Security") == "max-age=63072000; includeSubDomains");
    CHECK(client.answer()->body.size() == 8U << 20U);
    CHECK(takes_tls_up_to(running.server->port(), "1.3"));
    CHECK(takes_tls_up_to(running.server->port(), "1.2"));
    CHECK(!takes_tls_up_to(running.server->port(), "1.1"));
    RawClient plain(running.server->port());
    plain.send(get_text("/plain"));
    CHECK(!plain.answer().has_value());
    RawClient silent(running.server->port());
    CHECK(silent.closed());
    CHECK(running.seen.requests == 2);
  }
  settings.tls->key = settings.tls->certificate;
  CHECK(!WebServer::open(settings, {}).has_value());
  fs::remove_all(folder);
}

TEST_CASE("a port that is taken and an address that is none stop the start with a sentence") {
  Running running;
  WebSettings settings;
  settings.port = running.server->port();
  const auto taken = WebServer::open(settings, {});
  REQUIRE(!taken.has_value());
  CHECK(taken.error().kind == ErrorKind::unavailable);
  settings.address = "localhost";
  CHECK(WebServer::open(settings, {}).error().path == "address");
}
