// SPDX-License-Identifier: Apache-2.0
// The real route table and the real dispatcher: every route, asked by everybody.
#include <doctest/doctest.h>

#include <algorithm>

#include "http/api/dispatcher.hpp"
#include "http/cookie.hpp"
#include "permissions/factor_requests.hpp"
#include "permissions/world.hpp"
#include "usecases/myself.hpp"

using namespace cairn;
using namespace cairn::permissions;

namespace {

/// One request as a browser would send it.
Request request_of(Method method, const std::string& path, const std::string& token,
                   const std::string& body = {}, const std::string& door = {}) {
  Request request;
  request.method = method;
  request.path = path;
  request.headers = {{"Host", "127.0.0.1:8080"}, {"Sec-Fetch-Site", "same-origin"}};
  if (method == Method::post) request.headers.push_back({"Content-Type", "application/json"});
  if (!token.empty()) request.headers.push_back({"Cookie", std::string(cookie_name(false)) + "=" + token});
  if (!door.empty()) request.headers.push_back({"Cookie", "cairn-door=" + door});
  request.body = body;
  request.peer = "127.0.0.1";
  return request;
}

std::string filled(std::string path, const std::string& value) {
  const auto open = path.find('{');
  return open == std::string::npos ? path : path.replace(open, path.find('}') - open + 1, value);
}

std::string method_name(Method method) { return method == Method::post ? "POST" : "GET"; }

/// Asks every route in somebody's name, with a request that is right but for who sends it.
class Asker {
 public:
  explicit Asker(World& world) : world_(world), dispatcher_(world.practice(), {}), factors_(world) {}

  Response ask(const ExpectedRoute& line, const Actor& actor, RecordId record) {
    const Method method = line.method == "POST" ? Method::post : Method::get;
    const std::string path = filled(line.path, path_value(line, actor, record));
    std::string token = actor.token;
    if (line.deed == Deed::sign_out && actor.signed_in()) token = world_.enter_again(actor);
    const std::string words = body(line, actor, record);
    auto answer = dispatcher_.answer(request_of(method, path, token, words, factors_.door()));
    if (FactorRequests::renews(line.deed)) world_.renew(actor);
    return answer;
  }
  Response send(Method method, const std::string& path, const std::string& token,
                const std::string& body = {}) {
    return dispatcher_.answer(request_of(method, path, token, body));
  }

  /// A body that this route takes from this actor.
  std::string body(const ExpectedRoute& line, const Actor& actor, RecordId record) {
    if (line.method != "POST") return {};
    if (const auto words = factors_.body(line.path, actor)) return *words;
    const std::string login = World::login_of(actor.signed_in() ? actor.name : "owner");
    switch (line.deed) {
      case Deed::sign_in:
        if (line.path != "/api/sign-in") return "{}";
        return R"({"login":")" + login + R"(","password":")" + first_password + R"(","own_device":false})";
      case Deed::change_own_password:
        return R"({"old_password":")" + first_password + R"(","new_password":"a red boat in the bay"})";
      case Deed::invite_client:
      case Deed::invite_staff:
        return std::string(R"({"role":")") + (line.when == "client" ? "client" : "therapist") +
               R"(","name":"Somebody new"})";
      case Deed::take_invitation:
        return R"({"login":"new)" + std::to_string(++made_) + R"(@harbour.example","password":")" +
               first_password + R"(","name":"Somebody","own_device":false})";
      case Deed::write_entries:
        return entries_body(actor, record);
      case Deed::enter_demo:
        return R"({"account":")" + to_text(world_.actor("owner").account) + R"(","own_device":false})";
      default:
        return "{}";
    }
  }

 private:
  std::string path_value(const ExpectedRoute& line, const Actor& actor, RecordId record) {
    if (const auto value = factors_.path_value(line.path, actor)) return *value;
    if (line.deed == Deed::take_invitation) return invitation(world_.actor("treating_therapist").token);
    if (line.deed == Deed::begin_care) return invitation(world_.enter(world_.add(Role::therapist, "Somebody new")));
    if (line.deed == Deed::end_own_session && actor.signed_in())
      return to_text(session_of(world_.enter_again(actor)));
    if (line.deed == Deed::end_own_session) return to_text(session_of(world_.actor("owner").token));
    return to_text(record);
  }
  SessionId session_of(const std::string& token) {
    return see_myself(world_.practice(), *admit(world_.practice(), Deed::see_myself, token))->session.id;
  }
  std::string invitation(const std::string& inviter) {
    const auto door = admit(world_.practice(), Deed::invite_client, inviter);
    const auto link = invite(world_.practice(), *door, {Role::client, Line("Somebody"), {}})->link;
    return link.substr(link.rfind('/') + 1);
  }
  std::string entries_body(const Actor& actor, RecordId record) const {
    const bool vault = world_.sort_of(record) == RecordSort::vault;
    const Kind kind = vault ? Kind::prep_note : Kind::topic;
    AppendRequest request;
    request.entries.push_back(world_.version(make_id<EntryId>(), 1, kind,
                                             body_of(kind, actor.party(record), "w", world_.client_record()),
                                             vault ? SeenBy::vault : SeenBy::my_record));
    return to_json(request);
  }

  World& world_;
  Dispatcher dispatcher_;
  FactorRequests factors_;
  int made_ = 0;
};

