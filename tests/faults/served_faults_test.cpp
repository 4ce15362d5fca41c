// SPDX-License-Identifier: Apache-2.0
// The real program on a disk whose flush fails, and on one that is full.
#include <doctest/doctest.h>

#include "domain/reflection.hpp"
#include "faulty_system.hpp"
#include "http/raw_client.hpp"
#include "http/test_practice.hpp"
#include "powercut/after_restart.hpp"
#include "powercut/power_cut.hpp"
#include "powercut/served_program.hpp"
#include "small_disk.hpp"
#include "usecases/entries.hpp"

using namespace cairn;
using namespace cairn::powercut;
using faults::SmallDisk;
using faults::fresh_folder;
namespace fs = std::filesystem;

namespace {

const std::string typed = "heather on the moor";

std::string some_words() {
  AppendRequest request;
  Reflection reflection;
  reflection.text = Prose(typed + std::string(3000, 'w'));
  request.entries.push_back({make_id<EntryId>(), 1, Kind::reflection, {}, SystemClock().now(), SeenBy::only_me, RawJson{to_json(reflection)}});
  return to_json(request);
}

/// One signed-in client's requests to a served program.
struct Client {
  std::uint16_t port;
  const Person& person;

  testing::WireAnswer say(const std::string& text) const {
    testing::RawClient client(port);
    REQUIRE(client.send(text));
    auto answer = client.answer();
    REQUIRE_MESSAGE(answer.has_value(), text);
    return *answer;
  }
  std::vector<std::string> cookie() const { return {"Cookie: cairn=" + person.token}; }
  std::string entries() const { return "/api/records/" + to_text(person.record) + "/entries"; }
  testing::WireAnswer post(const std::string& json) const { return say(testing::post_text(entries(), json, cookie())); }
  testing::WireAnswer get(const std::string& path) const { return say(testing::get_text(path, cookie())); }
};

/// Reading and help, as they have to be on a full disk.
void check_reading(const Client& client) {
  CHECK(client.get(client.entries()).status == 200);
  CHECK(client.get("/api/records/" + to_text(client.person.record) + "/access-log").status == 200);
  CHECK(client.say(testing::get_text("/api/help")).status == 200);
  CHECK(client.say(testing::get_text("/healthz")).status == 200);
  CHECK(client.say(testing::get_text("/")).status == 200);
}

/// Writes until a write is refused; how many were taken.
int write_until_full(const Client& client) {
  for (int taken = 0; taken < 10'000; ++taken) {
    const auto answer = client.post(some_words());
    if (answer.status == 200) continue;
    CHECK(answer.status == 503);
    CHECK(answer.body.find("full") != std::string::npos);
    CHECK(answer.body.find(typed) == std::string::npos);
    return taken;
  }
  FAIL("the disk never got full");
  return 0;
}

}  // namespace

TEST_CASE("a flush that fails ends the server, and nobody is told that it is stored") {
  const fs::path folder = fresh_folder();
  const WatchedPlace place{folder / "data", folder / "undo.log", folder / "dead"};
  fs::create_directories(place.dead);
  const auto people = make_practice(folder, {.clients = 1});
  std::vector<RecordWriter> writers;
  writers.emplace_back(people[1], people[1].record, 3);
  ServeWish wish{CAIRN_PROGRAM, folder, watching(place, CAIRN_UNDO_LOG, 0)};
  wish.environment.emplace_back("UNDO_FAIL_FLUSH=4");
  {
    ServedProgram server(wish);
    REQUIRE(server.wait_until_ready());
    Shift shift;
    writers[0].write(server.port(), shift);
    CHECK(server.wait_for_end() == 70);
    CHECK(shift.answers < 4);  // the server's own signature at its start may be among the flushes
    CHECK(writers[0].unanswered().has_value());
    CHECK(writers[0].surprises().empty());
  }
  std::mt19937_64 chance(1);
  cut_power(place, Loss::everything, chance);
  ServedProgram server({CAIRN_PROGRAM, folder, {}});
  REQUIRE(server.wait_until_ready());
  const Findings found = look_after_restart(folder, server.port(), writers);
  CHECK(found.lost == 0);
  CHECK(found.wrong.empty());
  server.kill();
  fs::remove_all(folder);
}

TEST_CASE("on a full disk writes are refused, reading and help go on, and it recovers by itself") {
  const SmallDisk disk;
  if (!disk.mounted) {
    MESSAGE("skipped: a small disk cannot be mounted here");
    return;
  }
  const auto people = make_practice(disk.folder, {.clients = 2});
  ServedProgram server({CAIRN_PROGRAM, disk.folder, {}});
  REQUIRE(server.wait_until_ready());
  const Client client{server.port(), people[1]}, other{server.port(), people[2]};
  const std::string first = some_words();
  REQUIRE(client.post(first).status == 200);
  for (std::uint64_t left = 0; left <= 512 * 1024; left += 64 * 1024) {
    disk.free();
    CHECK(client.post(some_words()).status == 200);  // there is room again, and nobody had to do anything
    disk.fill(left);
    write_until_full(client);
    check_reading(client);
    check_reading(other);
    CHECK(client.post(first).status == 200);  // it stands already
    CHECK(client.post(some_words()).status == 503);
  }
  SUBCASE("a look by somebody else is in the access log before it is answered") {
    const Client therapist{server.port(), people[0]};
    CHECK(therapist.get(client.entries()).status == 200);
    CHECK(client.get("/api/records/" + to_text(client.person.record) + "/access-log").body.find("the therapist") != std::string::npos);
  }
  SUBCASE("it starts on a full disk") {
    server.kill();
    ServedProgram again({CAIRN_PROGRAM, disk.folder, {}});
    REQUIRE(again.wait_until_ready());
    check_reading({again.port(), people[1]});
    CHECK(Client{again.port(), people[1]}.post(some_words()).status == 503);
    disk.free();
    CHECK(Client{again.port(), people[1]}.post(some_words()).status == 200);
  }
}

TEST_CASE("every piece of memory is missing in the server while it takes a request: it goes on and tells nothing of what was typed") {
  testing::TestPractice practice;
  faults::spare_this_thread();
  testing::Person person = practice.client("client");
  std::string path;
  bool failed = true;
  std::int64_t i = 0;
  for (; failed; ++i) {
    if (i % 40 == 39) person = practice.client("client " + std::to_string(i));  // a longer record takes more memory
    path = "/api/records/" + person.record + "/entries";
    const std::string text = testing::post_text(path, some_words(), {"Cookie: " + person.cookie});
    faults::fail_at({faults::Call::own_memory, 0, i % 2 == 1}, i / 2 + 1, "/nowhere");
    std::optional<testing::WireAnswer> answer;
    {
      testing::RawClient client(practice.port());
      if (client.send(text)) answer = client.answer();
    }
    failed = faults::stop_failing();
    INFO("memory ", i / 2 + 1, i % 2 == 1 ? " and on" : "");
    if (answer) CHECK((answer->status == 200 || answer->status == 500 || answer->status == 503));
    if (answer) CHECK(answer->body.find(typed) == std::string::npos);
    if (!failed) CHECK((answer && answer->status == 200));
    if (i % 16 == 0) REQUIRE(practice.get("/healthz", "").status == 200);
  }
  CHECK(i > 100);
  CHECK(practice.get(path, person.cookie).status == 200);
}
