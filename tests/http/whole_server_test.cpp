// SPDX-License-Identifier: Apache-2.0
// The real server with a real practice in a folder of its own, over real sockets: what goes wrong, and how it is said.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <set>

#include "domain/kinds.hpp"
#include "http/api/route.hpp"
#include "raw_client.hpp"
#include "test_practice.hpp"

using namespace cairn;
using namespace cairn::testing;

namespace {

std::string fresh_id() { return to_text(make_id<EntryId>()); }

/// A list of one reflection, as the app sends it.
std::string reflection(const std::string& id, int version = 1, const std::string& text = "To sleep again.") {
  return fmt::format(
      R"({{"entries":[{{"id":"{}","version":{},"kind":"reflection","happened":"2026-11-22T10:00:00Z","seen_by":"only_me",)"
      R"("body":{{"prompt":"Q1","text":"{}","areas":[],"matters_most":false}}}}]}})",
      id, version, text);
}

struct BadInput {
  std::string name;
  std::string json;
  int status;
  std::string path;
};

std::string swapped(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::vector<BadInput> bad_inputs(const std::string& id) {
  const std::string good = reflection(id);
  std::string many = good.substr(0, good.size() - 2);
  for (int i = 0; i < 100; ++i) many += "," + reflection(fresh_id()).substr(12, good.size() - 14);
  return {
      {"unknown field", swapped(good, R"("version")", R"("colour":1,"version")"), 400, "/entries/0"},
      {"unknown field in the body", swapped(good, R"("areas")", R"("colour":1,"areas")"), 400, "/entries/0/body"},
      {"missing field", swapped(good, R"("version":1,)", ""), 400, "/entries/0/version"},
      {"wrong type", swapped(good, R"("version":1)", R"("version":"1")"), 400, "/entries/0/version"},
      {"wrong type in the body", swapped(good, R"("matters_most":false)", R"("matters_most":0)"), 400, "/entries/0/body/matters_most"},
      {"out of range", swapped(good, R"("version":1)", R"("version":99999999999)"), 400, "/entries/0/version"},
      {"no such kind", swapped(good, R"("kind":"reflection")", R"("kind":"poem")"), 400, "/entries/0/kind"},
      {"no such day", swapped(good, "2026-11-22T", "2026-11-31T"), 400, "/entries/0/happened"},
      {"malformed id", swapped(good, id, "123"), 400, "/entries/0/id"},
      {"text too long", swapped(good, "To sleep again.", std::string(9000, 'a')), 413, "/entries/0/body/text"},
      {"list too long", many + "]}", 413, "/entries"},
      {"too deep", swapped(good, "\"To sleep again.\"", std::string(40, '[') + std::string(40, ']')), 413, ""},
      {"bad UTF-8", swapped(good, "sleep", "\xC3\x28"), 400, ""},
      {"lone surrogate", swapped(good, "sleep", "\\ud800"), 400, ""},
      {"control character", swapped(good, "sleep", "\\u0007"), 400, "/entries/0/body/text"},
      {"text that turns its direction", swapped(good, "sleep", "\\u202e"), 400, "/entries/0/body/text"},
      {"the same field twice", swapped(good, R"("version":1)", R"("version":1,"version":1)"), 400, ""},
      {"no JSON", "entries", 400, ""},
      {"nothing", "", 400, ""},
      {"a list", "[]", 400, ""},
      {"half of it", good.substr(0, good.size() / 2), 400, ""},
      {"more after the end", good + "{}", 400, ""},
  };
}

/// Reads an error's form and checks that it is complete.
ErrorForm error_of(const WireAnswer& answer) {
  const auto form = read_json_text<ErrorForm>(answer.body);
  REQUIRE_MESSAGE(form.has_value(), answer.body);
  CHECK(!form->error.sentence.empty());
  CHECK(answer.header("Content-Type") == "application/json");
  return *form;
}

}  // namespace

TEST_CASE("bad input is refused in one form, with the path to it, and nothing is stored") {
  TestPractice house;
  const Person client = house.client("maya");
  const std::string entries = "/api/records/" + client.record + "/entries";
  const std::string id = fresh_id();
  for (const auto& bad : bad_inputs(id)) {
    CAPTURE(bad.name);
    const auto answer = house.post(entries, bad.json, client.cookie);
    CHECK(answer.status == bad.status);
    const auto form = error_of(answer);
    CHECK(form.error.kind == (bad.status == 413 ? ErrorKind::too_large : ErrorKind::invalid));
    if (!bad.path.empty()) CHECK(form.error.path == bad.path);
    CHECK(form.error.sentence.find("sleep") == std::string::npos);
  }
  CHECK(house.get(entries, client.cookie).body.find(R"("entries":[],"withdrawn":[])") != std::string::npos);
  CHECK(house.post(entries, reflection(id), client.cookie).status == 200);
  CHECK(house.get(entries, client.cookie).body.find("To sleep again.") != std::string::npos);
}

TEST_CASE("what is written is answered alike twice, and a version in between is shown") {
  TestPractice house;
  const Person client = house.client("maya");
  const std::string entries = "/api/records/" + client.record + "/entries";
  const std::string id = fresh_id();
  const auto first = house.post(entries, reflection(id), client.cookie);
  CHECK(first.status == 200);
  CHECK(house.post(entries, reflection(id), client.cookie).body == first.body);
  const auto conflict = house.post(entries, reflection(id, 1, "Something else."), client.cookie);
  CHECK(conflict.status == 409);
  const auto form = error_of(conflict);
  CHECK(form.error.kind == ErrorKind::conflict);
  REQUIRE(form.error.current.has_value());
  CHECK(form.error.current->text.find("To sleep again.") != std::string::npos);
}

TEST_CASE("forbidden and absent look the same, whoever asks") {
  TestPractice house;
  const Person maya = house.client("maya");
  const Person tom = house.client("tom");
  const Person admin = house.administrator();
  const std::string absent = fresh_id();
  for (const auto& who : {tom, admin}) {
    const auto no_such = house.get("/api/records/" + absent + "/entries", who.cookie);
    CHECK(no_such.status == 404);
    for (const auto& record : {maya.record, std::string("123"), std::string(32, 'Z'), std::string("..")}) {
      CAPTURE(record);
      const auto answer = house.get("/api/records/" + record + "/entries", who.cookie);
      CHECK(answer.status == 404);
      CHECK(answer.body == no_such.body);
      const auto write = house.post("/api/records/" + record + "/entries", reflection(fresh_id()), who.cookie);
      CHECK(write.status == 404);
      CHECK(write.body == no_such.body);
      CHECK(house.get("/api/records/" + record + "/access-log", who.cookie).body == no_such.body);
    }
  }
  CHECK(house.post("/api/sessions/" + absent + "/end", "{}", tom.cookie).status == 404);
  CHECK(house.post("/api/sessions/zzz/end", "{}", tom.cookie).status == 404);
}

TEST_CASE("an entry of one's own that answers to another record's id is refused and not stored") {
  TestPractice house;
  const Person maya = house.client("maya");
  const Person tom = house.client("tom");
  const std::string id = fresh_id();
  REQUIRE(house.post("/api/records/" + maya.record + "/entries", reflection(id), maya.cookie).status == 200);
  const auto stolen = house.post("/api/records/" + tom.record + "/entries", reflection(id, 2, "Taken."), tom.cookie);
  CHECK(stolen.status >= 400);
  CHECK(stolen.status < 500);
  CHECK(house.get("/api/records/" + maya.record + "/entries", maya.cookie).body.find("Taken.") == std::string::npos);
}

TEST_CASE("every route keeps nobody in who is not signed in, and none is ever broken by it") {
  TestPractice house;
  for (const auto& row : all_routes()) {
    CAPTURE(row.path);
    std::string path(row.path);
    for (auto at = path.find('{'); at != std::string::npos; at = path.find('{'))
      path.replace(at, path.find('}') - at + 1, fresh_id());
    for (const auto& cookie : {std::string(), std::string("cairn=abc"), "cairn=" + std::string(43, 'A')}) {
      const auto answer = row.method == Method::post ? house.post(path, "{}", cookie) : house.get(path, cookie);
      if (!permits_anybody(row.deed)) CHECK(answer.status == 401);
      CHECK(answer.status < 500);
      if (answer.status != 200) error_of(answer);
    }
  }
}

TEST_CASE("the same headers stand on every answer of every route and on every error") {
  TestPractice house;
  const Person client = house.client("maya");
  const std::string expected =
      "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
      "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; "
      "frame-ancestors 'none'; form-action 'self'; require-trusted-types-for 'script'\r\n"
      "X-Content-Type-Options: nosniff\r\nX-Frame-Options: DENY\r\nReferrer-Policy: no-referrer\r\n"
      "Cross-Origin-Opener-Policy: same-origin\r\nCross-Origin-Resource-Policy: same-origin\r\n"
      "Cross-Origin-Embedder-Policy: require-corp\r\nPermissions-Policy: accelerometer=(), ";
  std::vector<WireAnswer> answers;
  for (const auto& row : all_routes()) {
    if (row.deed == Deed::follow_live || row.deed == Deed::sign_out) continue;
    std::string path(row.path);
    if (const auto at = path.find("{record}"); at != std::string::npos) path.replace(at, 8, client.record);
    answers.push_back(row.method == Method::post ? house.post(path, "{}", client.cookie) : house.get(path, client.cookie));
  }
  for (const auto* path : {"/", "/goals", "/nothing.js", "/api/nothing", "/healthz"}) answers.push_back(house.get(path, ""));
  for (const auto* text : {"TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
                           "GET /api/me HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: cross-site\r\n\r\n", "nonsense\r\n\r\n"})
    answers.push_back(house.say(text));
  for (const auto& answer : answers) {
    CAPTURE(answer.head);
    CHECK(answer.head.find(expected) != std::string::npos);
    CHECK(answer.header("Server").empty());
    CHECK(answer.header("Access-Control-Allow-Origin").empty());
    CHECK(answer.header("Strict-Transport-Security").empty());
    const bool of_app = answer.header("Content-Type").starts_with("text/html");
    CHECK(answer.header("Cache-Control") == (of_app ? "no-cache" : "no-store"));
  }
}

TEST_CASE("methods that are not offered get 405 and hear which are") {
  TestPractice house;
  const auto trace = house.say("TRACE /api/me HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(trace.status == 405);
  CHECK(trace.header("Allow") == "GET, HEAD");
  CHECK(house.say("DELETE /api/records HTTP/1.1\r\nHost: localhost\r\n\r\n").status == 405);
  CHECK(house.say("BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n").status == 405);
  CHECK(house.post("/api/me", "{}", "").status == 405);
  CHECK(house.get("/api/sign-in", "").header("Allow") == "POST");
  const auto both = house.say("PUT /api/invitations/abc HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(both.header("Allow") == "GET, HEAD, POST");
}

TEST_CASE("a change from elsewhere, in another form or under another name of ours does nothing") {
  TestPractice house;
  const Person client = house.client("maya");
  const std::string path = "/api/records/" + client.record + "/entries";
  const std::string json = reflection(fresh_id());
  const auto say = [&](const std::string& host, const std::vector<std::string>& headers) {
    std::string text = fmt::format("POST {} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nContent-Length: {}\r\n", path, host, client.cookie, json.size());
    for (const auto& header : headers) text += header + "\r\n";
    return house.say(text + "\r\n" + json).status;
  };
  const std::string type = "Content-Type: application/json";
  CHECK(say("localhost", {type, "Sec-Fetch-Site: cross-site"}) == 403);
  CHECK(say("localhost", {type, "Origin: https://evil.example"}) == 403);
  CHECK(say("localhost", {type}) == 403);
  CHECK(say("localhost", {"Content-Type: text/plain", "Sec-Fetch-Site: same-origin"}) == 415);
  CHECK(say("evil.example", {type, "Sec-Fetch-Site: same-origin"}) == 421);
  CHECK(house.get(path, client.cookie).body.find("To sleep") == std::string::npos);
  CHECK(say("localhost", {type, "Origin: http://localhost"}) == 200);
}

TEST_CASE("a session is in the cookie alone, and ends at once, its live stream too") {
  TestPractice house;
  const Person client = house.client("maya");
  CHECK(client.set_cookie.find("; Path=/; HttpOnly; SameSite=Strict") != std::string::npos);
  RawClient live(house.port());
  live.send(get_text("/api/live", {"Cookie: " + client.cookie}));
  REQUIRE(live.read_until("event: hello\n").has_value());
  REQUIRE(house.post("/api/records/" + client.record + "/entries", reflection(fresh_id()), client.cookie).status == 200);
  CHECK(live.read_until("event: changed\ndata: {\"record\":\"" + client.record + "\"}").has_value());
  const auto out = house.post("/api/sign-out", "{}", client.cookie);
  CHECK(out.status == 200);
  CHECK(out.header("Clear-Site-Data") == "\"cache\"");
  CHECK(out.header("Set-Cookie").find("Max-Age=0") != std::string::npos);
  CHECK(live.read_until("0\r\n\r\n").has_value());
  CHECK(live.closed());
  CHECK(house.get("/api/me", client.cookie).status == 401);
}

TEST_CASE("what breaks inside tells a number and nothing else") {
  TestPractice house;
  house.stop_store();
  const auto answer = house.get("/api/records", "cairn=" + std::string(43, 'A'));
  CHECK(answer.status >= 500);
  error_of(answer);
}