/// The status that somebody should get. A record route lets a carer up to a colleague's vault, where nothing
/// is theirs: the page is empty, and what they write is refused (403) by the policy for entries.
int expected_status(const World& world, const ExpectedRoute& line, const Actor& actor, RecordId record) {
  if (line.anybody) return 200;
  if (!actor.signed_in()) return 401;
  if (line.allows(actor.standing(record))) {
    const bool vault = line.about_record() && world.sort_of(record) == RecordSort::vault;
    return vault && line.deed == Deed::write_entries && actor.to(record) != Relationship::self ? 403 : 200;
  }
  return line.about_record() ? 404 : 403;
}

bool ok(int status) { return status >= 200 && status < 300; }

}  // namespace

TEST_CASE("every route of the server stands in the expectation, with its deed, and the other way round") {
  const auto expected = read_expected_routes();
  const auto routes = all_routes();
  for (const Route& route : routes) {
    std::set<Deed> deeds;
    for (const auto& line : expected.lines)
      if (line.method == method_name(route.method) && line.path == route.path) deeds.insert(line.deed);
    std::set<Deed> named = {route.deed};
    if (route.or_deed) named.insert(*route.or_deed);
    CHECK_MESSAGE(deeds == named, method_name(route.method), " ", route.path);
  }
  for (const auto& line : expected.lines)
    CHECK_MESSAGE(std::ranges::any_of(routes,
                                      [&](const Route& route) {
                                        return line.method == method_name(route.method) &&
                                               line.path == route.path;
                                      }),
                  line.method, " ", line.path, " is no route of the server");
}

TEST_CASE("everybody asks every route: only who may gets an answer") {
  World world;
  Asker asker(world);
  int cells = 0;
  for (const auto& line : read_expected_routes().lines)
    for (const Actor& actor : world.actors())
      for (const RecordId record : world.record_list()) {
        if (!line.about_record() && record != world.client_record()) continue;
        const auto answer = asker.ask(line, actor, record);
        CHECK_MESSAGE(answer.status == expected_status(world, line, actor, record), line.method, " ",
                      line.path, " ", line.when, " as ", actor.name, " in ", name_of(world.sort_of(record)),
                      ": ", answer.text());
        if (line.deed == Deed::follow_live) CHECK(answer.live.has_value() == ok(answer.status));
        ++cells;
      }
  MESSAGE(cells, " cells of route, actor and record asked");
}

TEST_CASE("another's record answers as one that is not there, byte for byte, and so does another's session") {
  World world;
  world.plant();
  Asker asker(world);
  int pairs = 0;
  const auto same = [&](const Response& a, const Response& b, const std::string& what) {
    CHECK_MESSAGE(a.status == 404, what);
    CHECK_MESSAGE(a.status == b.status, what);
    CHECK_MESSAGE(a.text() == b.text(), what);
    CHECK_MESSAGE(a.headers == b.headers, what);
    ++pairs;
  };
  for (const auto& line : read_expected_routes().lines)
    for (const Actor& actor : world.actors()) {
      if (!actor.signed_in()) continue;
      for (const RecordId record : world.record_list()) {
        if (!line.about_record() || line.allows(actor.standing(record))) continue;
        const Method method = line.method == "POST" ? Method::post : Method::get;
        const auto forbidden = asker.ask(line, actor, record);
        for (const auto& absent :
             {to_text(make_id<RecordId>()), std::string("no-id-at-all"), std::string(32, '0')})
          same(forbidden,
               asker.send(method, filled(line.path, absent), actor.token, asker.body(line, actor, record)),
               actor.name + " " + line.path);
      }
    }
  const auto owner = world.actor("owner");
  const auto theirs =
      see_myself(world.practice(), *admit(world.practice(), Deed::see_myself, owner.token))->session.id;
  for (const Actor& actor : world.actors()) {
    if (!actor.signed_in() || actor.account == owner.account) continue;
    const auto end = [&](const std::string& id) {
      return asker.send(Method::post, "/api/sessions/" + id + "/end", actor.token, "{}");
    };
    same(end(to_text(theirs)), end(to_text(make_id<SessionId>())), actor.name + " ends another's session");
  }
  CHECK(admit(world.practice(), Deed::see_myself, owner.token).has_value());
  MESSAGE(pairs, " pairs of forbidden and absent");
}

