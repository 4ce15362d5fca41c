// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace cairn::outcomes {

/// Whether long work says on standard error how far it is: only on a terminal, or always.
enum class Showing { on_a_terminal, always };

/// Sets it for this run of the program; `--progress` asks for `always`.
void show_progress(Showing showing);

/// A line on standard error that says how far one piece of work is, from its second second on, and then every
/// fifth of a second; it goes when the work is done. Not for several threads.
class ProgressLine {
 public:
  /// `what` stands before the numbers ("Reading"); `total` is 0 when it is not known.
  ProgressLine(std::string what, double total);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// So much is done now.
  void at(double done);

 private:
  std::string what_;
  double total_;
  bool shown_;
  bool written_ = false;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace cairn::outcomes
