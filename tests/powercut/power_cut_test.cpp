// SPDX-License-Identifier: Apache-2.0
// The play of a power cut, held against what a disk does; and cuts at one chosen instant of the real server.
#include "power_cut.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
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

/// A folder that a small program has changed while it was watched.
struct Changed {
  fs::path root = fs::canonical(fs::temp_directory_path()) / ("cairn-cut-" + to_text(make_id<EntryId>()));
  WatchedPlace place{root / "data", root / "undo.log", root / "dead"};

  explicit Changed(const std::string& python) {
    fs::create_directories(place.folder);
    fs::create_directories(place.dead);
    std::vector<std::string> command{"/usr/bin/env"};
    for (const auto& variable : watching(place, CAIRN_UNDO_LOG, 0)) command.push_back(variable);
    const std::string folder = place.folder.string();
    command.insert(command.end(), {CAIRN_PYTHON, "-c",
                                   "import os\n"
                                   "def file(name): return os.open('" + folder + "/' + name, os.O_RDWR | os.O_CREAT, 0o600)\n"
                                   "def flush_folder(): os.fsync(os.open('" + folder + "', os.O_RDONLY))\n"
                                   "os.chdir('" + folder + "'); folder = '" + folder + "/'\n" + python});
    const Ran ran = run_program(command);
    REQUIRE_MESSAGE(ran.code == 0, ran.said);
  }
  ~Changed() { fs::remove_all(root); }
  Changed(const Changed&) = delete;
  Changed& operator=(const Changed&) = delete;

  CutReport cut(Loss loss, std::uint64_t seed = 1) {
    std::mt19937_64 chance(seed);
    const CutReport report = cut_power(place, loss, chance);
    CHECK(report.unseen.empty());
    return report;
  }
  std::string text(const std::string& name) const {
    std::ifstream in(place.folder / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  bool has(const std::string& name) const { return fs::exists(place.folder / name); }
};

}  // namespace

TEST_CASE("a cut takes back what was written, cut off or lengthened since the last flush") {
  Changed changed("f = file('a'); os.write(f, b'0123456789'); flush_folder(); os.fsync(f)\n"
                  "os.pwrite(f, b'AB', 3); os.ftruncate(f, 5); os.pwrite(f, b'CDE', 20)\n");
  CHECK(fs::file_size(changed.place.folder / "a") == 23);
  CHECK(changed.cut(Loss::everything).undone == 3);
  CHECK(changed.text("a") == "0123456789");
}

TEST_CASE("what was flushed stays, and what was written while the next flush had not begun does not") {
  Changed changed("f = file('a'); flush_folder(); os.write(f, b'one'); os.fsync(f); os.write(f, b'two'); os.fdatasync(f); os.write(f, b'three')\n");
  CHECK(changed.cut(Loss::everything).undone == 1);
  CHECK(changed.text("a") == "onetwo");
}

TEST_CASE("a name lives only when its folder was flushed") {
  Changed changed("f = file('lost'); os.write(f, b'x'); os.fsync(f)\n");
  changed.cut(Loss::everything);
  CHECK_FALSE(changed.has("lost"));
  Changed kept("f = file('kept'); flush_folder(); os.write(f, b'x')\n");
  kept.cut(Loss::everything);
  CHECK(kept.has("kept"));
  CHECK(kept.text("kept").empty());
}

TEST_CASE("names that were renamed over or unlinked come back with what they held") {
  Changed changed("a = file('a'); os.write(a, b'a'); os.fsync(a)\nb = file('b'); os.write(b, b'b'); os.fsync(b)\n"
                  "c = file('c'); os.write(c, b'c'); os.fsync(c); flush_folder()\n"
                  "os.rename(folder + 'a', folder + 'b'); os.unlink(folder + 'c')\n");
  CHECK_FALSE(changed.has("a"));
  CHECK(changed.cut(Loss::everything).names == 2);
  CHECK(changed.text("a") == "a");
  CHECK(changed.text("b") == "b");
  CHECK(changed.text("c") == "c");
}

TEST_CASE("a half of the writes may stay, and torn writes stay by sectors of 512 bytes") {
  const std::string one_write = "f = file('a'); os.write(f, b'o' * 4096); os.fsync(f); flush_folder()\n"
                                 "os.pwrite(f, b'N' * 4096, 0)\n";
  bool stayed = false, gone = false, mixed = false;
  for (std::uint64_t seed = 1; seed <= 60 && !(stayed && gone && mixed); ++seed) {
    Changed changed(one_write);
    changed.cut(seed % 2 == 0 ? Loss::half : Loss::torn, seed);
    const std::string text = changed.text("a");
    REQUIRE(text.size() == 4096);
    for (std::size_t at = 0; at < text.size(); at += 512) CHECK(text.substr(at, 512) == std::string(512, text[at]));
    const auto kept = std::ranges::count(text, 'N');
    (kept == 4096 ? stayed : kept == 0 ? gone : mixed) = true;
  }
  CHECK(stayed);
  CHECK(gone);
  CHECK(mixed);
}

TEST_CASE("what the log cannot follow voids the cut instead of passing by") {
  Changed changed("import mmap\nf = file('a'); os.write(f, b'x' * 4096); m = mmap.mmap(f, 4096); m[0] = 1\n");
  std::mt19937_64 chance(1);
  CHECK(cut_power(changed.place, Loss::everything, chance).unseen == "a mapped write");
}

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
