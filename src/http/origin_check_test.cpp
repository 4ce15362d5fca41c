// SPDX-License-Identifier: Apache-2.0
#include "http/origin_check.hpp"

#include <doctest/doctest.h>

using namespace cairn;

namespace {

Request with(Method method, std::vector<Header> headers) {
  Request request;
  request.method = method;
  request.headers = std::move(headers);
  request.headers.push_back({"Host", "localhost:8080"});
  return request;
}

int status(Method method, std::vector<Header> headers) {
  const auto refused = cross_site_refusal(with(method, std::move(headers)));
  return refused ? refused->status : 200;
}

const Header json{"Content-Type", "application/json"};

}  // namespace

TEST_CASE("a host is read without its port, and a malformed one is none") {
  CHECK(host_of("Localhost:8080") == "localhost");
  CHECK(host_of("praxis.example.org") == "praxis.example.org");
  CHECK(host_of("[::1]:8080") == "[::1]");
  for (const auto* bad : {"", ":80", "a:", "a:b", "a b", "a/b", "a@b", "[::1", "[::1]x", "a:1234567", "::1"}) CHECK_MESSAGE(host_of(bad).empty(), bad);
}

TEST_CASE("only names of ours are for us") {
  const std::vector<std::string> names = {"praxis.example.org"};
  const auto for_us = [&](const std::string& host, bool loopback) {
    Request request;
    request.headers = {{"Host", host}};
    return is_for_us(request, names, loopback);
  };
  CHECK(for_us("praxis.example.org:443", false));
  CHECK(for_us("127.0.0.1:1234", true));
  CHECK(!for_us("127.0.0.1:1234", false));
  CHECK(!for_us("evil.example", true));
  CHECK(!for_us("localhost.evil.example", true));
  Request twice;
  twice.headers = {{"Host", "localhost"}, {"Host", "localhost"}};
  CHECK(!is_for_us(twice, names, true));
}

TEST_CASE("a change needs JSON and a browser's word that it comes from here") {
  CHECK(status(Method::post, {json, {"Sec-Fetch-Site", "same-origin"}}) == 200);
  CHECK(status(Method::post, {json, {"Sec-Fetch-Site", "none"}}) == 200);
  CHECK(status(Method::post, {json, {"Origin", "http://localhost:8080"}}) == 200);
  CHECK(status(Method::post, {{"Content-Type", "application/json; charset=utf-8"}, {"Sec-Fetch-Site", "none"}}) == 200);
  CHECK(status(Method::post, {json}) == 403);
  CHECK(status(Method::post, {json, {"Sec-Fetch-Site", "cross-site"}}) == 403);
  CHECK(status(Method::post, {json, {"Sec-Fetch-Site", "same-site"}}) == 403);
  CHECK(status(Method::post, {json, {"Origin", "http://localhost:8081"}}) == 403);
  CHECK(status(Method::post, {json, {"Origin", "https://localhost:8080"}}) == 403);
  CHECK(status(Method::post, {json, {"Origin", "null"}}) == 403);
  CHECK(status(Method::post, {json, {"Sec-Fetch-Site", "same-origin"}, {"Origin", "http://evil.example"}}) == 403);
  CHECK(status(Method::post, {{"Sec-Fetch-Site", "same-origin"}}) == 415);
  CHECK(status(Method::post, {{"Content-Type", "text/plain"}, {"Sec-Fetch-Site", "same-origin"}}) == 415);
  CHECK(status(Method::post, {{"Content-Type", "application/jsonp"}, {"Sec-Fetch-Site", "same-origin"}}) == 415);
  CHECK(status(Method::post, {json, json, {"Sec-Fetch-Site", "same-origin"}}) == 415);
}

TEST_CASE("reading must not come from another site") {
  CHECK(status(Method::get, {}) == 200);
  CHECK(status(Method::get, {{"Sec-Fetch-Site", "same-origin"}}) == 200);
  CHECK(status(Method::get, {{"Sec-Fetch-Site", "cross-site"}}) == 403);
  CHECK(status(Method::get, {{"Origin", "http://evil.example"}}) == 403);
}
