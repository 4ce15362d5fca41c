// SPDX-License-Identifier: Apache-2.0
#include "test_practice.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <thread>

#include "http/front_door.hpp"
#include "http/web_server.hpp"
#include "usecases/open_practice.hpp"
#include "vault/soft_code_app.hpp"

namespace cairn::testing {
namespace {

namespace fs = std::filesystem;

std::string field(const std::string& json, std::string_view name) {
  const auto parsed = parse_json(json);
  REQUIRE_MESSAGE(parsed.has_value(), json);
  const Json* found = parsed->find(name);
  REQUIRE_MESSAGE(found != nullptr, json);
  return *found->text();
}

}  // namespace

struct TestPractice::Inside {
  fs::path folder = fs::temp_directory_path() / ("cairn-house-" + to_text(make_id<EntryId>()));
  SystemClock clock;
  std::unique_ptr<OpenPractice> open;
  std::optional<Dispatcher> dispatcher;
  std::optional<FrontDoor> door;
  std::unique_ptr<WebServer> server;
  std::thread thread;
  std::optional<Person> administrator;
  std::optional<Person> therapist;
};

TestPractice::TestPractice(const TestBudgets& budgets) : inside_(std::make_unique<Inside>()) {
  fs::create_directories(inside_->folder);
  PracticePlace place;
  place.folder = inside_->folder / "data";
  place.key_file = inside_->folder / "key";
  place.cheap_passwords = true;
  const auto made = create_practice(place, Line("A practice"), inside_->clock);
  REQUIRE_MESSAGE(made.has_value(), made.error().sentence);
  auto open = OpenPractice::open(place, inside_->clock);
  REQUIRE_MESSAGE(open.has_value(), open.error().sentence);
  inside_->open = std::move(*open);
  inside_->dispatcher.emplace(inside_->open->practice(), Content{}, budgets.by_account);
  FrontDoorSettings door;
  door.budget = budgets.by_address;
  door.sign_ins = budgets.sign_ins;
  inside_->door.emplace(door, StaticApp::read("/nonexistent"), *inside_->dispatcher, inside_->clock);
  WebSettings settings;
  settings.workers = 4;
  auto server = WebServer::open(settings, inside_->door->handlers());
  REQUIRE_MESSAGE(server.has_value(), server.error().sentence);
  inside_->server = std::move(*server);
  inside_->thread = std::thread([this] { inside_->server->run(); });
}

TestPractice::~TestPractice() {
  inside_->server->stop();
  inside_->thread.join();
  inside_->server.reset();
  inside_->open->stop();
  fs::remove_all(inside_->folder);
}

std::uint16_t TestPractice::port() const { return inside_->server->port(); }
void TestPractice::stop_store() { inside_->open->stop(); }

WireAnswer TestPractice::say(const std::string& text) const {
  RawClient client(port());
  REQUIRE(client.send(text));
  auto answer = client.answer();
  REQUIRE_MESSAGE(answer.has_value(), text);
  return *answer;
}

WireAnswer TestPractice::get(const std::string& path, const std::string& cookie) const {
  return say(cookie.empty() ? get_text(path) : get_text(path, {"Cookie: " + cookie}));
}

WireAnswer TestPractice::post(const std::string& path, const std::string& json, const std::string& cookie) const {
  return say(cookie.empty() ? post_text(path, json) : post_text(path, json, {"Cookie: " + cookie}));
}

Person TestPractice::accept(const std::string& link, const std::string& login) {
  const std::string token = link.substr(link.rfind('/') + 1);
  CHECK(get("/api/invitations/" + token, "").status == 200);
  const auto answer = post("/api/invitations/" + token,
                           fmt::format(R"({{"login":"{0}","password":"{0} has a long password of her own","name":"{0}","own_device":false}})", login), "");
  REQUIRE_MESSAGE(answer.status == 200, answer.body);
  CHECK(get("/api/invitations/" + token, "").status == 404);
  const std::string set = answer.header("Set-Cookie");
  return {set.substr(0, set.find(';')), set, ""};
}

Person TestPractice::enrolled(Person person) {
  const auto begun = post("/api/me/code-app/begin", "{}", person.cookie);
  REQUIRE_MESSAGE(begun.status == 200, begun.body);
  const std::string code = code_shown(field(begun.body, "secret"), inside_->clock.now());
  const auto done = post("/api/me/code-app", fmt::format(R"({{"enrolment":"{}","code":"{}"}})", field(begun.body, "enrolment"), code), person.cookie);
  REQUIRE_MESSAGE(done.status == 200, done.body);
  person.set_cookie = done.header("Set-Cookie");
  person.cookie = person.set_cookie.substr(0, person.set_cookie.find(';'));
  return person;
}

Person TestPractice::invited(const Person& by, const std::string& role, const std::string& name) {
  const auto answer = post("/api/invitations", fmt::format(R"({{"role":"{}","name":"{}"}})", role, name), by.cookie);
  REQUIRE_MESSAGE(answer.status == 200, answer.body);
  return accept(field(answer.body, "link"), name);
}

Person TestPractice::administrator() {
  if (!inside_->administrator) {
    const auto link = invite_first_administrator(inside_->open->practice());
    REQUIRE_MESSAGE(link.has_value(), link.error().sentence);
    inside_->administrator = enrolled(accept(link->link, "administrator"));
  }
  return *inside_->administrator;
}

Person TestPractice::therapist() {
  if (!inside_->therapist) inside_->therapist = enrolled(invited(administrator(), "therapist", "therapist"));
  return *inside_->therapist;
}

Person TestPractice::newcomer(const std::string& role, const std::string& name) { return invited(administrator(), role, name); }

Person TestPractice::client(const std::string& name) {
  Person person = invited(therapist(), "client", name);
  const auto records = parse_json(get("/api/records", person.cookie).body);
  REQUIRE(records.has_value());
  person.record = *records->find("records")->list()->front().find("id")->text();
  return person;
}

}  // namespace cairn::testing
