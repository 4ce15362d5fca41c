// SPDX-License-Identifier: Apache-2.0
#include "http/request_head.hpp"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

const WebLimits limits;

int fault(const std::string& head) {
  const auto found = head_fault(head, limits);
  return found ? found->status : 200;
}

int framing(std::vector<Header> headers) {
  Request request;
  request.headers = std::move(headers);
  request.headers.push_back({"Host", "localhost"});
  const auto found = framing_fault(request, limits);
  if (found) CHECK(found->close);
  return found ? found->status : 200;
}

}  // namespace

TEST_CASE("a head ends at its empty line, wherever the pieces were cut") {
  const std::string text = "GET / HTTP/1.1\r\nHost: a\r\n\r\nrest";
  CHECK(head_length(text) == text.size() - 4);
  for (std::size_t cut = 0; cut < text.size() - 4; ++cut) {
    CHECK(head_length(std::string_view(text).substr(0, cut)) == 0);
    CHECK(head_length(text, cut) == text.size() - 4);
  }
}

TEST_CASE("nothing doubtful reaches the parser") {
  CHECK(fault("GET / HTTP/1.1\r\nHost: a\r\n\r\n") == 200);
  CHECK(fault("GET / HTTP/1.1\r\nHost: a\tb\r\n\r\n") == 200);
  CHECK(fault("GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n") == 400);
  CHECK(fault("GET / HTTP/1.1\r\nHost: a\r\n\tfolded\r\n\r\n") == 400);
  CHECK(fault("GET / HTTP/1.1\nHost: a\r\n\r\n") == 400);
  CHECK(fault("GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n") == 400);
  CHECK(fault("GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n") == 400);
  CHECK(fault(std::string("GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n", 30)) == 400);
  CHECK(fault("\r\n\r\n") == 400);
  CHECK(fault("GET /" + std::string(limits.request_line, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n") == 414);
  std::string many = "GET / HTTP/1.1\r\n";
  for (std::size_t i = 0; i <= limits.header_lines; ++i) many += "A: b\r\n";
  CHECK(fault(many + "\r\n") == 431);
}

TEST_CASE("a body's length is said once and clearly") {
  CHECK(framing({}) == 200);
  CHECK(framing({{"Content-Length", "5"}}) == 200);
  CHECK(framing({{"Transfer-Encoding", "chunked"}}) == 200);
  CHECK(framing({{"Content-Length", "5"}, {"Content-Length", "5"}}) == 400);
  CHECK(framing({{"Content-Length", "5"}, {"Transfer-Encoding", "chunked"}}) == 400);
  CHECK(framing({{"Transfer-Encoding", "chunked"}, {"Transfer-Encoding", "chunked"}}) == 400);
  CHECK(framing({{"Transfer-Encoding", "gzip, chunked"}}) == 400);
  CHECK(framing({{"Content-Length", "+5"}}) == 400);
  CHECK(framing({{"Content-Length", "5, 5"}}) == 400);
  CHECK(framing({{"Content-Length", "0x5"}}) == 400);
  CHECK(framing({{"Content-Length", ""}}) == 400);
  CHECK(framing({{"Content-Length", "1048577"}}) == 413);
  CHECK(framing({{"Content-Length", "99999999999999999999999"}}) == 413);
  CHECK(framing({{"Content-Encoding", "gzip"}}) == 415);
  CHECK(framing({{"Host", "b"}}) == 400);
}

TEST_CASE("a target is a path of visible characters") {
  Request request;
  CHECK(take_target("/api/records?since=a&b", request));
  CHECK(request.path == "/api/records");
  CHECK(request.query == "since=a&b");
  for (const auto* bad : {"", "*", "http://evil.example/", "a", "/a b", "/a\x7f", "/\xC3\xA4", "/a#b"}) CHECK_MESSAGE(!take_target(bad, request), bad);
}
