// SPDX-License-Identifier: Apache-2.0
#include "http/chunked_body.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace cairn;
using State = ChunkedBody::State;

namespace {

struct Read {
  State state;
  std::string body;
  std::string rest;
};

/// Reads `text` as it comes in pieces.
Read read(std::string_view text, std::size_t piece, std::size_t limit = 100) {
  ChunkedBody chunks(limit);
  Read out{State::more, "", ""};
  while (out.state == State::more && !text.empty()) {
    out.rest += text.substr(0, piece);
    text.remove_prefix(std::min(piece, text.size()));
    out.state = chunks.take(out.rest, out.body);
  }
  out.rest += text;
  return out;
}

}  // namespace

TEST_CASE("chunks are put together, however they were cut") {
  const std::string text = "5\r\nhello\r\n00A\r\n, you all!\r\n0\r\n\r\nGET /";
  for (std::size_t piece = 1; piece <= text.size(); ++piece) {
    const auto out = read(text, piece);
    CHECK(out.state == State::done);
    CHECK(out.body == "hello, you all!");
    CHECK(out.rest == "GET /");
  }
}

TEST_CASE("what two parsers could read in two ways is broken") {
  const std::string broken[] = {
      "5;a=b\r\nhello\r\n0\r\n\r\n", "5;a=\"\r\nhe\"\r\nhello\r\n", "5 \r\nhello\r\n", " 5\r\nhello\r\n", "\r\nhello\r\n",
      "-5\r\nhello\r\n", "0x5\r\nhello\r\n", "5\nhello\n0\n\n", "5\r\nhellooo\r\n", "5\r\nhello0\r\n\r\n", "0\r\nT: v\r\n\r\n",
      "000000005\r\nhello\r\n", "FFFFFFFFFFFFFFFF1\r\nhello\r\n", "zz\r\n", "5\r\rhello, you all"};
  for (const auto& text : broken)
    for (const std::size_t piece : {std::size_t{1}, std::size_t{3}, text.size()}) {
      CAPTURE(text);
      CHECK(read(text, piece).state == State::broken);
    }
}

TEST_CASE("a body ends before its limit, and a chunk past it is not taken in") {
  CHECK(read("5\r\nhello\r\n0\r\n\r\n", 64, 5).state == State::done);
  CHECK(read("5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n", 64, 5).state == State::too_large);
  const auto out = read("FFFFFFFF\r\nhello", 64, 5);
  CHECK(out.state == State::too_large);
  CHECK(out.body.empty());
}
