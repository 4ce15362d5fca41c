// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace cairn::powercut {

/// How the program is started.
struct ServeWish {
  std::filesystem::path program;          ///< build/release/cairn
  std::filesystem::path folder;           ///< with "data" and "key" in it
  std::vector<std::string> environment{};   ///< "NAME=value", on top of this process's own
};

/// `cairn serve` as a process of its own, on a free port. It is killed when this object goes.
class ServedProgram {
 public:
  /// Starts it and returns at once. What it says on the error output goes to the file "server.log" in the folder.
  explicit ServedProgram(const ServeWish& wish);
  ~ServedProgram();
  ServedProgram(const ServedProgram&) = delete;
  ServedProgram& operator=(const ServedProgram&) = delete;

  /// Waits until it serves; false when it ended instead, or a minute has gone by.
  bool wait_until_ready();
  /// The port it serves on, once it is ready.
  std::uint16_t port() const { return port_; }
  /// From its start until it was ready.
  std::chrono::milliseconds start_time() const { return start_time_; }

  /// Kills it as `kill -9` does, and waits until it is gone.
  void kill();
  /// Asks it to stop in good order, and gives it no longer than this.
  void stop_half_way(std::chrono::microseconds longest);
  /// Asks it to stop in good order; its exit code, or 128 and the signal's number when a signal ended it.
  int stop();
  /// Waits for it to end by itself, a minute at most; its exit code as above, -1 when it goes on.
  int wait_for_end();

 private:
  int exit_code(int options);
  pid_t process_ = -1;
  int output_ = -1;
  std::chrono::steady_clock::time_point started_;
  std::chrono::milliseconds start_time_{0};
  std::uint16_t port_ = 0;
};

/// Runs a program to its end; its exit code and all it said.
struct Ran {
  int code = 0;
  std::string said;
};
Ran run_program(const std::vector<std::string>& command);

}  // namespace cairn::powercut