TEST_CASE("no canary of a record reaches anybody over any route that they may not see it by") {
  World world;
  world.plant();
  Asker asker(world);
  int seen = 0;
  for (const Actor& actor : world.actors()) {
    std::string received;
    for (const auto& line : read_expected_routes().lines)
      for (const RecordId record : world.record_list()) {
        const auto answer = asker.ask(line, actor, record);
        received += answer.text();
        for (const auto& header : answer.headers) received += header.value;
      }
    for (const Planted& entry : world.planted()) {
      const Sight sight = world.sight(actor, entry);
      for (std::size_t i = 0; i < entry.versions.size(); ++i) {
        if (entry.versions[i].canary.empty()) continue;
        const bool found = received.find(entry.versions[i].canary) != std::string::npos;
        seen += found ? 1 : 0;
        CHECK_MESSAGE(found == sight.versions[i], actor.name, " ", name_of(entry.kind), " at ",
                      name_of(entry.versions[i].choice));
      }
    }
  }
  CHECK(seen > 100);
}

TEST_CASE("an administrator's list of records is empty, and lists hold nobody who is not in one's care") {
  World world;
  Asker asker(world);
  CHECK(asker.send(Method::get, "/api/records", world.actor("treating_therapist").token)
            .text()
            .find(R"("name":"owner")") != std::string_view::npos);
  for (const Actor& actor : world.actors()) {
    if (!actor.signed_in()) continue;
    const auto list = std::string(asker.send(Method::get, "/api/records", actor.token).text());
    CAPTURE(actor.name);
    if (actor.role == Role::administrator) CHECK(list == R"({"records":[]})");
    for (const RecordId record : world.record_list()) {
      const bool client_in_care = world.sort_of(record) == RecordSort::client &&
                                  actor.to(record) == Relationship::treating &&
                                  (actor.role == Role::therapist || actor.role == Role::supervisor);
      const bool mine = actor.to(record) == Relationship::self;
      CHECK((list.find(to_text(record)) != std::string::npos) == (mine || client_in_care));
    }
    if (!actor.name.starts_with("treating_t") && !actor.name.starts_with("treating_s") &&
        actor.name != "owner")
      CHECK(list.find(R"("name":"owner")") == std::string::npos);
  }
}

TEST_CASE("the demo's doors are shut in a real practice") {
  TestPractice real(false);
  Dispatcher dispatcher(real.practice(), {});
  const auto client = real.add(Role::client, "Somebody");
  CHECK(dispatcher.answer(request_of(Method::get, "/api/demo/people", "")).status == 404);
  const auto body = R"({"account":")" + to_text(client) + R"(","own_device":false})";
  CHECK(dispatcher.answer(request_of(Method::post, "/api/demo/enter", "", body)).status == 404);
}

TEST_CASE("a field that no route declares is refused and nothing is done") {
  World world;
  Asker asker(world);
  int bodies = 0;
  for (const auto& line : read_expected_routes().lines) {
    if (line.method != "POST") continue;
    const auto may = std::ranges::find_if(world.actors(), [&](const Actor& actor) {
      return actor.signed_in() && line.allows(actor.standing(world.client_record()));
    });
    REQUIRE_MESSAGE(may != world.actors().end(), line.path);
    auto body = asker.body(line, *may, world.client_record());
    const auto path = filled(line.path, to_text(world.client_record()));
    body.insert(body.size() - 1, body == "{}" ? R"("role":"administrator")" : R"(,"extra":1)");
    const auto answer = asker.send(Method::post, path, may->token, body);
    CHECK_MESSAGE(answer.status == 400, line.path, ": ", answer.text());
    CHECK_MESSAGE(answer.text().find(R"("kind":"invalid")") != std::string_view::npos, line.path);
    CHECK_MESSAGE(admit(world.practice(), Deed::see_myself, may->token).has_value(), line.path,
                  " ended the session");
    ++bodies;
  }
  const Actor& owner = world.actor("owner");
  for (const auto* forbidden : {R"("author":"00112233445566778899aabbccddeeff")",
                                R"("written":"2026-11-22T14:02:07.123Z")", R"("position":1)"}) {
    AppendRequest request;
    request.entries.push_back(world.version(make_id<EntryId>(), 1, Kind::topic,
                                            body_of(Kind::topic, Party::client, "w"), SeenBy::my_record));
    auto body = to_json(request);
    body.insert(body.find(R"("version")"), std::string(forbidden) + ",");
    const auto answer = asker.send(
        Method::post, "/api/records/" + to_text(world.client_record()) + "/entries", owner.token, body);
    CHECK_MESSAGE(answer.status == 400, forbidden, ": ", answer.text());
  }
  CHECK(world.read(owner.token, world.client_record())->entries.empty());
  MESSAGE(bodies, " bodies with a field too many");
}
