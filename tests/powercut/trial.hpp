// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "after_restart.hpp"
#include "power_cut.hpp"
#include "served_program.hpp"

namespace cairn::powercut {

/// What to try, and with what.
struct TrialWish {
  std::filesystem::path program;     ///< build/release/cairn
  std::filesystem::path undo_log;    ///< the library to preload
  std::filesystem::path folder;      ///< to work in; emptied
  unsigned kills = 0;
  unsigned cuts = 0;
  std::uint64_t seed = 1;
  bool like_normal = false;          ///< the control: the server's disk behaves as with synchronous=NORMAL
  PracticeWish practice{};
};

/// What came out.
struct TrialReport {
  std::size_t acknowledged = 0;  ///< versions of entries
  std::size_t lost = 0;          ///< of them
  std::vector<std::string> wrong{};
  std::size_t early = 0;         ///< kills and cuts while the server was starting
  CutReport cuts{};              ///< what all power cuts did together
  std::vector<std::chrono::milliseconds> restarts{};  ///< after a power cut, from the start of the program until it served
};

/// Kills the real server at random instants while people write, cuts the power after some of the kills, starts it again
/// and looks. Kills come in two ways: on the real disk, and on the watched one without a cut, so that a later cut can take
/// what an earlier process left unflushed.
class Trial {
 public:
  explicit Trial(TrialWish wish);
  TrialReport run();

 private:
  enum class End { kill_on_real_disk, kill, power_cut };
  void begin_practice();
  void end_practice();
  void cycle(End end);
  bool start();
  bool start_and_look();
  void look_at_ledger();
  void write_for_a_while(ServedProgram& server);
  void wait_for_a_moment(const Shift& shift);
  void cut();
  ServeWish serve_wish() const;
  WatchedPlace place() const;
  void wrong(const std::string& what);
  std::chrono::microseconds moment(int longest_ms);

  TrialWish wish_;
  std::mt19937_64 chance_;
  TrialReport report_;
  std::vector<Person> people_;
  std::vector<RecordWriter> writers_;
  std::unique_ptr<ServedProgram> server_;
  unsigned number_ = 0;       ///< of the cycle
  bool on_real_disk_ = false;
  bool after_cut_ = false;
  bool has_ledger_ = false;   ///< the program can verify its own ledger
  bool spoiled_ = false;      ///< something was wrong: go on with a fresh practice
};

}  // namespace cairn::powercut
