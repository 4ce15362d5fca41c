// SPDX-License-Identifier: Apache-2.0
#include "attacks.hpp"

#include <fmt/format.h>

#include "raw_client.hpp"

namespace cairn::floods {
namespace {

using namespace std::chrono_literals;
using testing::get_text;
using testing::post_text;

/// 127.0.1.1 and on: never the honest client's own.
std::string address_of(std::size_t number) { return fmt::format("127.0.{}.{}", 1 + number / 250, 1 + number % 250); }

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::string announced(std::string_view headers, std::string_view body) {
  return fmt::format("POST /api/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nSec-Fetch-Site: same-origin\r\n{}\r\n{}",
                     headers, body);
}

std::vector<std::string> malformed_texts() {
  std::string keys = "{";
  for (int i = 0; i < 90'000; ++i) keys += fmt::format("\"{:05}\":0,", i);
  keys += "\"x\":0}";
  return {
      "GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + std::string(20'000, 'a'),
      "GET / HTTP/1.1\r\nHost: localhost\r\n" + repeated("A: b\r\n", 120) + "\r\n",
      announced("Content-Length: 4294967296\r\n", "{"),
      announced("Transfer-Encoding: chunked\r\n", repeated("10000\r\n" + std::string(65'536, 'a') + "\r\n", 18)),
      announced("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\nGET /api/me HTTP/1.1\r\nHost: localhost\r\n\r\n"),
      announced("Content-Length: 5\r\nContent-Length: 6\r\n", "{}"),
      announced("Content-Length: -1\r\n", "{}"),
      announced("Transfer-Encoding: chunked\r\n", "zz\r\n{}\r\n"),
      announced("Content-Encoding: gzip\r\nContent-Length: 2\r\n", "{}"),
      post_text("/api/sign-in", repeated("[", 100'000)),
      post_text("/api/sign-in", repeated("{\"a\":", 200)),
      post_text("/api/sign-in", keys),
      post_text("/api/sign-in", "[" + repeated("0,", 300'000) + "0]"),
      post_text("/api/sign-in", "{\"login\":\"\xC3\x28\xFF\",\"password\":\"x\"}"),
      post_text("/api/sign-in", std::string(1000, '\0')),
      post_text("/api/records/" + std::string(32, '0') + "/entries", "{\"entries\":[]}"),
      std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xFC\x03\x03\r\n\r\n", 15),
      "GET / HTTP/1.1\nHost: localhost\n\n\r\n\r\n",
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  };
}

}  // namespace

std::vector<Part> slow_connections(const Size& size) {
  const Part kinds[] = {
      {.address = {}, .says = "GET /api/me HTTP/1.1\r\nHost: localhost\r\n", .drip = "X", .pause = 1000ms},
      {.address = {}, .says = announced("Content-Length: 100000\r\n", "{\"login\":\""), .drip = "aaaaaaaaaa", .pause = 1000ms},
      {.address = {}, .says = repeated(get_text("/api/catalogue"), 20), .drip = {}, .pause = 1000ms, .listens = false},
      {.address = {}, .says = "G", .drip = {}, .pause = 1000ms},
  };
  std::vector<Part> parts;
  for (std::size_t i = 0; i < size.slow; ++i) {
    parts.push_back(kinds[i % std::size(kinds)]);
    parts.back().address = address_of(i % size.addresses);
    parts.back().rest = 200ms;
  }
  return parts;
}

std::vector<Part> malformed_requests(const Size& size) {
  const auto texts = malformed_texts();
  std::vector<Part> parts;
  for (std::size_t i = 0; i < size.malformed; ++i) {
    const std::string address = address_of(i % std::min<std::size_t>(8, size.addresses));
    if (i % 4 == 3) parts.push_back({.address = address, .says = repeated(get_text("/api/me"), 50), .drip = repeated(get_text("/api/me"), 50), .pause = 20ms, .one_answer = false});
    else parts.push_back({.address = address, .says = texts[(i - i / 4) % texts.size()], .drip = {}, .rest = 5ms});
  }
  return parts;
}

std::vector<Part> sign_ins(const Size& size) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < size.sign_ins; ++i) {
    const std::string login = i % 4 == 0 ? "honest" : fmt::format("nobody{}", i);
    const std::string words = fmt::format(R"({{"login":"{}","password":"this is not the password {}","own_device":false}})", login, i);
    parts.push_back({.address = address_of(i % size.addresses), .says = post_text("/api/sign-in", words), .drip = {}, .rest = 5ms});
  }
  return parts;
}

std::vector<Part> idle_streams(const Size& size, const std::vector<std::string>& cookies) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < size.streams; ++i)
    parts.push_back({.address = address_of(i % size.addresses), .says = get_text("/api/live", {"Cookie: " + cookies[i % cookies.size()]}), .drip = {}, .one_answer = false, .rest = 1000ms});
  return parts;
}

std::vector<Part> together(std::vector<std::vector<Part>> attacks) {
  std::vector<Part> all;
  for (auto& attack : attacks)
    for (auto& part : attack) all.push_back(std::move(part));
  return all;
}

}  // namespace cairn::floods
