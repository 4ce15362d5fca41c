// SPDX-License-Identifier: Apache-2.0
#include "http/security_headers.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace cairn;

TEST_CASE("the headers are complete lines") {
  for (const bool tls : {true, false}) {
    const std::string text(security_headers(tls));
    CHECK(text.ends_with("\r\n"));
    CHECK(text.find("\r\n\r\n") == std::string::npos);
    for (const auto* name : {"Content-Security-Policy: default-src 'none'; script-src 'self';", "X-Content-Type-Options: nosniff",
                             "Referrer-Policy: no-referrer", "Cross-Origin-Opener-Policy: same-origin",
                             "Cross-Origin-Resource-Policy: same-origin", "Cross-Origin-Embedder-Policy: require-corp",
                             "Permissions-Policy: ", "frame-ancestors 'none'", "require-trusted-types-for 'script'"})
      CHECK_MESSAGE(text.find(name) != std::string::npos, name);
    CHECK(text.find("unsafe") == std::string::npos);
    CHECK(text.find("Access-Control") == std::string::npos);
  }
}

TEST_CASE("only TLS binds a browser to TLS, for a year at least") {
  CHECK(security_headers(true).find("Strict-Transport-Security: max-age=63072000; includeSubDomains\r\n") != std::string_view::npos);
  CHECK(security_headers(false).find("Strict-Transport-Security") == std::string_view::npos);
}
