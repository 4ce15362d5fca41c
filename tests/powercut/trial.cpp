// SPDX-License-Identifier: Apache-2.0
#include "trial.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <thread>
#include <utility>

namespace cairn::powercut {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr unsigned cycles_a_practice = 25;
constexpr int longest_start_ms = 90;
constexpr int longest_writing_ms = 110;
constexpr unsigned longest_flush_us = 3000;

std::string end_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return text.substr(text.size() - std::min<std::size_t>(text.size(), 400));
}

}  // namespace

Trial::Trial(TrialWish wish) : wish_(std::move(wish)), chance_(wish_.seed) {
  fs::create_directories(wish_.folder);
  wish_.folder = fs::canonical(wish_.folder);
  fs::create_directories(wish_.folder / "first");
  people_ = make_practice(wish_.folder / "first", wish_.practice);
  has_ledger_ = run_program({wish_.program.string(), "--help"}).said.find("\n  audit ") != std::string::npos;
}

TrialReport Trial::run() {
  std::vector<End> ends(wish_.kills / 2, End::kill);
  ends.insert(ends.end(), wish_.kills - wish_.kills / 2, wish_.like_normal ? End::kill : End::kill_on_real_disk);
  ends.insert(ends.end(), wish_.cuts, End::power_cut);
  std::ranges::shuffle(ends, chance_);
  for (number_ = 0; number_ < ends.size(); ++number_) {
    if (number_ % cycles_a_practice == 0 || spoiled_) {
      end_practice();
      begin_practice();
    }
    cycle(ends[number_]);
  }
  end_practice();
  return report_;
}

void Trial::wrong(const std::string& what) {
  report_.wrong.push_back("cycle " + std::to_string(number_) + ": " + what);
  spoiled_ = true;
}

std::chrono::microseconds Trial::moment(int longest_ms) {
  return std::chrono::microseconds(std::uniform_int_distribution<int>(0, longest_ms * 1000)(chance_));
}

WatchedPlace Trial::place() const { return {wish_.folder / "now" / "data", wish_.folder / "undo.log", wish_.folder / "dead"}; }

/// A copy of the practice that was made once, and people who know nothing yet.
void Trial::begin_practice() {
  const auto where = place();
  for (const auto& gone : {wish_.folder / "now", where.log, where.dead}) fs::remove_all(gone);
  fs::copy(wish_.folder / "first", wish_.folder / "now", fs::copy_options::recursive);
  fs::create_directories(where.dead);
  writers_.clear();
  const Person& therapist = people_.front();
  for (const Person& person : people_) {
    writers_.emplace_back(person, person.record, chance_());
    if (person.role == Role::client && chance_() % 2 == 0) writers_.emplace_back(therapist, person.record, chance_());
  }
  spoiled_ = after_cut_ = false;
}

/// Looks once more, stops the server in good order, and counts.
void Trial::end_practice() {
  if (writers_.empty()) return;
  if (!spoiled_ && start_and_look() && server_->stop() != 0) wrong("the server did not stop in good order");
  server_.reset();
  for (const RecordWriter& writer : writers_) {
    for (const Post& post : writer.acknowledged()) report_.acknowledged += post.versions.size();
    for (const auto& surprise : writer.surprises()) wrong(surprise);
  }
  writers_.clear();
}

ServeWish Trial::serve_wish() const {
  ServeWish serve{wish_.program, wish_.folder / "now", {}};
  if (on_real_disk_) return serve;
  serve.environment = watching(place(), wish_.undo_log, longest_flush_us);
  if (wish_.like_normal) serve.environment.emplace_back("UNDO_NORMAL=1");
  return serve;
}

void Trial::cycle(End end) {
  on_real_disk_ = end == End::kill_on_real_disk;
  if (on_real_disk_) fs::remove(place().log);  // as if the disk had had the time to take everything
  if (chance_() % 8 == 0) {
    ++report_.early;
    server_ = std::make_unique<ServedProgram>(serve_wish());
    std::this_thread::sleep_for(moment(longest_start_ms));
    server_->kill();
  } else if (chance_() % 4 == 0 ? start() : start_and_look()) {  // a look writes, and so makes what is there safer
    write_for_a_while(*server_);
  }
  server_.reset();
  after_cut_ = end == End::power_cut;
  if (after_cut_) cut();
}

/// Starts the server; false when it does not come up.
bool Trial::start() {
  server_ = std::make_unique<ServedProgram>(serve_wish());
  if (!server_->wait_until_ready()) {
    wrong("the server does not come up again: " + end_of(wish_.folder / "now" / "server.log"));
    for (const RecordWriter& writer : writers_)
      for (const Post& post : writer.acknowledged()) report_.lost += post.versions.size();
    return false;
  }
  if (after_cut_) report_.restarts.push_back(server_->start_time());
  return true;
}

/// Starts the server and holds what it serves against what was acknowledged; false when something is wrong.
bool Trial::start_and_look() {
  if (!start()) return false;
  const Findings findings = look_after_restart(wish_.folder / "now", server_->port(), writers_);
  report_.lost += findings.lost;
  if (findings.lost > 0) wrong(std::to_string(findings.lost) + " acknowledged versions are lost");
  for (const auto& what : findings.wrong) wrong(what);
  if (has_ledger_) look_at_ledger();
  return !spoiled_;
}

void Trial::look_at_ledger() {
  const auto now = wish_.folder / "now";
  const Ran ran = run_program({wish_.program.string(), "audit", "verify", "--data", (now / "data").string(), "--key-file",
                               (now / "key").string()});
  if (ran.code != 0) wrong("the ledger does not verify: " + ran.said);
}

/// Mostly any moment; else the moment of the first answers. Whoever had no answer before a kill sends again first, and what
/// the server then finds written already has to be as safe as what it writes itself.
void Trial::wait_for_a_moment(const Shift& shift) {
  const auto longest = moment(longest_writing_ms);
  if (chance_() % 4 != 0) return std::this_thread::sleep_for(longest);
  const auto until = std::chrono::steady_clock::now() + longest;
  while (shift.answers == 0 && std::chrono::steady_clock::now() < until) std::this_thread::sleep_for(50us);
}

void Trial::write_for_a_while(ServedProgram& server) {
  Shift shift;
  std::vector<std::thread> threads;
  for (RecordWriter& writer : writers_)
    threads.emplace_back([&, port = server.port()] { writer.write(port, shift); });
  wait_for_a_moment(shift);
  if (chance_() % 8 == 0) server.stop_half_way(moment(longest_start_ms));
  server.kill();
  shift.over = true;
  for (auto& thread : threads) thread.join();
}

void Trial::cut() {
  if (!fs::exists(place().log)) return;  // it was killed before it wrote a byte
  constexpr std::array losses = {Loss::everything, Loss::half, Loss::torn};
  const CutReport one = cut_power(place(), losses[chance_() % losses.size()], chance_);
  report_.cuts.unflushed += one.unflushed;
  report_.cuts.undone += one.undone;
  report_.cuts.torn += one.torn;
  report_.cuts.names += one.names;
  if (!one.unseen.empty()) wrong("the log could not follow " + one.unseen);
}

}  // namespace cairn::powercut
