// SPDX-License-Identifier: Apache-2.0
// The play of a power cut, held against what a disk does; and cuts at one chosen instant of the real server.
#include "power_cut.hpp"

#include <doctest/doctest.h>

#include <thread>

#include "after_restart.hpp"
#include "served_program.hpp"

using namespace cairn;
using namespace cairn::powercut;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

/// A practice with one client, served by the real program on a watched disk.
struct WatchedPractice {
  fs::path folder = fs::canonical(fs::temp_directory_path()) / ("cairn-cut-" + to_text(make_id<EntryId>()));
  WatchedPlace place{folder / "data", folder / "undo.log", folder / "dead"};
  std::vector<Person> people;
  std::vector<RecordWriter> writers;
  std::mt19937_64 chance{7};

  WatchedPractice() {
    fs::create_directories(place.dead);
    people = make_practice(folder, {.clients = 1});
    writers.emplace_back(people[1], people[1].record, 5);
  }
  ~WatchedPractice() { fs::remove_all(folder); }
  WatchedPractice(const WatchedPractice&) = delete;
  WatchedPractice& operator=(const WatchedPractice&) = delete;

  ServeWish wish(const std::string& more = "UNDO_FLUSH_US=0") const {
    ServeWish serve{CAIRN_PROGRAM, folder, watching(place, CAIRN_UNDO_LOG, 0)};
    serve.environment.push_back(more);
    return serve;
  }
  /// Lets the client write until so many answers have come or the time is up, then kills the server.
  void write(ServedProgram& server, unsigned answers, std::chrono::milliseconds longest) {
    Shift shift{.most_answers = answers};
    std::thread thread([&] { writers[0].write(server.port(), shift); });
    const auto until = std::chrono::steady_clock::now() + longest;
    while (shift.answers < answers && std::chrono::steady_clock::now() < until) std::this_thread::sleep_for(200us);
    server.kill();
    shift.over = true;
    thread.join();
  }
  Findings look() {
    ServedProgram server({CAIRN_PROGRAM, folder, {}});
    REQUIRE(server.wait_until_ready());
    return look_after_restart(folder, server.port(), writers);
  }
};

}  // namespace

TEST_CASE("what a killed server had written and not flushed is flushed before its next one answers for it") {
  WatchedPractice practice;
  {
    ServedProgram server(practice.wish("UNDO_STALL=1"));  // the disk takes the first commit's bytes and never says that they are safe
    REQUIRE(server.wait_until_ready());
    practice.write(server, 1, 700ms);
  }
  REQUIRE(practice.writers[0].unanswered().has_value());
  REQUIRE(practice.writers[0].acknowledged().empty());
  {
    ServedProgram server(practice.wish());
    REQUIRE(server.wait_until_ready());
    practice.write(server, 1, 30s);  // the same request again: it stands already, so nothing new is written
  }
  REQUIRE(practice.writers[0].acknowledged().size() >= 1);
  cut_power(practice.place, Loss::everything, practice.chance);
  const Findings found = practice.look();
  CHECK(found.lost == 0);
  CHECK(found.wrong.empty());
}
