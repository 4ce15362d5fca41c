// SPDX-License-Identifier: Apache-2.0
#include "http/error_answer.hpp"

#include <doctest/doctest.h>

using namespace cairn;

TEST_CASE("every kind of error has a client's status, but for what is not its fault") {
  for_each_value<ErrorKind>([](std::string_view name, ErrorKind kind) {
    const int status = status_of(kind);
    CHECK_MESSAGE((status >= 400 && (status < 500 || kind == ErrorKind::unavailable)), name);
  });
  CHECK(status_of(ErrorKind::not_found) == 404);
  CHECK(status_of(ErrorKind::refused) == 422);
}

TEST_CASE("an error has one form") {
  const auto plain = error_answer({ErrorKind::invalid, "/entries/0", "This has to be a text.", {}});
  CHECK(plain.status == 400);
  CHECK(plain.text() == R"({"error":{"kind":"invalid","path":"/entries/0","sentence":"This has to be a text."}})");
  const auto conflict = error_answer({ErrorKind::conflict, "/entries/1", "Written meanwhile.", R"({"version":2})"});
  CHECK(conflict.status == 409);
  CHECK(conflict.text() ==
        R"({"error":{"kind":"conflict","path":"/entries/1","sentence":"Written meanwhile.","current":{"version":2}}})");
}

TEST_CASE("who has to wait is told how long") {
  CHECK(error_answer({ErrorKind::too_many, "", "Wait.", {}}).headers == std::vector<Header>{{"Retry-After", "5"}});
  CHECK(error_answer({ErrorKind::not_found, "", "No.", {}}).headers.empty());
}

TEST_CASE("what is broken tells its number and nothing else") {
  const auto answer = broken_answer("0123456789ab");
  CHECK(answer.status == 500);
  CHECK(answer.text().find("0123456789ab") != std::string_view::npos);
}
