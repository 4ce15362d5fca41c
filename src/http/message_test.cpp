// SPDX-License-Identifier: Apache-2.0
#include "http/message.hpp"

#include <doctest/doctest.h>

using namespace cairn;

TEST_CASE("headers are found in any case and counted") {
  Request request;
  request.headers = {{"Host", "a"}, {"cookie", "x=1"}, {"Cookie", "y=2"}};
  CHECK(request.header("HOST") == "a");
  CHECK(request.header("Cookie") == "x=1");
  CHECK(request.count("COOKIE") == 2);
  CHECK(request.header("Origin").empty());
  CHECK(!same_token("Host", "Hos"));
}

TEST_CASE("an answer's head says its length, is not stored by anybody and carries no banner") {
  const std::string head = head_of(json_response(200, "{}"), {.date = "Sun, 22 Nov 2026 14:02:07 GMT"});
  CHECK(head.starts_with("HTTP/1.1 200 OK\r\nDate: Sun, 22 Nov 2026 14:02:07 GMT\r\n"));
  CHECK(head.ends_with("\r\n\r\n"));
  CHECK(head.find("\r\nContent-Length: 2\r\n") != std::string::npos);
  CHECK(head.find("\r\nCache-Control: no-store\r\n") != std::string::npos);
  CHECK(head.find("\r\nServer:") == std::string::npos);
  CHECK(head.find("\r\nConnection:") == std::string::npos);
}

TEST_CASE("a head keeps the caching that the answer names, closes when it has to, and streams in chunks") {
  Response file = json_response(200, "{}");
  file.headers = {{"Cache-Control", "no-cache"}};
  const std::string head = head_of(file, {.keep_alive = false});
  CHECK(head.find("no-store") == std::string::npos);
  CHECK(head.find("\r\nConnection: close\r\n") != std::string::npos);
  Response live;
  live.live.emplace();
  CHECK(head_of(live, {}).find("\r\nTransfer-Encoding: chunked\r\n") != std::string::npos);
  CHECK(head_of(live, {}).find("Content-Length") == std::string::npos);
}
